package fluxgate.detect.signal.steady;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.OwnerName;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;

/** Names that stand still but for some odd answers. */
public final class SteadySignal implements Signal.Stateless {
  private static final int LEAST_ANSWERS = 100;

  /** A flux name that turns every 3 minutes shows no set in more than a few of its answers. */
  private static final double LEAST_SHARE = 0.95;

  /** Whoever planted a name in a few machines cannot make as many ask. */
  private static final int LEAST_CLIENTS = 8;

  /** Forged answers come one by one; a name that has moved does not come back between. */
  private static final int MOST_IN_A_ROW = 3;

  /** Takes back what dispersion, access share and churn say of the odd answers. */
  private static final double CONTRIBUTION = -8;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    if (state.clients().size() < LEAST_CLIENTS) {
      return;
    }
    long answers = 0;
    long steady = 0;
    for (OwnerName owner : state.owners()) {
      if (owner.isRotating()) {
        answers += owner.answers();
        steady += owner.commonest();
        if (owner.othersInARow() > MOST_IN_A_ROW) {
          return;
        }
      }
    }
    if (answers < LEAST_ANSWERS || steady < LEAST_SHARE * answers) {
      return;
    }
    sink.say(
        new Evidence(
            "STEADY_ANSWERS",
            (double) steady / answers,
            "share of answers",
            "a few in a hundred for a name that turns every few minutes",
            CONTRIBUTION,
            Sentence.of(
                "%,d of its %,d answers gave the same addresses; others came %,d times among them:"
                    + " odd answers, as forged ones are, not a name that moves.",
                steady, answers, answers - steady),
            state.examples().places()));
  }
}
