package fluxgate.format;

import java.io.IOException;

/** Cuts a stream into records. */
public interface FrameReader {
  /**
   * Fills {@code frame} with the next record. A record that cannot be cut out whole is delivered
   * with {@link Frame#damage} set; after that the reader goes on where it can, or ends.
   *
   * @return false at the end of the stream
   * @throws IOException only what the underlying stream throws
   */
  boolean next(Frame frame) throws IOException;
}
