package fluxgate.app.evaluate.published;

/**
 * The share of addresses that lie in a network of their own: (nASN - 1) / (nA - 1) at least .5 with
 * at least five addresses, over all answers of a name so far. Passive systems use the fraction as
 * one metric among several (P. Lombardo et al., "Fast Flux Service Network Detection via Data
 * Mining on Passive DNS Traffic", ISC 2018, is the best known); bound and least count are those
 * under which web guides hand it on.
 */
public final class AsFraction implements PublishedDetector {
  private static final double LEAST_FRACTION = 0.5;

  /** Of fewer addresses the fraction has few values. */
  private static final int LEAST_ADDRESSES = 5;

  private final States<Dispersion> states = new States<>(Dispersion::new);

  static boolean isFlux(int addresses, int asns) {
    return addresses >= LEAST_ADDRESSES && (double) (asns - 1) / (addresses - 1) >= LEAST_FRACTION;
  }

  @Override
  public void answered(Answer answer, Accusations accusations) {
    if (accusations.has(answer.domain())) {
      states.forget(answer.key());
      return;
    }
    Dispersion seen = states.of(answer.key());
    seen.add(answer);
    if (isFlux(seen.addressCount(), seen.asnCount())) {
      accusations.add(answer.domain(), answer.micros());
    }
  }
}
