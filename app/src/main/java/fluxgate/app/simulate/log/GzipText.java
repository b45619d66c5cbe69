package fluxgate.app.simulate.log;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A compressed text file whose header carries no time (RFC 1952 MTIME 0). */
final class GzipText implements AutoCloseable {
  private final Writer writer;

  /**
   * @param level of compression, 1 fastest to 9 smallest
   */
  GzipText(Path file, int level) throws IOException {
    OutputStream compressed = new LevelledGzip(Files.newOutputStream(file), level);
    writer = new BufferedWriter(new OutputStreamWriter(compressed, StandardCharsets.UTF_8));
  }

  private static final class LevelledGzip extends GZIPOutputStream {
    LevelledGzip(OutputStream out, int level) throws IOException {
      super(out, 1 << 16);
      def.setLevel(level);
    }
  }

  void line(CharSequence text) {
    try {
      writer.append(text).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
