package fluxgate.observation;

/** Takes observations, in the order that they were read. */
@FunctionalInterface
public interface ObservationSink {
  void accept(Observation observation);
}
