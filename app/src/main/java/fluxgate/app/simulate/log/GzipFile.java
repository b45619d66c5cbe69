package fluxgate.app.simulate.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A compressed file whose header carries no time (RFC 1952 MTIME 0). */
final class GzipFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;

  /**
   * @param level of compression, 1 fastest to 9 smallest
   */
  GzipFile(Path file, int level) throws IOException {
    out = new BufferedOutputStream(new LevelledGzip(Files.newOutputStream(file), level), BUFFER);
  }

  private static final class LevelledGzip extends GZIPOutputStream {
    LevelledGzip(OutputStream out, int level) throws IOException {
      super(out, BUFFER);
      def.setLevel(level);
    }
  }

  void line(CharSequence text) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  void octets(byte[] octets) throws IOException {
    out.write(octets);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
