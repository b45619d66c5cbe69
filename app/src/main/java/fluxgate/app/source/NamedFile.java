package fluxgate.app.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that somebody named and that is to be read whole. */
public final class NamedFile {
  private NamedFile() {}

  /**
   * Looks whether it can be opened, so that the reason can be said in plain words.
   *
   * @throws IOException with a sentence that names the file, without its full stop
   */
  public static void check(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(file + ": there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": it is a folder; name a file");
    }
    if (!Files.isReadable(file)) {
      throw new IOException(file + ": you are not allowed to read it");
    }
  }
}
