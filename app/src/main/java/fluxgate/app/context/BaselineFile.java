package fluxgate.app.context;

import fluxgate.detect.baseline.Baseline;
import fluxgate.detect.baseline.BaselineCodec;
import fluxgate.detect.state.StateReader.StateFormatException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file in which a baseline waits for the next run. */
public final class BaselineFile {
  /** A month of a large network takes a few megabytes; what is larger is something else. */
  private static final long MOST_OCTETS = 64L << 20;

  private BaselineFile() {}

  /**
   * Reads a baseline.
   *
   * @throws IOException whose message is a sentence without its full stop
   */
  public static Baseline read(Path file) throws IOException {
    try {
      if (Files.isDirectory(file)) {
        throw new IOException(file + " is a folder, and a baseline is a file");
      }
      if (Files.size(file) > MOST_OCTETS) {
        throw new IOException(file + " is larger than any baseline that --learn writes");
      }
      return BaselineCodec.read(Files.readAllBytes(file));
    } catch (StateFormatException e) {
      throw new IOException(file + " " + e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new IOException(file + " does not exist; hunt --learn writes it", e);
    }
  }

  /** Writes a baseline beside the file and moves it there whole: nobody ever reads half of one. */
  public static void write(Baseline baseline, Path file) throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = target.getParent();
    Path draft =
        Files.createTempFile(folder == null ? Path.of(".") : folder, ".baseline", ".draft");
    try {
      Files.write(draft, BaselineCodec.save(baseline));
      try {
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
