package fluxgate.detect.state;

import fluxgate.net.NetworkKind;
import org.jspecify.annotations.Nullable;

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

  /** A botnet of which more is misjudged, planted or younger than the network table. */
  private static final double FOR_HOME_OF_MIXED = StrictMath.log(0.92 / 0.84);

  private static final double FOR_OTHER_OF_MIXED = StrictMath.log(0.08 / 0.16);

  /** A fifth as likely beforehand. */
  private static final double MIXED = 0.2;

  private static final double WHENEVER_ASKED = 150;
  private static final double ALONE = 5_000;

  /** By so much less at home are those that come once, where they are planted. */
  private static final double OTHER_SORT = 0.3;

  /** So many addresses that came again tell; then the others may be left out. */
  private static final int LEAST_RECURRING = 20;

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

  /**
   * The share among addresses that came more than once, where those that came once filled a
   * minority of all places in answers: whoever mixes in addresses without end, each of them once,
   * changes the count of distinct ones at will, but not who keeps coming. Null where too few came
   * again to tell, as from a pool that is being seen for the first time, and where those that came
   * once are no other sort than those that came again: of a pool of lasting members chance decides.
   */
  public static @Nullable AccessShare recurring(AddressPool pool) {
    int recurring = pool.recurringCount();
    if (recurring < LEAST_RECURRING || pool.size() - recurring > MOST_PLANTED * pool.draws()) {
      return null;
    }
    AccessShare again =
        new AccessShare(
            pool.recurringCount(NetworkKind.ACCESS),
            recurring - pool.recurringCount(NetworkKind.UNKNOWN),
            recurring);
    AccessShare all = of(pool);
    int known = all.known - again.known;
    return known >= LEAST_KNOWN
            && (double) (all.access - again.access) / known
                <= (double) again.access / again.known - OTHER_SORT
        ? again
        : null;
  }

  /** The larger of the share of all addresses and that of those that came again. */
  public static AccessShare best(AddressPool pool) {
    AccessShare all = of(pool);
    AccessShare recurring = recurring(pool);
    return recurring != null && recurring.isMeasurable() && recurring.value() > all.value()
        ? recurring
        : all;
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
   * (of 60,000 pools of 10 to 200 members, .6 to .85 of them at home, drawn to the last). It takes
   * 35 homes of 35, or 47 of 48, and 210 of 228.
   *
   * @param alone whether nothing else could ever tell: without connections there are no ports and
   *     nobody that follows. And servers may be unknown more often than homes are, which makes a
   *     pool of .85 look like one of .88. Then the ratio is 5,000, which two such pools in ten
   *     thousand pass (nineteen at 500), and it takes 60 homes of 60
   */
  public boolean isNearlyAllWheneverAsked(boolean alone) {
    double others = (double) known - access;
    double pure = StrictMath.exp(access * FOR_HOME + others * FOR_OTHER);
    double mixed = StrictMath.exp(access * FOR_HOME_OF_MIXED + others * FOR_OTHER_OF_MIXED);
    return isMeasurable() && pure + MIXED * mixed >= (alone ? ALONE : WHENEVER_ASKED);
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
