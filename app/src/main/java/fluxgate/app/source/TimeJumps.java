package fluxgate.app.source;

import fluxgate.observation.Observation;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one record with a broken clock from moving the time of its file: a record far ahead of
 * those before it waits until the file shows whether it goes on there. A quarter of the records
 * that follow must lie there or later; a gap of days has all of them, a clock that jumped has next
 * to none. The last record of all has nobody behind it, and is judged by the gaps that the file
 * had. What waits is bounded, and decided by the file alone.
 */
final class TimeJumps {
  /** More than any log is out of order, less than it takes to call a finding closed. */
  private static final long FAR_MICROS = 24 * 3_600 * 1_000_000L;

  /** Enough to tell a burst of answers with a broken time from a log that goes on. */
  private static final int FOLLOWERS = 32;

  /** One in so many of those that follow must agree: two interleaved sensors give one in two. */
  private static final int SHARE = 4;

  /** Fewer records do not tell what gaps a log has; then a month is still one. */
  private static final int FEW = 8;

  private static final long MONTH_MICROS = 31 * FAR_MICROS;

  /** Wider ones are taken for this wide: nobody keeps a log with a gap of ten years. */
  private static final long MOST_GAP_MICROS = 3_653 * FAR_MICROS;

  /** Of gaps that come by chance the next is seldom so many times the widest before. */
  private static final int WIDEST_GAPS = 4;

  /** A record with its time; without a {@link ReadRecord} it only tells how far the file is. */
  static final class Arrival {
    final long timeMicros;
    final List<Observation> observations;
    final @Nullable ReadRecord record;
    final long offset;
    private int followers;
    private int agreeing;

    Arrival(
        long timeMicros, List<Observation> observations, @Nullable ReadRecord record, long offset) {
      this.timeMicros = timeMicros;
      this.observations = List.copyOf(observations);
      this.record = record;
      this.offset = offset;
    }
  }

  private final Consumer<Arrival> believed;
  private final Consumer<Arrival> refused;
  private final ArrayDeque<Arrival> aside = new ArrayDeque<>(FOLLOWERS + 1);
  private long frontMicros = Long.MIN_VALUE;
  private long widestMicros;
  private int records;

  TimeJumps(Consumer<Arrival> believed, Consumer<Arrival> refused) {
    this.believed = believed;
    this.refused = refused;
  }

  /** Whether a record of this time needs no judgement; the front then moves to it. */
  boolean passes(long timeMicros) {
    if (!aside.isEmpty() || isFar(timeMicros)) {
      return false;
    }
    advance(timeMicros);
    return true;
  }

  /** Whether the time is far ahead of what the file was seen to reach, if that is known. */
  boolean isAhead(long timeMicros) {
    return frontMicros != Long.MIN_VALUE && isFar(timeMicros);
  }

  private boolean isFar(long timeMicros) {
    return frontMicros == Long.MIN_VALUE || EventTimes.minus(timeMicros, FAR_MICROS) > frontMicros;
  }

  /** Takes a record that did not pass. */
  void take(Arrival arrival) {
    for (Arrival waiting : aside) {
      waiting.followers++;
      waiting.agreeing +=
          arrival.timeMicros >= EventTimes.minus(waiting.timeMicros, FAR_MICROS) ? 1 : 0;
    }
    if (isFar(arrival.timeMicros)) {
      aside.add(arrival);
    } else {
      believe(arrival);
    }
    while (!aside.isEmpty() && aside.getFirst().followers >= FOLLOWERS) {
      judge(aside.removeFirst());
    }
  }

  /** The file has ended: whatever waits is judged by what there was. */
  void end() {
    while (!aside.isEmpty()) {
      judge(aside.removeFirst());
    }
  }

  private void judge(Arrival arrival) {
    boolean goesOn =
        arrival.followers == 0
            ? frontMicros == Long.MIN_VALUE || isUsualGap(arrival.timeMicros)
            : arrival.agreeing > 0 && SHARE * arrival.agreeing >= arrival.followers;
    if (!goesOn) {
      refused.accept(arrival);
      return;
    }
    believe(arrival);
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Iterator<Arrival> rest = aside.iterator(); rest.hasNext(); ) {
        Arrival next = rest.next();
        if (!isFar(next.timeMicros)) {
          rest.remove();
          believe(next);
          moved = true;
        }
      }
    }
  }

  private void believe(Arrival arrival) {
    advance(arrival.timeMicros);
    believed.accept(arrival);
  }

  private void advance(long timeMicros) {
    records += records < FEW ? 1 : 0;
    if (frontMicros == Long.MIN_VALUE) {
      frontMicros = timeMicros;
    } else if (timeMicros > frontMicros) {
      long gap = timeMicros - frontMicros; // below 0 where it is wider than a long
      widestMicros = gap < 0 ? MOST_GAP_MICROS : Math.clamp(gap, widestMicros, MOST_GAP_MICROS);
      frontMicros = timeMicros;
    }
  }

  private boolean isUsualGap(long timeMicros) {
    long usual = WIDEST_GAPS * widestMicros;
    return EventTimes.minus(timeMicros, records < FEW ? Math.max(MONTH_MICROS, usual) : usual)
        <= frontMicros;
  }
}
