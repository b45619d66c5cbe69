package fluxgate.detect.state;

import java.util.Arrays;
import java.util.Collection;

/**
 * How many of a pool's IPv4 addresses have another of it within the same sixteen (/28), against how
 * many would if those of each /24 had been drawn at random from it.
 *
 * @param addresses IPv4 addresses
 * @param together of those, the ones with another in their /28
 * @param expected how many would have one by accident
 */
public record Neighbourhood(int addresses, int together, double expected) {
  private static final int BLOCK_BITS = 8;
  private static final int BLOCK = 1 << BLOCK_BITS;
  private static final int NEAR_BITS = 4;
  private static final int NEAR = 1 << NEAR_BITS;

  /** Of the addresses that came first: as many as tell racks from homes, and cost little. */
  private static final int MOST = 512;

  /** The measure of a pool's agents, in the order in which they came. */
  static Neighbourhood of(Collection<Agent> agents) {
    int[] bits = new int[Math.min(MOST, agents.size())];
    int addresses = 0;
    for (Agent agent : agents) {
      if (agent.address().isV4() && addresses < MOST) {
        bits[addresses++] = (int) agent.address().low();
      }
    }
    Arrays.sort(bits, 0, addresses);
    int together = 0;
    int[] blocksOfSize = new int[BLOCK + 1];
    for (int from = 0; from < addresses; ) {
      int to = from;
      while (to < addresses && bits[to] >>> BLOCK_BITS == bits[from] >>> BLOCK_BITS) {
        int near = end(bits, to, addresses, NEAR_BITS);
        together += near - to > 1 ? near - to : 0;
        to = near;
      }
      blocksOfSize[to - from]++;
      from = to;
    }
    double expected = 0;
    double alone = 1;
    for (int size = 1; size <= BLOCK; size++) {
      expected += blocksOfSize[size] * size * (1 - alone);
      alone *= 1 - (NEAR - 1.0) / (BLOCK - 1);
    }
    return new Neighbourhood(addresses, together, expected);
  }

  /** Where those that share all but the last bits with the one at {@code from} end. */
  private static int end(int[] sorted, int from, int to, int lastBits) {
    int end = from + 1;
    while (end < to && sorted[end] >>> lastBits == sorted[from] >>> lastBits) {
      end++;
    }
    return end;
  }
}
