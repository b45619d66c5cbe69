package fluxgate.detect.state;

import fluxgate.net.NetworkKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The measure of rotating hosting: rented servers inside few networks, about one at a time, each
 * short-lived and none coming back. Load balancers replace addresses too, but keep several in each
 * answer or each for hours, and pools bring the same addresses back. Hyperscale clouds do not
 * count: their owners and their balancers answer one address at a time out of thousands, which no
 * DNS view tells from rotation.
 *
 * @param addresses distinct addresses
 * @param perAnswer mean addresses in a fresh answer
 * @param medianLifeMicros median time between first and last sighting of the addresses seen again
 * @param gone addresses not seen for {@link #GONE_MICROS} before {@code now}
 */
public record HostingRotation(int addresses, double perAnswer, long medianLifeMicros, int gone) {
  /** Fewer replaced servers are a migration. */
  private static final int LEAST_ADDRESSES = 6;

  /** More networks are the ordinary path's business. */
  private static final int MOST_NETWORKS = 6;

  /** One network of three may be misjudged, or a home line that an attacker hired as well. */
  private static final double LEAST_HOSTING = 0.6;

  /** Small hosting providers have names that tell nothing; of a few networks one may be such. */
  private static final double LEAST_KNOWN = 0.4;

  /**
   * Or no table knows what the networks are for, as of many small hosting companies, and so many
   * addresses came as no home line has (§2.2: at most 3 a day).
   */
  private static final int LEAST_OF_UNKNOWN = 12;

  private static final double LEAST_RENTED_OR_UNKNOWN = 0.8;

  private static final double MOST_PER_ANSWER = 1.5;

  /** Load-balancer nodes live for half a day to months; disposable servers for minutes to hours. */
  private static final long LONGEST_LIFE_MICROS = 4 * 3600L * 1_000_000;

  /** An address that stayed away for longer than that is taken to be given up. */
  private static final long GONE_MICROS = 3600L * 1_000_000;

  /** Shorter observation cannot tell a slow pool from replacement. */
  private static final long LEAST_SPAN_MICROS = 3 * 3600L * 1_000_000;

  private static final double LEAST_GONE_SHARE = 0.7;

  /**
   * A server that is replaced was there for a while; a member drawn at random from a pool is seen
   * once, or again after hours. So many must have been seen again, and neither within one burst nor
   * out of a cache.
   */
  private static final double LEAST_HELD = 0.3;

  private static final long BURST_MICROS = 300L * 1_000_000;

  /**
   * Or, where each answer brings another: so many drawn at random from a pool below 1,000 repeat.
   */
  private static final int MANY = 80;

  private static final double FEW_HELD = 0.05;

  /** A fleet of that size that as many clients ask for is a service. */
  private static final int EVERYBODY = 32;

  /**
   * Two sightings at random in a time lie a third of it apart: what was watched for four lives is
   * gone, not merely unseen.
   */
  private static final int LIVES_WATCHED = 4;

  /**
   * While a server lives that will be replaced, no other comes but its successor, and that of a
   * cache; while a member of a pool is away between two random sightings, a third of all do.
   */
  private static final double MOST_NEWCOMERS = 2;

  /**
   * Of n addresses drawn at random a share of about 4/n keeps to that by luck: two sightings lie a
   * part g of the time apart with density 2(1 - g).
   */
  private static final double KEEPING_BY_LUCK = 4;

  /** So unlikely must it be that as many did: as {@link AccessShare} asks of homes. */
  private static final double LUCK = 1.0 / 150;

  /**
   * Servers that are used up do not come back; those that answers are drawn from do. Late records
   * make one seem to.
   */
  private static final double MOST_RETURNED = 0.1;

  /**
   * Whether it is worth measuring: such a rotation shows when an address stays away, not when the
   * next one comes.
   */
  public static boolean mayBe(DomainState state) {
    return state.widestAnswer() == 1
        && state.pool().unitCount() >= LEAST_ADDRESSES
        && state.pool().asnCount() <= MOST_NETWORKS;
  }

  /** The measure at an event time, or null where the domain does not behave so. */
  public static @Nullable HostingRotation of(DomainState state, long nowMicros) {
    AddressPool pool = state.pool();
    int units = pool.unitCount();
    if (units < LEAST_ADDRESSES || pool.asnCount() > MOST_NETWORKS || !isRented(pool)) {
      return null;
    }
    long[] lives = new long[pool.size()];
    long first = Long.MAX_VALUE;
    int gone = 0;
    long sightings = 0;
    int held = 0;
    TtlBook ttls = state.ttls();
    long cached = ttls.isKnown() ? ttls.median() * 1_000_000 : 0;
    long brief = Math.max(BURST_MICROS, cached);
    for (Agent agent : pool.agents()) {
      long life = agent.lastSeenMicros() - agent.firstSeenMicros();
      if (life > brief) {
        lives[held++] = life;
      }
      first = Math.min(first, agent.firstSeenMicros());
      gone += nowMicros - agent.lastSeenMicros() > GONE_MICROS ? 1 : 0;
      sightings += agent.freshAnswers();
    }
    Arrays.sort(lives, 0, held);
    long median = held == 0 ? 0 : lives[held / 2];
    double perAnswer = (double) sightings / Math.max(1, state.freshAnswers());
    boolean rotates =
        nowMicros - first >= LEAST_SPAN_MICROS
            && median <= LONGEST_LIFE_MICROS
            && perAnswer <= MOST_PER_ANSWER
            && pool.returnedCount() <= Math.max(1, MOST_RETURNED * pool.size())
            && gone >= LEAST_GONE_SHARE * pool.size()
            && nowMicros - first >= LIVES_WATCHED * median
            && (held >= LEAST_HELD * pool.size() && isSuccession(pool, brief)
                || pool.size() >= MANY
                    && held <= FEW_HELD * pool.size()
                    && state.clients().size() < EVERYBODY);
    return rotates ? new HostingRotation(units, perAnswer, median, gone) : null;
  }

  private static boolean isRented(AddressPool pool) {
    int units = pool.unitCount();
    int known = pool.knownKinds();
    int rented = pool.unitCount(NetworkKind.HOSTING);
    return known >= LEAST_KNOWN * units && rented >= LEAST_HOSTING * known
        || units >= LEAST_OF_UNKNOWN && rented + units - known >= LEAST_RENTED_OR_UNKNOWN * units;
  }

  /** Whether few others came while a held address lived, and more seldom than by luck. */
  private static boolean isSuccession(AddressPool pool, long brief) {
    long[] came = pool.agents().stream().mapToLong(Agent::firstSeenMicros).sorted().toArray();
    long newcomers = 0;
    int held = 0;
    int kept = 0;
    for (Agent agent : pool.agents()) {
      if (agent.lastSeenMicros() - agent.firstSeenMicros() > brief) {
        held++;
        int others =
            countUpTo(came, agent.lastSeenMicros()) - countUpTo(came, agent.firstSeenMicros());
        newcomers += others;
        kept += others <= MOST_NEWCOMERS ? 1 : 0;
      }
    }
    return held > 0
        && newcomers <= MOST_NEWCOMERS * held
        && atLeast(kept, held, Math.min(1, KEEPING_BY_LUCK / pool.size())) <= LUCK;
  }

  /** The chance of {@code least} successes or more in {@code trials} of probability {@code p}. */
  private static double atLeast(int least, int trials, double p) {
    if (p >= 1) {
      return 1;
    }
    double term = StrictMath.pow(1 - p, trials);
    double below = 0;
    for (int k = 0; k < least; k++) {
      below += term;
      term *= (double) (trials - k) / (k + 1) * p / (1 - p);
    }
    return 1 - below;
  }

  private static int countUpTo(long[] sorted, long micros) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
