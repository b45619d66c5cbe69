package fluxgate.app.source;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Input;
import fluxgate.observation.Observation;
import fluxgate.observation.RRsetObservation;
import java.io.IOException;
import java.io.InputStream;

/**
 * What the first records of a file say of the rest: when it begins, and whether it holds
 * aggregates. Whatever it decodes is thrown away and decoded again when the file is read.
 */
final class Peek {
  /** Octets looked at: an EVE log can begin with hundreds of records that are not ours. */
  static final int MOST_OCTETS = 1 << 20;

  /** Records looked at from the first that has a time: the earliest of a few is a better bound. */
  private static final int MOST_TIMED_RECORDS = 32;

  private long earliestMicros = Long.MAX_VALUE;
  private boolean aggregates;

  Peek(RecordFormat format, Input input, InputStream stream) {
    try {
      read(format, input, stream);
    } catch (IOException | RuntimeException e) {
      // Reading the file for good meets the same and accounts for it.
    }
  }

  private void read(RecordFormat format, Input input, InputStream stream) throws IOException {
    FrameReader reader = format.framing().apply(stream);
    Decoder decoder = format.decoder().apply(input);
    Frame frame = new Frame();
    int timed = 0;
    while (timed < MOST_TIMED_RECORDS && reader.next(frame)) {
      if (frame.damage == null) {
        if (format.packets()) {
          earliestMicros = Math.min(earliestMicros, frame.timeMicros);
        }
        decoder.decode(frame, this::observe);
      }
      frame.damage = null;
      timed += earliestMicros == Long.MAX_VALUE ? 0 : 1;
    }
  }

  private void observe(Observation observation) {
    earliestMicros = Math.min(earliestMicros, observation.orderMicros());
    aggregates |= observation instanceof RRsetObservation seen && seen.isAggregate();
  }

  /**
   * Nothing in a file that is in order within {@code latenessMicros} is earlier; Long.MIN_VALUE
   * where that is not known.
   */
  long notBeforeMicros(long latenessMicros) {
    return aggregates || earliestMicros == Long.MAX_VALUE
        ? Long.MIN_VALUE
        : EventTimes.minus(earliestMicros, latenessMicros);
  }

  boolean aggregates() {
    return aggregates;
  }
}
