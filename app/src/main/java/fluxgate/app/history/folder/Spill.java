package fluxgate.app.history.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where DuckDB puts what does not fit into its memory while a store is written. */
public final class Spill {
  private static final String NAME = "spill";

  private Spill() {}

  public static Path of(Path folder) {
    return folder.resolve(NAME);
  }

  /** Removes what a writer left that was stopped. */
  static void remove(Path folder) throws IOException {
    Path spill = of(folder);
    if (Files.isDirectory(spill)) {
      List<Path> found;
      try (Stream<Path> files = Files.walk(spill)) {
        found = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : found) {
        Files.deleteIfExists(file);
      }
    }
  }
}
