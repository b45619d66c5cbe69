package fluxgate.detect.signal.turnover;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AccessShare;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.FreshAnswer;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.TtlBook;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;

/** Capture and recapture of agents a day apart. */
public final class TurnoverSignal implements Signal<Blocks> {
  /** Fewer recaptures, seen or expected, say nothing: ten are right within a third. */
  private static final int LEAST_RECAPTURES = 10;

  /**
   * A botnet whose machines are on for half of the day keeps half of them from one time to another;
   * less than the full turnover says less, and only where chance cannot have made it.
   */
  private static final double SOME = 0.3;

  private static final double SOME_AT_LEAST = 0.15;
  private static final double SOME_CONTRIBUTION = 1;

  /**
   * Recaptures are counts with a normal error, and are counted anew at every block: one-sided 99.5
   * %. The error is that of a pool which lost just {@link #SOME_AT_LEAST}: few recaptures seem
   * surer than they are when they set their own error.
   */
  private static final double ERRORS = 2.6;

  /**
   * Where not most are homes, nothing else tells a pool of volunteers that is asked all day from a
   * botnet, so that chance gets many more tries: one-sided 99.997 %.
   */
  private static final double ERRORS_OF_MIXED = 4;

  private static final double HOMES_MOSTLY = 0.7;

  /** Of fewer at a time one cannot say that members went: one host moves, and is judged as such. */
  private static final int LEAST_AT_A_TIME = 3;

  /** High turnover among servers is a load balancer; among homes it is a botnet. */
  private static final double LEAST_ACCESS = 0.4;

  /**
   * Where nobody knows what the networks are for: balancers replace their machines too, but within
   * the blocks of one or two regions.
   */
  private static final double LEAST_BLOCKS = 8;

  @Override
  public Blocks newSlice() {
    return new Blocks();
  }

  @Override
  public Blocks readSlice(StateReader in) {
    return Blocks.read(in);
  }

  @Override
  public void observe(Blocks blocks, FreshAnswer answer, DomainState state) {
    TtlBook ttls = state.ttls();
    blocks.take(answer, state.pool(), ttls.isKnown() ? ttls.median() * 1_000_000L : 0);
  }

  @Override
  public void measure(Blocks blocks, DomainState state, Scene scene, EvidenceSink sink) {
    AccessShare share = AccessShare.best(state.pool());
    boolean atHome =
        share.isMeasurable()
            ? share.value() >= LEAST_ACCESS
            : StrictMath.exp(state.pool().prefixEntropy()) >= LEAST_BLOCKS;
    double errors =
        share.isMeasurable() && share.value() >= HOMES_MOSTLY ? ERRORS : ERRORS_OF_MIXED;
    for (Lag lag : Lag.ALL) {
      if (atHome
              && (sayTurnover(lag, blocks, true, errors, state, sink)
                  || sayTurnover(lag, blocks, false, errors, state, sink))
          || sayStatic(lag, blocks, state, sink)) {
        return;
      }
    }
  }

  private static boolean sayTurnover(
      Lag lag,
      Blocks blocks,
      boolean homesAlone,
      double errors,
      DomainState state,
      EvidenceSink sink) {
    Blocks.Overlap near = blocks.neighbouring(homesAlone);
    Blocks.Overlap far = blocks.apart(lag, homesAlone);
    double expected = near.value() * far.product();
    if (near.shared() < LEAST_RECAPTURES
        || expected < LEAST_RECAPTURES
        || LEAST_AT_A_TIME * near.value() > 1) {
      return false;
    }
    double turnover = turnover(near, far);
    double kept = 1 - SOME_AT_LEAST;
    double error = errors * kept * StrictMath.sqrt(1 / (kept * expected) + 1.0 / near.shared());
    if (turnover < SOME || turnover - error < SOME_AT_LEAST) {
      return false;
    }
    double contribution = turnover >= lag.high() ? lag.forFlux() : SOME_CONTRIBUTION;
    say(
        "AGENT_TURNOVER",
        lag,
        turnover,
        homesAlone ? "homes" : "addresses",
        contribution,
        state,
        sink);
    return true;
  }

  private static boolean sayStatic(Lag lag, Blocks blocks, DomainState state, EvidenceSink sink) {
    Blocks.Overlap near = blocks.neighbouring(false);
    Blocks.Overlap far = blocks.apart(lag, false);
    double turnover = turnover(near, far);
    if (near.shared() < LEAST_RECAPTURES
        || far.shared() < lag.recaptures()
        || turnover > lag.low()) {
      return false;
    }
    say("STATIC_POOL", lag, turnover, "addresses", lag.against(), state, sink);
    return true;
  }

  private static double turnover(Blocks.Overlap near, Blocks.Overlap far) {
    return near.shared() == 0 ? 0 : Math.clamp(1 - far.value() / near.value(), 0, 1);
  }

  private static void say(
      String code,
      Lag lag,
      double turnover,
      String members,
      double contribution,
      DomainState state,
      EvidenceSink sink) {
    sink.say(
        new Evidence(
            code,
            turnover,
            lag.hours() + "-hour turnover",
            "at most 0.3 for a pool that stays the same",
            contribution,
            Sentence.of(
                "%.0f %% of its %s were replaced within %d hours.",
                100 * turnover, members, lag.hours()),
            state.examples().places()));
  }
}
