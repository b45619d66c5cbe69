package fluxgate.detect.signal.neighbourhood;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.Neighbourhood;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;

/** Addresses that stand side by side. */
public final class NeighbourhoodSignal implements Signal.Stateless {
  private static final int LEAST_ADDRESSES = 6;
  private static final double MOSTLY = 0.5;

  /** Share above accident: four standard errors for a dozen addresses. */
  private static final double ABOVE_ACCIDENT = 0.3;

  /** Natural-log likelihood ratio: as strong as a provider's own network. */
  private static final double CONTRIBUTION = -4;

  /** A quarter is half of it, where accident cannot have made it: three standard errors and one. */
  private static final double SOME = 0.25;

  private static final int LEAST_SOME = 4;
  private static final double ERRORS = 3;
  private static final double SOME_CONTRIBUTION = -2;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    if (scene.rotation() != null || state.pool().size() < LEAST_ADDRESSES) {
      return;
    }
    Neighbourhood near = state.pool().neighbourhood();
    double share = (double) near.together() / Math.max(1, near.addresses());
    double above = near.together() - near.expected();
    boolean mostly =
        near.addresses() >= LEAST_ADDRESSES
            && share >= MOSTLY
            && above >= ABOVE_ACCIDENT * near.addresses();
    boolean some =
        near.together() >= LEAST_SOME
            && above >= SOME * near.addresses()
            && above >= ERRORS * StrictMath.sqrt(near.expected() + 1);
    if (!mostly && !some) {
      return;
    }
    sink.say(
        new Evidence(
            "RACKED_TOGETHER",
            share,
            "share of addresses",
            "near 0 for homes, which get addresses anywhere in their provider's blocks",
            mostly ? CONTRIBUTION : SOME_CONTRIBUTION,
            Sentence.of(
                "%,d of its %,d IPv4 addresses have another of them within the same sixteen, %.0f"
                    + " would by accident: machines in racks.",
                near.together(), near.addresses(), near.expected()),
            state.examples().places()));
  }
}
