package fluxgate.app.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when to when the store has what sensors saw.
 *
 * @param firstMicros the earliest event
 * @param lastMicros the latest event
 */
public record StoreSpan(long firstMicros, long lastMicros) {

  /** Of a store; null where nothing is in it. */
  public static @Nullable StoreSpan of(StoreFolder store) {
    List<StoredFile> seen =
        store.manifest().files().stream().filter(file -> file.kind().isSeen()).toList();
    return seen.isEmpty()
        ? null
        : new StoreSpan(
            seen.stream().mapToLong(StoredFile::firstMicros).min().orElseThrow(),
            seen.stream().mapToLong(StoredFile::lastMicros).max().orElseThrow());
  }
}
