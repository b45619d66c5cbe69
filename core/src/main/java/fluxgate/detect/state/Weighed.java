package fluxgate.detect.state;

/** A slice of a signal that can take more than a few hundred octets. */
public interface Weighed extends Slice {
  /** What it takes in memory; see {@link Octets}. */
  int octets();
}
