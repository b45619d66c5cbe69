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

/** Capture and recapture of agents a day apart. */
public final class TurnoverSignal implements Signal<Blocks> {
  /** "Nothing changed" needs more proof than "much changed". */
  private static final int LEAST_STATIC_RECAPTURES = 10;

  private static final double HIGH = 0.5;
  private static final double LOW = 0.3;

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
    double near = blocks.neighbouring();
    Blocks.Overlap far = blocks.dayApart();
    if (near == 0 || far.pairs() == 0) {
      return;
    }
    double turnover = Math.clamp(1 - far.value() / near, 0, 1);
    AccessShare share = AccessShare.of(state.pool());
    if (turnover >= HIGH && share.isMeasurable() && share.value() >= LEAST_ACCESS) {
      say("AGENT_TURNOVER", turnover, 2.5, state, sink);
    } else if (turnover <= LOW && far.shared() >= LEAST_STATIC_RECAPTURES) {
      say("STATIC_POOL", turnover, -3, state, sink);
    }
  }

  private static void say(
      String code, double turnover, double contribution, DomainState state, EvidenceSink sink) {
    sink.say(
        new Evidence(
            code,
            turnover,
            "24-hour turnover",
            "at most 0.3 for a pool that stays the same",
            contribution,
            Sentence.of("%.0f %% of its addresses were replaced within a day.", 100 * turnover),
            state.examples().places()));
  }
}
