package fluxgate.detect.signal.accessshare;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AccessShare;
import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.DomainState;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;

/** The share of addresses in access networks. */
public final class AccessShareSignal implements Signal.Stateless {
  /*
   * The contribution is the Bayes factor of two beta-binomial models of "k of n known addresses sit in access networks":
   * flux with a share drawn from Beta(8, 2), mean .8 (bots sit at .95 and above, but attackers plant innocent addresses
   * and network tables are younger than the traffic); volunteer pools, the look-alike that no other DNS feature tells
   * apart, from Beta(3.5, 6.5), mean .35. Both priors weigh ten addresses, so that the common terms cancel:
   *
   *   ln BF = sum(i < k) ln((8 + i) / (3.5 + i)) + sum(j < n - k) ln((2 + j) / (6.5 + j))
   *
   * Four of four give 2.6, six of eight 1.4, four of eight -.9: a small sample moves it little, as it should.
   */
  private static final double[] FOR_HOMES = logRatios(8, 3.5);

  private static final double[] FOR_OTHERS = logRatios(2, 6.5);

  /**
   * Networks are misjudged and addresses planted: no pile of addresses makes this one kind of
   * evidence decide.
   */
  private static final double CEILING = 3;

  /**
   * Volunteers run pools of which three quarters sit at home, and caches of content delivery stand
   * in access networks among others elsewhere; that more than four in five do, beyond doubt, is a
   * botnet.
   */
  private static final double CEILING_BEYOND_DOUBT = 4;

  private static final double FLOOR = -2;

  private static double[] logRatios(double flux, double pool) {
    double[] sums = new double[AddressPool.CAPACITY + 1];
    for (int i = 0; i < AddressPool.CAPACITY; i++) {
      sums[i + 1] = sums[i] + StrictMath.log((flux + i) / (pool + i));
    }
    return sums;
  }

  private static double contribution(AccessShare share, AddressPool pool) {
    double factor = FOR_HOMES[share.access()] + FOR_OTHERS[share.known() - share.access()];
    AccessShare recurring = AccessShare.recurring(pool);
    boolean beyondDoubt =
        AccessShare.withoutPlanted(pool).isNearlyAll()
            || recurring != null && recurring.isNearlyAll();
    return Math.clamp(factor, FLOOR, beyondDoubt ? CEILING_BEYOND_DOUBT : CEILING);
  }

  /** Says so where networks that no table knows were judged by what they did here. */
  private static String learned(AddressPool pool) {
    return pool.hasLearned() ? ", or was learned from what lives there," : "";
  }

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    AccessShare all = AccessShare.of(state.pool());
    AccessShare share = AccessShare.best(state.pool());
    if (!share.isMeasurable()) {
      if (share.total() >= 4) {
        sink.unknown("NETWORK_KIND_UNKNOWN");
      }
      return;
    }
    if (scene.rotation() != null) {
      return;
    }
    double contribution = contribution(share, state.pool());
    sink.say(
        new Evidence(
            contribution > 0 ? "ACCESS_HOSTING" : "HOSTING_ONLY",
            share.value(),
            "shrunk share",
            "below 0.2 for hosted services, about 0.35 for volunteer pools",
            contribution,
            Sentence.of(
                contribution > 0
                    ? "%,d of the %,d addresses %swhose network is known%s sit in access networks:"
                        + " people's homes and phones."
                    : "Only %,d of the %,d addresses %swhose network is known%s sit in access"
                        + " networks; of a botnet nearly all would.",
                share.access(),
                share.known(),
                share.equals(all) ? "" : "that came more than once and ",
                learned(state.pool())),
            state.examples().places()));
  }
}
