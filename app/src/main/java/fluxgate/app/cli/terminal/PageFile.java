package fluxgate.app.cli.terminal;

import fluxgate.app.ledger.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page on its way into a file. */
public final class PageFile {
  private PageFile() {}

  /**
   * Writes the page in UTF-8.
   *
   * @throws OutputException naming the file where it cannot be written
   */
  public static void write(Path file, String page) throws OutputException {
    try {
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new OutputException(file.toString(), e);
    }
  }
}
