package fluxgate.detect.state;

import fluxgate.net.NetworkKind;

/**
 * The share of a pool's addresses that sit in access networks, shrunk for small samples: {@code
 * (access + 1.4) / (known + 4)}, a prior of .35 worth four addresses. Raw shares of four addresses
 * give volunteer pools a 95th percentile of .71.
 *
 * @param access units in access networks
 * @param known units whose network kind is known
 * @param total all units
 */
public record AccessShare(int access, int known, int total) {
  private static final double PRIOR = 1.4;
  private static final double PRIOR_WEIGHT = 4;
  private static final int LEAST_KNOWN = 4;

  /** The largest share at home that volunteer pools of the simulation reach. */
  private static final double NEARLY_ALL = 0.82;

  private static final double CONFIDENT = 1.96;

  /** A botnet at .97 against the most homely pool that was drawn. */
  private static final double FOR_HOME = StrictMath.log(0.97 / 0.84);

  private static final double FOR_OTHER = StrictMath.log(0.03 / 0.16);
  private static final double WHENEVER_ASKED = StrictMath.log(150);

  /** The most planted addresses that a share of .6 tolerates. */
  private static final double MOST_PLANTED = 0.4;

  /**
   * A majority: half of the small access providers have names that tell nothing
   * (docs/network-kinds.md).
   */
  private static final double LEAST_KNOWN_SHARE = 0.5;

  public static AccessShare of(AddressPool pool) {
    return new AccessShare(pool.unitCount(NetworkKind.ACCESS), pool.knownKinds(), pool.unitCount());
  }

  /**
   * The share without cloud addresses where these are a minority: attackers plant them to look
   * harmless. Content delivery stays in: it has machines of its own beside caches at access
   * providers.
   */
  public static AccessShare withoutPlanted(AddressPool pool) {
    int cloud = pool.unitCount(NetworkKind.CLOUD);
    int left = cloud <= MOST_PLANTED * pool.unitCount() ? cloud : 0;
    return new AccessShare(
        pool.unitCount(NetworkKind.ACCESS), pool.knownKinds() - left, pool.unitCount() - left);
  }

  /** The same with all that is unknown counted as known for something else. */
  public AccessShare unknownCounted() {
    return new AccessShare(access, total, total);
  }

  /**
   * The lower end of the share's interval (Wilson), 0 to 1: at 1.96 standard deviations 19 homes of
   * 19 give .83, 37 of 40 give .80.
   */
  private double atLeast(double deviations) {
    if (known == 0) {
      return 0;
    }
    double z2 = deviations * deviations;
    double p = (double) access / known;
    double spread = deviations * StrictMath.sqrt((p * (1 - p) + z2 / (4 * known)) / known);
    return (p + z2 / (2 * known) - spread) / (1 + z2 / known);
  }

  /** Whether, with 95 % confidence, more sit at home than in any pool of volunteers. */
  public boolean isNearlyAll() {
    return isMeasurable() && atLeast(CONFIDENT) >= NEARLY_ALL;
  }

  /**
   * The same where the question is asked anew at every answer. An interval of 95 % is passed by
   * luck by one volunteer pool in fifty; a likelihood ratio of 150 (Wald) by three in ten thousand
   * (of 30,000 pools of 10 to 200 members, .6 to .85 of them at home, drawn to the last). It takes
   * 35 homes of 35, or 47 of 48.
   */
  public boolean isNearlyAllWheneverAsked() {
    double others = (double) known - access;
    return isMeasurable() && access * FOR_HOME + others * FOR_OTHER >= WHENEVER_ASKED;
  }

  /** Whether enough is known to speak: at least four addresses, and half of them. */
  public boolean isMeasurable() {
    return known >= LEAST_KNOWN && known >= LEAST_KNOWN_SHARE * total;
  }

  /** The shrunk share, 0 to 1. */
  public double value() {
    return (access + PRIOR) / (known + PRIOR_WEIGHT);
  }
}
