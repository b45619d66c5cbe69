package fluxgate.app.simulate.zone;

import fluxgate.app.simulate.world.Dice;

/** Machines that ask every so often, each at its own rhythm. */
public final class Beacons implements Asking {
  private static final long SECOND = 1_000_000L;

  private final Dice dice;
  private final int[] clients;
  private final long[] next;
  private final double[] periods;
  private final double jitter;
  private final long until;
  private int first;

  /**
   * @param clients numbers of the machines
   * @param startSeconds when each begins
   * @param periodSeconds between two visits of a machine; each machine's own varies by a fifth
   * @param jitter share of the period by which it varies each time, each way
   */
  public Beacons(
      int[] clients,
      long[] startSeconds,
      double periodSeconds,
      double jitter,
      long untilSecond,
      Dice dice) {
    this.dice = dice;
    this.clients = clients.clone();
    this.jitter = jitter;
    this.until = untilSecond * SECOND;
    this.next = new long[clients.length];
    this.periods = new double[clients.length];
    for (int i = 0; i < clients.length; i++) {
      periods[i] = periodSeconds * dice.within(0.8, 1.2);
      next[i] = (long) ((startSeconds[i] + dice.unit() * periods[i]) * SECOND) + 1;
    }
    find();
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
    next[first] += 1 + (long) (periods[first] * factor * SECOND);
    find();
  }
}
