package fluxgate.app.source;

import fluxgate.app.output.NearWords;
import fluxgate.format.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to do about an argument that gives nothing to read: the end of its sentence. */
final class NextStep {
  static final String NO_MATCH = "; check the pattern, or name the folder to read all in it";
  static final String NO_FILE =
      ": there is no file in this folder (hidden ones do not count); name one that holds logs";
  static final String NO_FORMAT =
      "; 'fluxgate formats' lists what is read, and --format ID reads a file as one of these"
          + " whatever is in it";

  /** Entries of a folder that are looked at for one of a name like the one that was said. */
  private static final int MOST_ENTRIES = 10_000;

  private NextStep() {}

  /** For a folder with nothing in it that can be read as this format; null: as any. */
  static String nothing(@Nullable Format forced) {
    return forced == null
        ? NO_FORMAT
        : ": nothing in it is " + forced.id() + "; leave --format out to go by content";
  }

  /** For a path where nothing is. */
  static String missing(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      return ", and there is no folder " + path.getParent() + "; check the path";
    }
    String near = folder == null ? null : near(folder, String.valueOf(path.getFileName()));
    if (near != null) {
      return "; near it is " + path.resolveSibling(near);
    }
    return path.isAbsolute()
        ? "; check the path"
        : "; check the path, which begins in the current folder";
  }

  private static @Nullable String near(Path folder, String name) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<String> names =
          entries.limit(MOST_ENTRIES).map(path -> String.valueOf(path.getFileName())).toList();
      List<String> near = NearWords.of(name, names.stream().sorted().toList());
      return near.isEmpty() ? null : near.getFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      return null; // a hint that cannot be given
    }
  }
}
