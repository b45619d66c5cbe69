package fluxgate.format.envelope;

import fluxgate.format.Frame;

/** One kind of wrapper. Stateful for one input, single-threaded. */
interface Envelope {
  /**
   * Takes the wrapper off.
   *
   * @param frame a line; afterwards the octets inside, and what the wrapper says of them. Its place
   *     in the stream stays
   * @return false where the line is not wrapped so; {@code frame} is then as it was
   */
  boolean unwrap(Frame frame);
}
