package fluxgate.format.framing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stream read in large blocks, with records cut out of the block in place: the window {@code
 * [start, limit)} of {@link #buffer} holds what was read and not yet consumed.
 */
public final class BlockInput {
  /** Large enough that a block costs one system call for thousands of records. */
  private static final int BLOCK = 256 * 1024;

  private final InputStream stream;
  private byte[] buffer;
  private int start;
  private int limit;
  private long consumed;
  private boolean ended;
  private @Nullable IOException failure;

  public BlockInput(InputStream stream) {
    this.stream = stream;
    this.buffer = new byte[BLOCK];
  }

  /**
   * A part of a stream that was read already.
   *
   * @param octets not changed
   * @param position octets of the stream that come before it
   */
  BlockInput(byte[] octets, long position) {
    stream = InputStream.nullInputStream();
    buffer = octets;
    limit = octets.length;
    consumed = position;
    ended = true;
  }

  /**
   * The octets read and not yet consumed lie in {@code [start(), limit())}; invalid after the next
   * {@link #require}.
   */
  public byte[] buffer() {
    return buffer;
  }

  public int start() {
    return start;
  }

  public int limit() {
    return limit;
  }

  public int available() {
    return limit - start;
  }

  /** Octets consumed since the start of the stream. */
  public long position() {
    return consumed;
  }

  /**
   * Reads until at least {@code count} octets are available. The caller bounds {@code count}: the
   * buffer grows to it.
   *
   * @return false if the stream ends before
   * @throws IOException what the stream threw, also if it threw it in {@link #fill}
   */
  public boolean require(int count) throws IOException {
    while (limit - start < count) {
      if (ended) {
        return false;
      }
      if (failure != null) {
        throw failure;
      }
      makeRoom(count);
      int read = stream.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        ended = true;
        return false;
      }
      limit += read;
    }
    return true;
  }

  /** As {@link #require}, but leaves it to {@code require} to say that the stream is damaged. */
  void fill(int count) {
    try {
      require(count);
    } catch (IOException e) {
      failure = e;
    }
  }

  private void makeRoom(int count) {
    if (buffer.length - start >= count && buffer.length > limit) {
      return;
    }
    if (count > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(count, buffer.length * 2));
    }
    System.arraycopy(buffer, start, buffer, 0, limit - start);
    limit -= start;
    start = 0;
  }

  /** Consumes available octets. */
  public void skip(int count) {
    start += count;
    consumed += count;
  }
}
