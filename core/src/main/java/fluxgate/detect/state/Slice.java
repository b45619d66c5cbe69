package fluxgate.detect.state;

/**
 * A part of the state that is saved on its own: tagged and length-prefixed, so that a reader can
 * skip what it does not know.
 */
public interface Slice {
  /** The slice of a signal that remembers nothing. */
  Slice NONE = out -> {};

  void write(StateWriter out);
}
