package fluxgate.detect;

import fluxgate.detect.network.FluxNetworks;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.surroundings.Surroundings;
import fluxgate.verdict.Level;
import fluxgate.verdict.Verdict;
import java.util.Set;

/** What a detector makes of a domain by all that it knows. */
final class Verdicts {
  /**
   * Below this score a new snapshot cannot lift a domain to a level, so it need not be judged
   * again.
   */
  private static final double WORTH_A_SECOND_LOOK = Level.WATCH.threshold() - 3;

  private static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  private final Detector detector;

  Verdicts(Detector detector) {
    this.detector = detector;
  }

  /** Judges a domain, and notes what it has reached and whether it is worth another look. */
  Verdict judge(DomainState state) {
    Verdict verdict = of(state);
    state.history().reached(verdict.level(), detector.nowMicros, state.freshAnswers());
    state.history().wouldHaveReached(verdict.unlisted());
    state.history().reachedAlone(alone(state, verdict));
    boolean isHeld = verdict.unlisted().compareTo(Level.WATCH) >= 0;
    if (verdict.score() >= WORTH_A_SECOND_LOOK || isHeld) {
      detector.candidates.add(state.domain());
    } else if (state.history().unlistedPeak() == Level.NONE) {
      detector.candidates.remove(state.domain());
    }
    return verdict;
  }

  /** The verdict as of now; changes nothing. */
  Verdict of(DomainState state) {
    return of(state, detector.surroundings);
  }

  private Verdict of(DomainState state, Surroundings known) {
    DetectorContext context = detector.context;
    Verdict verdict =
        Judge.judge(
            state,
            detector.nowMicros,
            known,
            context.domains(),
            detector.sinceMicros,
            context.baseline(),
            Set.of());
    if (state.countsFromWildcard() && !verdict.evidence().isEmpty()) {
      verdict = verdict.withUnknown("EARLIER_UNCOUNTED");
    }
    return isUnderPressure(state) ? verdict.withUnknown("STATE_PRESSURE") : verdict;
  }

  /**
   * Whether something was forgotten for want of memory in the day before the domain was last seen,
   * or since: some of its names may have rotated unseen.
   */
  private boolean isUnderPressure(DomainState state) {
    long pressedMicros = detector.pressedMicros();
    return pressedMicros != Long.MIN_VALUE && pressedMicros >= state.lastSeenMicros() - DAY_MICROS;
  }

  /**
   * The level that the domain reaches without what it shares with others: names must not lift each
   * other.
   *
   * @param verdict the verdict with it, at the same time
   */
  private Level alone(DomainState state, Verdict verdict) {
    return Judge.restsOnOthers(verdict)
        ? of(state, detector.surroundings.with(FluxNetworks.NONE)).level()
        : verdict.level();
  }
}
