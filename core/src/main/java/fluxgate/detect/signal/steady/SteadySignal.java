package fluxgate.detect.signal.steady;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.OwnerName;
import fluxgate.detect.surroundings.Popularity;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.HowMany;
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

  /** A resolver of several caches contradicts itself while a name moves, but moves as often. */
  private static final int CONTRADICTED_A_MOVE = 2;

  /** And of a name that moves, no set fills half of its answers for long. */
  private static final double HELD_SHARE = 0.5;

  /** Takes back what dispersion, access share and churn say of the odd answers. */
  private static final double CONTRIBUTION = -8;

  /** Over the owner names that rotate. */
  private record Tally(
      long answers, long steady, long contradicted, long moves, boolean hasMovedOn) {
    static Tally of(DomainState state) {
      long answers = 0;
      long steady = 0;
      long contradicted = 0;
      long moves = 0;
      boolean movedOn = false;
      for (OwnerName owner : state.owners()) {
        if (owner.isRotating()) {
          answers += owner.answers();
          steady += owner.commonest();
          contradicted += owner.contradicted();
          moves += owner.moves();
          movedOn |= owner.othersInARow() > MOST_IN_A_ROW;
        }
      }
      return new Tally(answers, steady, contradicted, moves, movedOn);
    }

    boolean isContradicted() {
      return contradicted > 0
          && contradicted >= CONTRADICTED_A_MOVE * moves
          && steady >= HELD_SHARE * answers;
    }

    boolean isSteady() {
      return answers >= LEAST_ANSWERS && steady >= LEAST_SHARE * answers;
    }
  }

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    Tally tally = Tally.of(state);
    if (tally.hasMovedOn) {
      return;
    }
    if (tally.isSteady() && clients(state, scene) >= LEAST_CLIENTS) {
      say(
          Sentence.of(
              "%,d of its %,d answers gave the same addresses; others came %s among them:"
                  + " odd answers, as forged ones are, not a name that moves.",
              tally.steady, tally.answers, HowMany.times(tally.answers - tally.steady)),
          tally,
          state,
          sink);
    } else if (tally.isContradicted()) {
      say(
          Sentence.of(
              "%s other addresses came while a resolver's cache held the usual ones, which"
                  + " it then gave again with the time they had left: odd answers, as forged ones"
                  + " are, not a name that moves.",
              HowMany.times(tally.contradicted)),
          tally,
          state,
          sink);
    }
  }

  /** Who asked, also before the first odd answer made the name worth a state. */
  private static long clients(DomainState state, Scene scene) {
    Popularity.Asked asked = scene.surroundings().roles().popularity().of(state.domain());
    return Math.max(state.clients().size(), asked == null ? 0 : asked.clients());
  }

  private static void say(Sentence sentence, Tally tally, DomainState state, EvidenceSink sink) {
    sink.say(
        new Evidence(
            "STEADY_ANSWERS",
            (double) tally.steady / tally.answers,
            "share of answers",
            "a few in a hundred for a name that turns every few minutes",
            CONTRIBUTION,
            sentence,
            state.examples().places()));
  }
}
