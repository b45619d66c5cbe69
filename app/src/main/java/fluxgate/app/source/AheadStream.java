package fluxgate.app.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is read one block ahead of whoever reads it, by threads that have nothing else to
 * do: so that decompressing and decoding one file overlap.
 *
 * <p>A block that nobody has begun when it is needed is read by the reader itself: nobody ever
 * waits for what does not run, and what is read depends on no thread. Used by one reader; {@link
 * #close} waits for a block that is being read.
 */
final class AheadStream extends InputStream {
  /** As large as the blocks that records are cut from. */
  private static final int BLOCK = 256 * 1024;

  /**
   * What was read in one go.
   *
   * @param failure what ended the stream after these octets, if something did
   */
  private record Block(byte[] octets, int length, @Nullable IOException failure) {
    boolean isLast() {
      return failure != null || length < octets.length;
    }
  }

  private final InputStream stream;
  private final Workers workers;
  private byte[] spare = new byte[BLOCK];
  private Block block = new Block(new byte[BLOCK], BLOCK, null);
  private int at = BLOCK;
  private @Nullable FutureTask<Block> ahead;

  /** Guarded by this. */
  private boolean closed;

  /**
   * @param stream from now on read by this alone, never by two threads at once
   */
  AheadStream(InputStream stream, Workers workers) {
    this.stream = stream;
    this.workers = workers;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == block.length) {
      if (block.failure != null) {
        throw block.failure;
      }
      if (block.isLast()) {
        return -1;
      }
      advance();
    }
    int count = Math.min(length, block.length - at);
    System.arraycopy(block.octets, at, into, offset, count);
    at += count;
    return count;
  }

  private void advance() {
    FutureTask<Block> next = ahead == null ? task(spare) : ahead;
    next.run(); // does nothing where another thread has begun
    spare = block.octets;
    block = Workers.await(next);
    at = 0;
    if (!block.isLast()) {
      ahead = task(spare);
      workers.startLater(ahead);
    }
  }

  private FutureTask<Block> task(byte[] into) {
    return new FutureTask<>(() -> readBlock(into));
  }

  private synchronized Block readBlock(byte[] into) {
    int length = 0;
    try {
      while (length < into.length && !closed) {
        int count = stream.read(into, length, into.length - length);
        if (count < 0) {
          break;
        }
        length += count;
      }
      return new Block(into, length, null);
    } catch (IOException e) {
      return new Block(into, length, e);
    }
  }

  /** Reads no more. The stream below is its opener's to close, once this has returned. */
  @Override
  public synchronized void close() {
    closed = true;
  }
}
