package fluxgate.detect.signal;

import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.FreshAnswer;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;

/**
 * One thing measured of a domain.
 *
 * @param <S> what it remembers of a domain itself; {@link Slice} and {@link Slice#NONE} where the
 *     books say it all
 */
public interface Signal<S extends Slice> {
  /** A new, empty memory. */
  S newSlice();

  /** The memory that {@link Slice#write} wrote. */
  S readSlice(StateReader in);

  /** A fresh answer has come; {@code state} has taken it already. */
  default void observe(S slice, FreshAnswer answer, DomainState state) {}

  /** Says what it measures now: nothing, or evidence. */
  void measure(S slice, DomainState state, Scene scene, EvidenceSink sink);

  /** A signal that remembers nothing of its own. */
  interface Stateless extends Signal<Slice> {
    @Override
    default Slice newSlice() {
      return Slice.NONE;
    }

    @Override
    default Slice readSlice(StateReader in) {
      return Slice.NONE;
    }

    @Override
    default void measure(Slice slice, DomainState state, Scene scene, EvidenceSink sink) {
      measure(state, scene, sink);
    }

    void measure(DomainState state, Scene scene, EvidenceSink sink);
  }
}
