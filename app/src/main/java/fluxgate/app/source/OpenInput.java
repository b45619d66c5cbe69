package fluxgate.app.source;

import fluxgate.format.Head;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An input opened for reading, decompressed by content, with its octets counted on both sides.
 * Single-threaded but for {@code progress}.
 */
final class OpenInput implements Closeable {
  private final Counted stored;
  private @Nullable Compression outermost;
  private final Counted data;
  private byte[] head = new byte[0];
  private int headLength;
  private @Nullable IOException headFailure;

  /**
   * @param stored owned by this object, and closed also where opening fails
   * @param progress gets every octet that is read of {@code stored}
   */
  OpenInput(InputStream stored, AtomicLong progress) throws IOException {
    this.stored = new Counted(stored, progress);
    try {
      data = new Counted(decompressed(this.stored), new AtomicLong());
    } catch (IOException | RuntimeException e) {
      stored.close();
      throw e;
    }
  }

  private InputStream decompressed(InputStream stored) throws IOException {
    InputStream stream = stored;
    for (int level = 0; level < Compression.MOST_LEVELS; level++) {
      byte[] magic = new byte[Compression.MAGIC_OCTETS];
      PushbackInputStream peeked = new PushbackInputStream(stream, magic.length);
      int length = peeked.readNBytes(magic, 0, magic.length);
      peeked.unread(magic, 0, length);
      stream = peeked;
      Compression found = Compression.of(magic, length);
      if (found == null) {
        break;
      }
      stream = found.decompress(stream);
      outermost = outermost == null ? found : outermost;
    }
    return stream;
  }

  /**
   * The beginning of the decompressed octets, which {@link #stream} gives once more. What was
   * readable before damage counts; the damage shows again in the stream.
   */
  Head head() {
    if (head.length == 0) {
      head = new byte[Head.SIZE];
      try {
        while (headLength < head.length) {
          int count = data.read(head, headLength, head.length - headLength);
          if (count < 0) {
            break;
          }
          headLength += count;
        }
      } catch (IOException e) {
        headFailure = e;
      }
    }
    return new Head(head, headLength);
  }

  /** What stopped {@link #head}, or null. */
  @Nullable IOException headFailure() {
    return headFailure;
  }

  /** The decompressed octets from the start. Called once. */
  InputStream stream() {
    return headLength == 0 && headFailure == null ? data : new Replayed();
  }

  /** Whether reading costs more than copying. */
  boolean isCompressed() {
    return outermost != null;
  }

  /** Whether it is a zip archive. */
  boolean isZip() {
    return outermost == Compression.ZIP;
  }

  long storedOctets() {
    return stored.count;
  }

  long decompressedOctets() {
    return data.count;
  }

  @Override
  public void close() throws IOException {
    data.close();
  }

  private static final class Counted extends FilterInputStream {
    private final AtomicLong progress;
    private long count;

    Counted(InputStream stream, AtomicLong progress) {
      super(stream);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int octet = in.read();
      count(octet < 0 ? 0 : 1);
      return octet;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      count(read);
      return read;
    }

    private void count(int octets) {
      if (octets > 0) {
        count += octets;
        progress.addAndGet(octets);
      }
    }
  }

  /** The head, then what stopped it, then the rest. */
  private final class Replayed extends InputStream {
    private int at;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (at < headLength) {
        int count = Math.min(length, headLength - at);
        System.arraycopy(head, at, into, offset, count);
        at += count;
        return count;
      }
      if (headFailure != null) {
        throw headFailure;
      }
      return data.read(into, offset, length);
    }
  }
}
