package fluxgate.app.source;

/** Arithmetic on event times that any input may have set to anything. */
final class EventTimes {
  private EventTimes() {}

  /** {@code time - span}, no lower than the lowest time. */
  static long minus(long time, long span) {
    return time < Long.MIN_VALUE + span ? Long.MIN_VALUE : time - span;
  }
}
