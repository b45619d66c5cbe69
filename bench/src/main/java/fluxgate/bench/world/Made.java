package fluxgate.bench.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are made once. */
final class Made {
  /** Makes a file or a folder at the path that it is given. */
  interface Making {
    void make(Path path) throws IOException;
  }

  private Made() {}

  /** The path, after making what is there where nothing is. */
  static Path once(Path path, Making making) throws IOException {
    if (!Files.exists(path)) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
      making.make(unfinished);
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }
    return path;
  }
}
