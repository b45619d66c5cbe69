package fluxgate.app.source;

import fluxgate.format.Input;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One input, as the arguments name it.
 *
 * @param name stands in provenance, ledgers and sentences
 * @param path where it lies; null for standard input
 * @param size octets as stored; -1 where it cannot be known (standard input, pipes)
 * @param folder the folder argument that it was found in; null where it was named itself
 * @param cut whether it ends after {@code size} octets, whatever has come since
 */
public record InputFile(
    String name, @Nullable Path path, long size, @Nullable String folder, boolean cut) {
  static final String STANDARD_INPUT = "-";

  InputFile(String name, @Nullable Path path, long size, @Nullable String folder) {
    this(name, path, size, folder, false);
  }

  static InputFile standardInput() {
    return new InputFile(STANDARD_INPUT, null, -1, null);
  }

  /** The same as it was when it had so many octets, and another name. */
  InputFile asItWas(String thenName, long octets) {
    return new InputFile(thenName, path, octets, folder, true);
  }

  /** Whether it can be opened again: a pipe and standard input can be read only once. */
  boolean isRereadable() {
    return size >= 0;
  }

  /** What a decoder is to know of it: when it was last written is now where nobody can tell. */
  Input forDecoder(ReadOptions options) {
    Instant written = Instant.now();
    if (path != null && isRereadable()) {
      try {
        written = Files.getLastModifiedTime(path).toInstant();
      } catch (IOException e) {
        // Reading it meets the same, and says so.
      }
    }
    Input input = new Input(name, options.zone(), written.getEpochSecond() * 1_000_000);
    return options.keepsGlue() ? input.withGlue() : input;
  }

  /** The stored octets. Closing the stream never closes standard input. */
  InputStream open(InputStream standardInput) throws IOException {
    if (path != null) {
      InputStream stored = Files.newInputStream(path);
      return cut ? new LimitedStream(stored, size) : stored;
    }
    return new FilterInputStream(standardInput) {
      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return in.read(into, offset, length);
      }

      @Override
      public void close() {}
    };
  }
}
