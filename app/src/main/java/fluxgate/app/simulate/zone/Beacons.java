package fluxgate.app.simulate.zone;

import fluxgate.app.simulate.chance.Dice;

/** Machines that ask every so often, each at its own rhythm. */
public final class Beacons implements Asking {
  private static final long SECOND = 1_000_000L;
  private static final long DAY = 86_400 * SECOND;
  private static final long OPENS = 8 * 3_600 * SECOND;
  private static final long CLOSES = 18 * 3_600 * SECOND;

  private final Dice dice;
  private final int[] clients;
  private final boolean[] office;
  private final long[] next;
  private final double[] periods;
  private final double jitter;
  private final long until;
  private int first;

  /**
   * @param clients numbers of the machines
   * @param startSeconds when each begins
   * @param office whether each is switched on in office hours alone
   * @param periodSeconds between two visits of a machine; each machine's own varies by a fifth
   * @param jitter share of the period by which it varies each time, each way
   */
  public Beacons(
      int[] clients,
      long[] startSeconds,
      boolean[] office,
      double periodSeconds,
      double jitter,
      long untilSecond,
      Dice dice) {
    this.dice = dice;
    this.clients = clients.clone();
    this.office = office.clone();
    this.jitter = jitter;
    this.until = untilSecond * SECOND;
    this.next = new long[clients.length];
    this.periods = new double[clients.length];
    for (int i = 0; i < clients.length; i++) {
      periods[i] = periodSeconds * dice.within(0.8, 1.2);
      next[i] = (long) ((startSeconds[i] + dice.unit() * periods[i]) * SECOND) + 1;
      next[i] = awake(i, next[i]);
    }
    find();
  }

  /** The time itself, or when its machine is switched on next. */
  private long awake(int machine, long micros) {
    long ofDay = micros % DAY;
    if (!office[machine] || (ofDay >= OPENS && ofDay < CLOSES)) {
      return micros;
    }
    long midnight = micros - ofDay;
    long opens = midnight + (ofDay < OPENS ? OPENS : OPENS + DAY);
    return opens + (long) (dice.unit() * 1_800 * SECOND);
  }

  private void find() {
    first = 0;
    for (int i = 1; i < next.length; i++) {
      if (next[i] < next[first]) {
        first = i;
      }
    }
  }

  @Override
  public long micros() {
    return next[first] < until ? next[first] : Long.MAX_VALUE;
  }

  @Override
  public int client() {
    return clients[first];
  }

  @Override
  public void advance() {
    double factor = 1 + jitter * (2 * dice.unit() - 1);
    next[first] = awake(first, next[first] + 1 + (long) (periods[first] * factor * SECOND));
    find();
  }
}
