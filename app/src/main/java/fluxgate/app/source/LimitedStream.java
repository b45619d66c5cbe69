package fluxgate.app.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first octets of a stream. */
final class LimitedStream extends FilterInputStream {
  private int left;

  LimitedStream(InputStream stream, int limit) {
    super(stream);
    left = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = in.read(into, offset, Math.min(length, left));
    left -= Math.max(count, 0);
    return count;
  }
}
