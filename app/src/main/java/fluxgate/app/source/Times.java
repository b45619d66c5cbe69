package fluxgate.app.source;

import fluxgate.observation.Observation;
import fluxgate.observation.RRsetObservation;

/** Arithmetic on event times that any input may have set to anything. */
final class Times {
  private Times() {}

  /** {@code time - span}, no lower than the lowest time. */
  static long minus(long time, long span) {
    return time < Long.MIN_VALUE + span ? Long.MIN_VALUE : time - span;
  }

  /** Whether any of what was observed happened in {@code [since, until)}. */
  static boolean overlaps(Observation observation, long since, long until) {
    if (observation instanceof RRsetObservation seen && seen.isAggregate()) {
      return seen.firstSeenMicros() < until && seen.lastSeenMicros() >= since;
    }
    return observation.timeMicros() >= since && observation.timeMicros() < until;
  }
}
