package fluxgate.detect.state;

/**
 * Whether the rotating owner names of a domain draw from one pool or each has addresses of its own.
 *
 * @param owners owner names whose addresses rotate
 * @param spanning of those, the ones that showed homes in several networks in one answer
 * @param addresses distinct addresses in the pool
 * @param shared of those, the ones that more than one owner name has shown
 * @param sightings addresses summed over the owner names
 */
public record OwnerSharing(int owners, int spanning, int addresses, int shared, long sightings) {
  /** Names of one pool of 300 that showed eight addresses each share about that much. */
  private static final double LEAST_SHARED = 0.05;

  /**
   * Whether several names draw from one pool: they share addresses, or most of them show several
   * homes at once. Names of a thousand homes share none for a long time.
   */
  public boolean isOnePool() {
    return owners > 1 && (shared > LEAST_SHARED * addresses || 2 * spanning > owners);
  }

  /** Mean addresses an owner name. */
  public double perOwner() {
    return owners == 0 ? 0 : (double) sightings / owners;
  }
}
