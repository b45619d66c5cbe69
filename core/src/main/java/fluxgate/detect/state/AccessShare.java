package fluxgate.detect.state;

import fluxgate.net.NetworkKind;

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

  /**
   * A majority: half of the small access providers have names that tell nothing
   * (docs/network-kinds.md).
   */
  private static final double LEAST_KNOWN_SHARE = 0.5;

  public static AccessShare of(AddressPool pool) {
    return new AccessShare(pool.unitCount(NetworkKind.ACCESS), pool.knownKinds(), pool.unitCount());
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
