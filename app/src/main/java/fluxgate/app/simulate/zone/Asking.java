package fluxgate.app.simulate.zone;

/** Who asks when: a sequence of visits in the order of time. */
public interface Asking {
  /** Microseconds since the start; {@link Long#MAX_VALUE} when nobody asks any more. */
  long micros();

  /** Who asks then. */
  int client();

  /** Goes on to the next visit. */
  void advance();
}
