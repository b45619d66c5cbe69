package fluxgate.observation;

/** One thing that a sensor saw. */
public sealed interface Observation
    permits RRsetObservation,
        QuestionObservation,
        ConnectionObservation,
        ResolverSettingObservation {

  /** When it happened: microseconds since the epoch. */
  long timeMicros();

  /**
   * Where it stands in its log's order: the same as {@link #timeMicros} but for records written at
   * the end of what they describe (connections).
   */
  default long orderMicros() {
    return timeMicros();
  }

  /** Whether any of what was observed happened in {@code [sinceMicros, untilMicros)}. */
  default boolean happenedIn(long sinceMicros, long untilMicros) {
    return timeMicros() >= sinceMicros && timeMicros() < untilMicros;
  }

  /** Who looked, and from where. */
  Vantage vantage();

  /** The raw input that it was read from. */
  Provenance provenance();
}
