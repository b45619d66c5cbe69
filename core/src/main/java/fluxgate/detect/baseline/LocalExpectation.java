package fluxgate.detect.baseline;

import fluxgate.detect.baseline.BaselineView.Limit;
import fluxgate.detect.baseline.BaselineView.Share;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.surroundings.Surroundings;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says of each piece of evidence what would be ordinary here, where that was learned, and names the
 * baseline.
 */
public final class LocalExpectation {
  /** Evidence whose measure is a feature, unit for unit. */
  private static final Map<String, Feature> MEASURED =
      Map.of(
          "ASN_SPREAD", Feature.EFFECTIVE_ASNS,
          "FEW_ASN", Feature.EFFECTIVE_ASNS,
          "ACCESS_HOSTING", Feature.ACCESS_SHARE,
          "HOSTING_ONLY", Feature.ACCESS_SHARE,
          "NS_FLUX", Feature.NS_ADDRESSES);

  private final BaselineView baseline;
  private final Stratum stratum;

  private LocalExpectation(BaselineView baseline, Stratum stratum) {
    this.baseline = baseline;
    this.stratum = stratum;
  }

  /** What names like this one show at this vantage. */
  public static LocalExpectation in(
      BaselineView baseline, DomainState state, Surroundings surroundings) {
    return new LocalExpectation(
        baseline, Features.stratum(state, Features.clients(state, surroundings)));
  }

  /** The verdict with local expectations; the same one where no baseline is in use. */
  public Verdict applyTo(Verdict verdict) {
    if (!baseline.isInUse()) {
      return verdict;
    }
    List<Evidence> evidence = verdict.evidence().stream().map(this::applyTo).toList();
    return new Verdict(
        verdict.level(),
        verdict.variant(),
        verdict.score(),
        evidence,
        verdict.unknown(),
        verdict.caps(),
        verdict.unlisted());
  }

  private Evidence applyTo(Evidence piece) {
    if (piece.expected().contains(baseline.version())) {
      return piece;
    }
    Feature feature = MEASURED.get(piece.code());
    Limit limit = feature == null ? null : baseline.widestLimit(stratum, feature, Share.NEARLY_ALL);
    return new Evidence(
        piece.code(),
        piece.measured(),
        piece.unit(),
        limit == null
            ? piece.expected() + ", in general (" + baseline.version() + " has no figure for it)"
            : words(limit, Share.NEARLY_ALL, baseline),
        piece.contribution(),
        piece.sentence(),
        piece.inputs(),
        piece.figure());
  }

  /**
   * {@code at most 4 for 99.9 % of names here (1,204 name-days, b-1f3a9c2e)}; {@code for all names
   * here} where there were too few to leave one out.
   */
  public static String words(Limit limit, Share share, BaselineView baseline) {
    return String.format(
        Locale.ROOT,
        "at most %s for %s (%,d name-days, %s)",
        number(limit.value()),
        whose(limit, share),
        limit.nameDays(),
        baseline.version());
  }

  /** {@code 99.9 % of names like it here}, or {@code all names like it here}. */
  public static String whose(Limit limit, Share share) {
    String words = share.words(limit.nameDays());
    return words + (words.equals("all") ? " " : " of ") + limit.whose();
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
