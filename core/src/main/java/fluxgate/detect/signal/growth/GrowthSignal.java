package fluxgate.detect.signal.growth;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AccessShare;
import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.FreshAnswer;
import fluxgate.detect.state.StateReader;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.HowMany;
import fluxgate.verdict.Sentence;

/** The growth exponent and the likeness of successive answers. */
public final class GrowthSignal implements Signal<GrowthLadder> {
  /** From here on the exponent separates (§2.3: at n = 8 to 16). */
  private static final int LEAST_ANSWERS = 8;

  /**
   * The largest pools of lasting members that are known: reachable nodes of a currency, some 10⁴,
   * and twice as many to be safe; all clocks of the world are 3,423 (§2.2).
   */
  private static final double LARGEST_POOL = 20_000;

  /** Repeats are counts: one-sided 99.5 %, and at least ten expected. */
  private static final double ERRORS = 2.6;

  private static final double LEAST_EXPECTED = 10;

  /** Lists of rented servers are endless too: most must be homes. */
  private static final double HOMES = 0.7;

  /** As half a day's turnover. */
  private static final double CONTRIBUTION = 2;

  @Override
  public GrowthLadder newSlice() {
    return new GrowthLadder();
  }

  @Override
  public GrowthLadder readSlice(StateReader in) {
    return GrowthLadder.read(in);
  }

  @Override
  public void observe(GrowthLadder ladder, FreshAnswer answer, DomainState state) {
    if (!answer.echo()) {
      ladder.add(answer.newUnits(), answer.likeness());
      // Beyond what is remembered of the pool, what comes again looks new.
      if (!answer.renewed() && state.pool().size() < AddressPool.CAPACITY) {
        ladder.draw(answer.addresses().size(), answer.newUnits());
      }
    }
  }

  @Override
  public void measure(GrowthLadder ladder, DomainState state, Scene scene, EvidenceSink sink) {
    if (ladder.rung() >= LEAST_ANSWERS && ladder.shownAtHalf() > 0) {
      double exponent =
          Math.log((double) ladder.shownAtRung() / ladder.shownAtHalf()) / Math.log(2);
      sink.say(
          Evidence.figure(
              "ADDRESS_GROWTH",
              exponent,
              "exponent",
              "near 0 for a closed set; 0.24 to 1 for flux, and 0.84 to 1 for volunteer pools too",
              Sentence.of(
                  "Its first %,d fresh answers showed %s, the first half of them %,d: a"
                      + " growth exponent of %.2f.",
                  ladder.rung(),
                  HowMany.addresses(ladder.shownAtRung()),
                  ladder.shownAtHalf(),
                  exponent),
              state.examples().places()));
    }
    sayEndless(ladder, state, sink);
    if (ladder.compared() >= LEAST_ANSWERS) {
      sink.say(
          Evidence.figure(
              "ANSWER_LIKENESS",
              ladder.meanLikeness(),
              "mean Jaccard index",
              "0 to 0.2 for flux, for pools and for content delivery; 0.65 and more for a round"
                  + " robin",
              Sentence.of(
                  "On average, %.0f %% of the addresses in two successive fresh answers were in"
                      + " both.",
                  100 * ladder.meanLikeness()),
              state.examples().places()));
    }
  }

  /**
   * Of n places drawn from N members, n² / 2N repeat an earlier one: that fewer did is the mark of
   * a pool larger than any of lasting members.
   */
  private static void sayEndless(GrowthLadder ladder, DomainState state, EvidenceSink sink) {
    double drawn = ladder.drawn();
    double expected = drawn * drawn / (2 * LARGEST_POOL);
    AccessShare share = AccessShare.best(state.pool());
    if (expected < LEAST_EXPECTED
        || ladder.repeated() > expected - ERRORS * StrictMath.sqrt(expected)
        || state.pool().leftOut() > 0
        || !share.isMeasurable()
        || share.value() < HOMES) {
      return;
    }
    sink.say(
        new Evidence(
            "ENDLESS_POOL",
            ladder.repeated(),
            "repeated addresses",
            "%,.0f and more from the largest pools of lasting members".formatted(expected),
            CONTRIBUTION,
            Sentence.of(
                "Of %,d addresses that it gave in answers drawn anew, %,d had come before; of a"
                    + " pool of 20,000 lasting members about %,.0f would have.",
                ladder.drawn(), ladder.repeated(), expected),
            state.examples().places()));
  }
}
