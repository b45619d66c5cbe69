package fluxgate.app.simulate.traffic;

/** Spans of the day in microseconds, which is how its events are timed. */
public final class Clock {
  public static final long SECOND = 1_000_000L;
  public static final long HOUR = 3_600 * SECOND;
  public static final long DAY = 24 * HOUR;

  private Clock() {}
}
