package fluxgate.app.source;

import fluxgate.app.source.ReadRecord.Verdict;
import fluxgate.observation.CanonicalOrder;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.RRsetObservation;
import org.jspecify.annotations.Nullable;

/**
 * The last step before the sink: leaves duplicates out and counts what is accepted.
 *
 * <p>A record is a duplicate if its format, time and octets are those of a record handed on shortly
 * before; the vantage follows from them. It is judged here, in the one order that everything has,
 * and not when it is decoded: two captures of the same packets are each reassembled whole, and then
 * one of them is dropped. What a packet decoder hands over later than the packet it belongs to (a
 * query that stayed without an answer) has no record to judge it by; it is dropped where another
 * file has just said exactly the same.
 */
final class Delivery {
  private final ObservationSink sink;
  private final SeenRecords seen;
  private long deliveredMicros;
  private @Nullable Observation previous;
  private @Nullable Cursor previousSource;

  /** Goes on where {@code carry} says that the reading before had come to. */
  Delivery(ObservationSink sink, Carry carry) {
    this.sink = sink;
    this.seen = carry.seen();
    this.deliveredMicros = carry.deliveredMicros();
  }

  /** The time that the last entry had which was no connection and not late. */
  long deliveredMicros() {
    return deliveredMicros;
  }

  /** Hands on an entry that an earlier reading accounted for and held back. */
  void deliverAgain(Entry entry) {
    Observation observation = entry.observation();
    if (observation == null) {
      return;
    }
    previous = observation;
    previousSource = null;
    if (!(observation instanceof ConnectionObservation)) {
      deliveredMicros = Math.max(deliveredMicros, observation.orderMicros());
    }
    sink.accept(observation);
  }

  /** Hands on an entry; false where it repeats another. */
  boolean deliver(Cursor source, Entry entry) {
    ReadRecord record = entry.record();
    judge(source, record);
    Observation observation = entry.observation();
    if (record.verdict == Verdict.DUPLICATE) {
      return false;
    }
    if (observation == null) {
      return true;
    }
    if (repeats(source, observation)) {
      return false;
    }
    previous = observation;
    previousSource = source;
    count(source, record, observation);
    sink.accept(observation);
    return true;
  }

  private void judge(Cursor source, ReadRecord record) {
    if (record.verdict != Verdict.UNDECIDED || !record.hashed) {
      return;
    }
    if (record.isNewTo(seen)) {
      record.verdict = Verdict.ACCEPTED;
      source.ledger.accepted();
    } else {
      record.verdict = Verdict.DUPLICATE;
      source.ledger.duplicate();
    }
  }

  private boolean repeats(Cursor source, Observation observation) {
    return source.file().format().packets()
        && previous != null
        && previousSource != source
        && CanonicalOrder.compareContent(previous, observation) == 0;
  }

  private void count(Cursor source, ReadRecord record, Observation observation) {
    if (observation.orderMicros() < deliveredMicros) {
      if (!record.late && record.verdict == Verdict.ACCEPTED) {
        record.late = true;
        source.ledger.late();
      }
    } else if (!(observation instanceof ConnectionObservation)) {
      deliveredMicros = observation.orderMicros();
    }
    if (observation instanceof RRsetObservation seenBefore && seenBefore.isAggregate()) {
      source.ledger.event(seenBefore.firstSeenMicros());
      source.ledger.event(seenBefore.lastSeenMicros());
    } else {
      source.ledger.event(observation.timeMicros());
    }
  }
}
