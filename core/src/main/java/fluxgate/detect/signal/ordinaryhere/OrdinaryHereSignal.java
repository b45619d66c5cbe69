package fluxgate.detect.signal.ordinaryhere;

import fluxgate.detect.baseline.BaselineView;
import fluxgate.detect.baseline.BaselineView.Limit;
import fluxgate.detect.baseline.BaselineView.Share;
import fluxgate.detect.baseline.Feature;
import fluxgate.detect.baseline.Features;
import fluxgate.detect.baseline.LocalExpectation;
import fluxgate.detect.baseline.Stratum;
import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;
import java.util.List;

/** The name against the names of its stratum. */
public final class OrdinaryHereSignal implements Signal.Stateless {
  /** What must all be ordinary; homes above all, which no campaign can do without. */
  private static final List<Feature> SHAPE =
      List.of(Feature.HOMES, Feature.EFFECTIVE_ASNS, Feature.ADDRESSES, Feature.NEW_ADDRESSES);

  private static final int LEAST_ADDRESSES = 4;
  private static final int LEAST_FRESH = 4;

  /** Two days of being ordinary: what the name shows is its own habit. */
  private static final long ACQUAINTED_DAYS = 2;

  /**
   * Natural-log likelihood ratios, small: the shape was weighed already, this says only how rare it
   * is here.
   */
  private static final double ORDINARY = -1.5;

  private static final double BEYOND_IN_HOMES = 0.5;
  private static final double BEYOND_IN_BOTH = 1;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    BaselineView baseline = scene.baseline();
    String absence = baseline.absence();
    if (state.pool().unitCount() == 0) {
      return;
    }
    if (absence != null) {
      sink.unknown(absence);
      return;
    }
    Stratum stratum = Features.stratum(state, Features.clients(state, scene.surroundings()));
    Limit homes = baseline.limit(stratum, Feature.HOMES, Share.NEARLY_ALL);
    if (homes == null) {
      sink.unknown("BASELINE_STRATUM_COLD");
      return;
    }
    boolean tooEarly =
        state.pool().unitCount() < LEAST_ADDRESSES || state.freshAnswers() < LEAST_FRESH;
    if (tooEarly || scene.rotation() != null) {
      return;
    }
    Features features = Features.of(state);
    if (isWithin(features, baseline, stratum)) {
      sayOrdinary(state, features, baseline, stratum, sink);
    } else if (features.get(Feature.HOMES) > homes.value()
        && baseline.daysKnown(state.domain(), scene.shownMicros()) < ACQUAINTED_DAYS) {
      Limit networks = baseline.limit(stratum, Feature.EFFECTIVE_ASNS, Share.NEARLY_ALL);
      boolean both = networks != null && features.get(Feature.EFFECTIVE_ASNS) > networks.value();
      sayBeyond(state, features, homes, baseline, both, sink);
    }
  }

  /** Whether every feature is known and at most what 99 % of the stratum's names show. */
  private static boolean isWithin(Features features, BaselineView baseline, Stratum stratum) {
    if (!(features.get(Feature.ACCESS_SHARE) <= Features.MOST_ACCESS)) {
      return false; // what may not train is not ordinary, and neither is what is not known
    }
    for (Feature feature : SHAPE) {
      Limit limit = baseline.limit(stratum, feature, Share.MOST);
      if (limit == null || !(features.get(feature) <= limit.value())) {
        return false;
      }
    }
    return true;
  }

  private static void sayOrdinary(
      DomainState state,
      Features features,
      BaselineView baseline,
      Stratum stratum,
      EvidenceSink sink) {
    Limit limit = baseline.limit(stratum, Feature.ADDRESSES, Share.MOST);
    if (limit == null) {
      return;
    }
    long nameDays = limit.nameDays();
    for (Feature feature : SHAPE) {
      Limit other = baseline.limit(stratum, feature, Share.MOST);
      nameDays = other == null ? nameDays : Math.min(nameDays, other.nameDays());
    }
    sink.say(
        new Evidence(
            "ORDINARY_HERE",
            features.get(Feature.ADDRESSES),
            "addresses",
            LocalExpectation.words(limit, Share.MOST, baseline),
            ORDINARY,
            Sentence.of(
                "Its addresses, their networks, the homes among them and the new ones of a day are"
                    + " as few as of 99 %% of %s, seen on %,d name-days or more.",
                limit.whose(), nameDays),
            state.examples().places()));
  }

  private static void sayBeyond(
      DomainState state,
      Features features,
      Limit homes,
      BaselineView baseline,
      boolean both,
      EvidenceSink sink) {
    sink.say(
        new Evidence(
            "BEYOND_ORDINARY",
            features.get(Feature.HOMES),
            "addresses in access networks",
            LocalExpectation.words(homes, Share.NEARLY_ALL, baseline),
            both ? BEYOND_IN_BOTH : BEYOND_IN_HOMES,
            Sentence.of(
                both
                    ? "More homes among its addresses, over more networks, than %s had, on %,d"
                        + " name-days."
                    : "More homes among its addresses than %s had, on %,d name-days.",
                LocalExpectation.whose(homes, Share.NEARLY_ALL),
                homes.nameDays()),
            state.examples().places()));
  }
}
