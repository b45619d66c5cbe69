package fluxgate.detect.signal.growth;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
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
    }
  }

  @Override
  public void measure(GrowthLadder ladder, DomainState state, Scene scene, EvidenceSink sink) {
    if (ladder.rung() >= LEAST_ANSWERS && ladder.shownAtHalf() > 0) {
      double exponent =
          Math.log((double) ladder.shownAtRung() / ladder.shownAtHalf()) / Math.log(2);
      sink.say(
          new Evidence(
              "ADDRESS_GROWTH",
              exponent,
              "exponent",
              "near 0 for a closed set; 0.24 to 1 for flux, and 0.84 to 1 for volunteer pools too",
              0,
              Sentence.of(
                  "Its first %,d fresh answers showed %s, the first half of them %,d: a"
                      + " growth exponent of %.2f.",
                  ladder.rung(),
                  HowMany.addresses(ladder.shownAtRung()),
                  ladder.shownAtHalf(),
                  exponent),
              state.examples().places()));
    }
    if (ladder.compared() >= LEAST_ANSWERS) {
      sink.say(
          new Evidence(
              "ANSWER_LIKENESS",
              ladder.meanLikeness(),
              "mean Jaccard index",
              "0 to 0.2 for flux, for pools and for content delivery; 0.65 and more for a round"
                  + " robin",
              0,
              Sentence.of(
                  "On average, %.0f %% of the addresses in two successive fresh answers were in"
                      + " both.",
                  100 * ladder.meanLikeness()),
              state.examples().places()));
    }
  }
}
