package fluxgate.detect.baseline;

/**
 * Names that are compared with each other: asked by about as many clients, with TTLs of one class.
 *
 * <p>Popularity is cut at fixed numbers of clients, three times as many each: deciles of clients
 * fall together where most names have one client, and move from day to day, so that days could not
 * be added.
 *
 * @param popularity 0 where no clients are seen, then from 1, 2, 4, 10 and 30 clients
 * @param ttl 0 to 60 s, 300 s, 3600 s, longer, unknown
 */
public record Stratum(int popularity, int ttl) {
  private static final int[] CLIENTS_FROM = {0, 1, 2, 4, 10, 30};
  private static final long[] TTL_UP_TO = {60, 300, 3600};
  private static final int UNKNOWN_TTL = TTL_UP_TO.length + 1;
  private static final int TTLS = UNKNOWN_TTL + 1;

  /** How many there are. */
  static final int COUNT = CLIENTS_FROM.length * TTLS;

  /**
   * The stratum of a name.
   *
   * @param clients distinct clients
   * @param ttlSeconds the largest seen; negative where unknown
   */
  public static Stratum of(int clients, long ttlSeconds) {
    int popularity = CLIENTS_FROM.length - 1;
    while (clients < CLIENTS_FROM[popularity]) {
      popularity--;
    }
    int ttl = UNKNOWN_TTL;
    if (ttlSeconds >= 0) {
      ttl = 0;
      while (ttl < TTL_UP_TO.length && ttlSeconds > TTL_UP_TO[ttl]) {
        ttl++;
      }
    }
    return new Stratum(popularity, ttl);
  }

  /** The stratum at an index. */
  static Stratum at(int index) {
    return new Stratum(index / TTLS, index % TTLS);
  }

  /** The place of its TTL class over all popularities. */
  int anyPopularity() {
    return COUNT + ttl;
  }

  /** The place of all names together. */
  static int all() {
    return COUNT + TTLS;
  }

  int index() {
    return popularity * TTLS + ttl;
  }
}
