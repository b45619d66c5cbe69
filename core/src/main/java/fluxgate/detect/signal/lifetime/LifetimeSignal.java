package fluxgate.detect.signal.lifetime;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AccessShare;
import fluxgate.detect.state.Agent;
import fluxgate.detect.state.DomainState;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;
import fluxgate.verdict.Span;
import java.util.Arrays;

/** Agents' lives and returns. */
public final class LifetimeSignal implements Signal.Stateless {
  private static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  /** Those that came earlier were seen for longer: the two ages are not comparable. */
  private static final long COHORT_MICROS = DAY_MICROS;

  /** Shares of fewer settle nothing. */
  private static final int LEAST_AGENTS = 10;

  private static final double FEW = 0.1;
  private static final double MOST = 0.5;

  /** As for turnover. */
  private static final double LEAST_ACCESS = 0.4;

  /** Half a day; machines at home are switched off at night. */
  private static final long SHORT_MICROS = DAY_MICROS / 2;

  /** Turnover weighs the same fact. */
  private static final double CONTRIBUTION = 0.5;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    if (scene.shownMicros() - state.firstSeenMicros() < DAY_MICROS) {
      return;
    }
    long youngest = scene.shownMicros() - DAY_MICROS;
    long[] lives = new long[state.pool().size()];
    int cohort = 0;
    int returned = 0;
    for (Agent agent : state.pool().agents()) {
      if (agent.firstSeenMicros() <= youngest
          && agent.firstSeenMicros() > youngest - COHORT_MICROS) {
        long life = agent.lastSeenMicros() - agent.firstSeenMicros();
        returned += life >= DAY_MICROS ? 1 : 0;
        lives[cohort++] = life;
      }
    }
    if (cohort < LEAST_AGENTS) {
      return;
    }
    Arrays.sort(lives, 0, cohort);
    long median = lives[cohort / 2];
    double share = (double) returned / cohort;
    AccessShare access = AccessShare.best(state.pool());
    boolean atHome = access.isMeasurable() && access.value() >= LEAST_ACCESS;
    if (share <= FEW && median <= SHORT_MICROS && atHome) {
      say("SHORT_LIVED_AGENTS", CONTRIBUTION, share, median, cohort, state, sink);
    } else if (share >= MOST) {
      say("RETURNING_AGENTS", -CONTRIBUTION, share, median, cohort, state, sink);
    }
  }

  private static void say(
      String code,
      double contribution,
      double share,
      long median,
      int cohort,
      DomainState state,
      EvidenceSink sink) {
    sink.say(
        new Evidence(
            code,
            share,
            "share seen again after a day",
            "most, for a service or a pool of lasting members",
            contribution,
            Sentence.of(
                "Of %,d addresses that came a day ago or two, %.0f %% were seen again a day later;"
                    + " half lived no longer than %s.",
                cohort, 100 * share, new Span(median)),
            state.examples().places()));
  }
}
