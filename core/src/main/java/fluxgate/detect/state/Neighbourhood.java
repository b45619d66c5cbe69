package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import java.util.Arrays;
import java.util.List;

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

  /** Addresses as a pool shows them, kept in order as they come. */
  static final class Sorted {
    private int[] bits = new int[8];
    private int size;

    /** Those of a pool's agents, in the order in which they came. */
    static Sorted of(List<Agent> agents) {
      Sorted sorted = new Sorted();
      for (Agent agent : agents) {
        sorted.add(agent.address());
      }
      return sorted;
    }

    /** Takes an address that is new. */
    void add(IpAddress address) {
      if (!address.isV4() || size == MOST) {
        return;
      }
      if (size == bits.length) {
        bits = Arrays.copyOf(bits, 2 * size);
      }
      int value = (int) address.low();
      int at = -1 - Arrays.binarySearch(bits, 0, size, value);
      System.arraycopy(bits, at, bits, at + 1, size - at);
      bits[at] = value;
      size++;
    }

    Neighbourhood measure() {
      return Neighbourhood.of(bits, size);
    }
  }

  private static Neighbourhood of(int[] bits, int addresses) {
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
