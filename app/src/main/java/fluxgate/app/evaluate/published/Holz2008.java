package fluxgate.app.evaluate.published;

/**
 * The flux score of T. Holz, C. Gorecki, K. Rieck, F. Freiling, "Measuring and Detecting Fast-Flux
 * Service Networks", NDSS 2008: 1.32 nA + 18.54 nASN + 0 nNS &gt; 142.38, where nA counts the
 * distinct addresses over the lookups of one name and nASN their autonomous systems. The weight of
 * name servers is 0, so none are counted.
 *
 * <p>The authors look a name up twice, the second time after its TTL; here every logged answer is a
 * lookup, which gives the score more to find. Eight autonomous systems always suffice; one needs 94
 * addresses.
 */
public final class Holz2008 implements PublishedDetector {
  /** Weights and threshold of the linear classifier, §4.2 of the paper. */
  private static final double ADDRESS_WEIGHT = 1.32;

  private static final double ASN_WEIGHT = 18.54;
  private static final double THRESHOLD = 142.38;

  private final States<Dispersion> states = new States<>(Dispersion::new);

  /** The score of a name with so many addresses in so many autonomous systems. */
  static double score(int addresses, int asns) {
    return ADDRESS_WEIGHT * addresses + ASN_WEIGHT * asns;
  }

  static boolean isFlux(double score) {
    return score > THRESHOLD;
  }

  @Override
  public void answered(Answer answer, Accusations accusations) {
    if (accusations.has(answer.domain())) {
      states.forget(answer.key());
      return;
    }
    Dispersion seen = states.of(answer.key());
    seen.add(answer);
    if (isFlux(score(seen.addressCount(), seen.asnCount()))) {
      accusations.add(answer.domain(), answer.micros());
    }
  }
}
