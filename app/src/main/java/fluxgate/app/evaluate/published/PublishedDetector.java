package fluxgate.app.evaluate.published;

import fluxgate.observation.ConnectionObservation;

/** A detector that others published. Single-threaded; sees everything in event-time order. */
public interface PublishedDetector {
  /** Takes an answer, also one of a domain that it has accused. */
  void answered(Answer answer, Accusations accusations);

  /** Takes a connection; most look at names alone. */
  default void connected(ConnectionObservation connection, Accusations accusations) {}

  /** The input has ended. */
  default void finish(Accusations accusations) {}
}
