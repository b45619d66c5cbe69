package fluxgate.format.framing;

import fluxgate.format.FrameReader;

/**
 * Some whole lines of a stream. Any number of threads may read it.
 *
 * @param octets the lines with their ends; not changed any more
 * @param position octets of the stream that come before
 */
public record LineBlock(byte[] octets, long position) {
  /** Cuts the lines as they would have been cut in the stream. */
  public FrameReader reader() {
    return new LineReader(new BlockInput(octets, position));
  }
}
