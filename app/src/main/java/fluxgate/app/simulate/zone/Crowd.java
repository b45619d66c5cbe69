package fluxgate.app.simulate.zone;

import fluxgate.app.simulate.chance.Dice;

/** People who ask by chance, at the hours of the day at which people are awake. */
public final class Crowd implements Asking {
  private static final long SECOND = 1_000_000L;

  /** Traffic by hour against the busiest, as office and home lines together show it. */
  private static final double[] RHYTHM = {
    .25, .2, .16, .15, .16, .2, .3, .5, .75, .95, 1, 1, .92, .95, 1, .98, .92, .85, .8, .8, .78, .7,
    .55, .38
  };

  private static final double MEAN_RHYTHM = mean();

  private final Dice dice;
  private final int clients;
  private final int firstClient;
  private final int allClients;
  private final boolean flat;
  private final double meanMicros;
  private final long until;
  private long at;
  private int client;

  /**
   * @param visitsADay on average
   * @param clients how many of all clients ask for it at all
   * @param flat whether machines ask, by day and night
   */
  public Crowd(
      double visitsADay,
      int clients,
      int allClients,
      boolean flat,
      long fromSecond,
      long untilSecond,
      Dice dice) {
    this.dice = dice;
    this.allClients = allClients;
    this.clients = Math.clamp(clients, 1, allClients);
    this.firstClient = dice.below(allClients);
    this.flat = flat;
    this.meanMicros = 86_400.0 * SECOND / visitsADay * (flat ? 1 : MEAN_RHYTHM);
    this.until = untilSecond * SECOND;
    this.at = fromSecond * SECOND;
    advance();
  }

  private static double mean() {
    double sum = 0;
    for (double hour : RHYTHM) {
      sum += hour;
    }
    return sum / RHYTHM.length;
  }

  @Override
  public long micros() {
    return at;
  }

  @Override
  public int client() {
    return client;
  }

  @Override
  public void advance() {
    do {
      at += 1 + (long) dice.exponential(meanMicros);
      if (at >= until) {
        at = Long.MAX_VALUE;
        return;
      }
    } while (!flat && !dice.chance(RHYTHM[(int) (at / (3_600 * SECOND) % 24)]));
    // A stride that is coprime to most sizes scatters the zone's clients over all.
    client = (int) ((firstClient + 7_919L * dice.below(clients)) % allClients);
  }
}
