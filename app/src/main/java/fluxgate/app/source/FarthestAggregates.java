package fluxgate.app.source;

import fluxgate.app.source.TimeJumps.Arrival;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * What {@link TimeJumps} is for logs, for aggregates: these stand in no order, so the few that
 * reach farthest in time wait for the end of the file, and are then judged by how far apart all
 * others lie. Keeps {@value #MOST} records.
 */
final class FarthestAggregates {
  /** As many as a log needs to show that it goes on; more than these are no slip of one clock. */
  private static final int MOST = 32;

  private static final long DAY_MICROS = 24 * 3_600 * 1_000_000L;

  /** An export of one day may hold what was last seen weeks before. */
  private static final long LEAST_GAP_MICROS = 31 * DAY_MICROS;

  /** Passive DNS knows names that rested for years; a clock that lost its date is decades off. */
  private static final long MOST_GAP_MICROS = 3_653 * DAY_MICROS;

  /** A gap so many times as wide as all that lies before it is none of the file's own. */
  private static final int SPREADS = 4;

  private final Consumer<Arrival> believed;
  private final Consumer<Arrival> refused;
  private final PriorityQueue<Arrival> farthest =
      new PriorityQueue<>(Comparator.comparingLong((Arrival arrival) -> arrival.timeMicros));
  private boolean many;
  private long lowestMicros = Long.MAX_VALUE;
  private long frontMicros = Long.MIN_VALUE;

  FarthestAggregates(Consumer<Arrival> believed, Consumer<Arrival> refused) {
    this.believed = believed;
    this.refused = refused;
  }

  /** Takes a record whose time is the latest at which it was seen. */
  void take(Arrival arrival) {
    farthest.add(arrival);
    if (farthest.size() > MOST) {
      many = true;
      believe(farthest.remove());
    }
  }

  /** The file has ended: whatever waits is judged, the nearest first. */
  void end() {
    List<Arrival> rest = new ArrayList<>();
    while (!farthest.isEmpty()) {
      rest.add(farthest.remove());
    }
    for (Arrival arrival : rest) {
      if (frontMicros == Long.MIN_VALUE
          || EventTimes.minus(arrival.timeMicros, widestGap()) <= frontMicros) {
        believe(arrival);
      } else {
        refused.accept(arrival);
      }
    }
  }

  /** A file of few records says nothing of its gaps. */
  private long widestGap() {
    long spread = frontMicros - lowestMicros;
    boolean wide = spread < 0 || spread > MOST_GAP_MICROS / SPREADS;
    return !many || wide ? MOST_GAP_MICROS : Math.max(SPREADS * spread, LEAST_GAP_MICROS);
  }

  private void believe(Arrival arrival) {
    lowestMicros = Math.min(lowestMicros, arrival.timeMicros);
    frontMicros = Math.max(frontMicros, arrival.timeMicros);
    believed.accept(arrival);
  }
}
