package fluxgate.app.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds files whose stored octets are those of an earlier one; only files of one size are read for
 * it.
 */
final class DuplicateFiles {
  private DuplicateFiles() {}

  /** The files, with the original set where an earlier one has the same content. */
  static List<TelemetryFile> mark(List<TelemetryFile> files) {
    Map<Long, Integer> sizes = new HashMap<>();
    files.forEach(file -> sizes.merge(file.input().size(), 1, Integer::sum));
    Map<String, TelemetryFile> originals = new HashMap<>();
    List<TelemetryFile> marked = new ArrayList<>();
    for (TelemetryFile file : files) {
      boolean alone = sizes.getOrDefault(file.input().size(), 0) < 2;
      String digest = alone || !file.input().isRereadable() ? null : digest(file.input());
      TelemetryFile original = digest == null ? null : originals.putIfAbsent(digest, file);
      marked.add(original == null ? file : file.duplicateOf(original));
    }
    return marked;
  }

  /** SHA-256, or null where the file cannot be read; reading it for good says why. */
  private static @Nullable String digest(InputFile input) {
    try (InputStream stored = input.open(InputStream.nullInputStream())) {
      return Sha256.of(stored);
    } catch (IOException e) {
      return null;
    }
  }
}
