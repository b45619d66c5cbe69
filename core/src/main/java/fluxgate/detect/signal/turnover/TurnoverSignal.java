package fluxgate.detect.signal.turnover;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AccessShare;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.FreshAnswer;
import fluxgate.detect.state.StateReader;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;
import java.util.List;

/** Capture and recapture of agents a day apart. */
public final class TurnoverSignal implements Signal<Blocks> {
  /**
   * What blocks so far apart may say.
   *
   * @param hours between them
   * @param high turnover from here on speaks for flux
   * @param low turnover up to here speaks against it, where enough was recaptured
   * @param recaptures so many at least: "nothing changed" needs more proof than "much changed"
   */
  private record Lag(
      int hours, double high, double forFlux, double low, double against, int recaptures) {
    long micros() {
      return hours * 3600L * 1_000_000;
    }
  }

  /**
   * The longest that the data allow says. Homes serve for hours, so a day decides; within half a
   * day a botnet of machines that are never switched off looks as constant as a pool of servers, so
   * less time weighs less and asks for more.
   */
  private static final List<Lag> LAGS =
      List.of(
          new Lag(24, 0.5, 2.5, 0.3, -3, 10),
          new Lag(12, 0.5, 2, 0.15, -2, 20),
          new Lag(6, 0.5, 1.5, 0.1, -1, 30));

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

  /** High turnover among servers is a load balancer; among homes it is a botnet. */
  private static final double LEAST_ACCESS = 0.4;

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
    blocks.take(answer);
  }

  @Override
  public void measure(Blocks blocks, DomainState state, Scene scene, EvidenceSink sink) {
    Blocks.Overlap near = blocks.neighbouring();
    if (near.shared() < LEAST_RECAPTURES) {
      return;
    }
    for (Lag lag : LAGS) {
      Blocks.Overlap far = blocks.apart(lag.micros());
      if (far.product() > 0) {
        measure(lag, near, far, state, sink);
        return;
      }
    }
  }

  private static void measure(
      Lag lag, Blocks.Overlap near, Blocks.Overlap far, DomainState state, EvidenceSink sink) {
    double turnover = Math.clamp(1 - far.value() / near.value(), 0, 1);
    double expected = near.value() * far.product();
    AccessShare share = AccessShare.of(state.pool());
    boolean atHome = share.isMeasurable() && share.value() >= LEAST_ACCESS;
    double kept = 1 - SOME_AT_LEAST;
    double error =
        ERRORS * kept * StrictMath.sqrt(1 / Math.max(1, kept * expected) + 1.0 / near.shared());
    boolean beyondChance = turnover - error >= SOME_AT_LEAST;
    if (turnover >= lag.high && beyondChance && expected >= LEAST_RECAPTURES && atHome) {
      say("AGENT_TURNOVER", lag, turnover, lag.forFlux, state, sink);
    } else if (turnover >= SOME && beyondChance && atHome) {
      say("AGENT_TURNOVER", lag, turnover, SOME_CONTRIBUTION, state, sink);
    } else if (turnover <= lag.low && far.shared() >= lag.recaptures) {
      say("STATIC_POOL", lag, turnover, lag.against, state, sink);
    }
  }

  private static void say(
      String code,
      Lag lag,
      double turnover,
      double contribution,
      DomainState state,
      EvidenceSink sink) {
    sink.say(
        new Evidence(
            code,
            turnover,
            lag.hours + "-hour turnover",
            "at most 0.3 for a pool that stays the same",
            contribution,
            Sentence.of(
                "%.0f %% of its addresses were replaced within %d hours.",
                100 * turnover, lag.hours),
            state.examples().places()));
  }
}
