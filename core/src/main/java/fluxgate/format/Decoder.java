package fluxgate.format;

import fluxgate.observation.ObservationSink;

/**
 * Turns the records of one input, in order, into observations. Stateful for that input,
 * single-threaded; made by a row of {@link Format}.
 */
public interface Decoder {
  /**
   * Reads one record. Never throws for what the record contains.
   *
   * @param frame undamaged, valid only during the call
   * @return what became of the record; observations that it completes may go to {@code sink} now or
   *     with a later record
   */
  Outcome decode(Frame frame, ObservationSink sink);

  /** The input has ended: hands over what was still being put together. */
  default void finish(ObservationSink sink) {}
}
