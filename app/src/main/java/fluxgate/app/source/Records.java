package fluxgate.app.source;

import fluxgate.format.Outcome;
import fluxgate.observation.Observation;
import java.io.IOException;
import java.util.List;

/**
 * Decoded records of one file, in its order. What is said of a record holds until the next one is
 * asked for. Used by one thread at a time.
 */
interface Records {
  /**
   * Goes to the next record, headers and comments included.
   *
   * @return false where there is none
   * @throws IOException where the stream is damaged
   * @throws RuntimeException where it cannot be cut into records
   */
  boolean next() throws IOException;

  /** What became of it; a decoder that fails rejects it. */
  Outcome outcome();

  /** What it completed; the reader's to keep what is in it, not the list. */
  List<Observation> observations();

  /** Octets of the stream that come before it. */
  long position();

  /** Octets that it takes in the stream. */
  int rawLength();

  /** When it was captured, where the framing gives a time and the record is whole. */
  long packetMicros();

  /** The record on its way to the merge; asked for once, of an accepted one. */
  ReadRecord accepted();
}
