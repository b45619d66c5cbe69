package fluxgate.app.history.folder;

import java.util.ArrayList;
import java.util.Comparator;
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

  /**
   * Times within bounds of which a store has nothing, although it has something before and after.
   *
   * @param leastMicros shorter ones are none
   */
  public static List<StoreSpan> silences(
      StoreFolder store, long sinceMicros, long untilMicros, long leastMicros) {
    List<StoreSpan> silences = new ArrayList<>();
    long reached = Long.MAX_VALUE;
    for (StoredFile file :
        store.manifest().files().stream()
            .filter(file -> file.kind().isSeen())
            .sorted(Comparator.comparingLong(StoredFile::firstMicros))
            .toList()) {
      long from = Math.max(reached, sinceMicros);
      long to = Math.min(file.firstMicros(), untilMicros);
      if (from < to && to - from >= leastMicros) {
        silences.add(new StoreSpan(from, to));
      }
      reached =
          reached == Long.MAX_VALUE ? file.lastMicros() : Math.max(reached, file.lastMicros());
    }
    return silences;
  }
}
