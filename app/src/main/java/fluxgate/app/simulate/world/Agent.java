package fluxgate.app.simulate.world;

import java.util.Arrays;

/** A home machine that serves a botnet while it is switched on. */
final class Agent {
  private final Host host;

  /** Seconds of the day at which it goes on, off, on, off …; ascending. */
  private final long[] switches;

  private Agent(Host host, long[] switches) {
    this.host = host;
    this.switches = switches;
  }

  /**
   * An agent whose times on and off are exponential. It may be on before the day begins.
   *
   * @param meanOnline seconds
   * @param meanOffline seconds
   * @param until the second at which nobody asks any more
   */
  static Agent living(Host host, double meanOnline, double meanOffline, long until, Dice dice) {
    long[] switches = new long[16];
    int count = 0;
    // Far enough before the day for it to begin in the steady state.
    double at = -3 * (meanOnline + meanOffline) * dice.unit();
    while (at < until) {
      if (count == switches.length) {
        switches = Arrays.copyOf(switches, 2 * count);
      }
      switches[count++] = (long) at;
      at += 1 + dice.exponential(count % 2 == 1 ? meanOnline : meanOffline);
    }
    return new Agent(host, Arrays.copyOf(switches, count));
  }

  Host host() {
    return host;
  }

  boolean onlineAt(long second) {
    int found = Arrays.binarySearch(switches, second);
    int passed = found >= 0 ? found + 1 : -found - 1;
    return passed % 2 == 1;
  }
}
