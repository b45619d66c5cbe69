package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * How many of a pool's IPv4 addresses have another of it within the same sixteen (/28), against how
 * many would if those of each /24 had been drawn at random from it.
 *
 * @param addresses IPv4 addresses
 * @param together of those, the ones with another in their /28
 * @param expected how many would have one by accident
 */
public record Neighbourhood(int addresses, int together, double expected) {
  private static final int BLOCK = 256;
  private static final int NEAR = 16;

  /** Of the addresses that came first: as many as tell racks from homes, and cost little. */
  private static final int MOST = 512;

  /** The measure of a pool. */
  public static Neighbourhood of(AddressPool pool) {
    Map<IpAddress, Integer> near = new HashMap<>();
    Map<IpAddress, Integer> blocks = new HashMap<>();
    int addresses = 0;
    for (Agent agent : pool.agents()) {
      if (agent.address().isV4() && addresses < MOST) {
        addresses++;
        near.merge(agent.address().truncate(28, 0), 1, Integer::sum);
        blocks.merge(agent.address().truncate(24, 0), 1, Integer::sum);
      }
    }
    int together = 0;
    for (int count : near.values()) {
      together += count > 1 ? count : 0;
    }
    // Counts are gathered by size first, so that the sum does not depend on hash order.
    int[] blocksOfSize = new int[BLOCK + 1];
    for (int count : blocks.values()) {
      blocksOfSize[count]++;
    }
    double expected = 0;
    double alone = 1;
    for (int size = 1; size <= BLOCK; size++) {
      expected += blocksOfSize[size] * size * (1 - alone);
      alone *= 1 - (NEAR - 1.0) / (BLOCK - 1);
    }
    return new Neighbourhood(addresses, together, expected);
  }
}
