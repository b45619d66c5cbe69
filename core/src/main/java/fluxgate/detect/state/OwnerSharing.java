package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether the rotating owner names of a domain draw from one pool or each has addresses of its own.
 *
 * @param owners owner names whose addresses rotate
 * @param addresses distinct addresses over all of them
 * @param shared of those, the ones that more than one owner name has shown
 * @param sightings addresses summed over the owner names
 */
public record OwnerSharing(int owners, int addresses, int shared, long sightings) {
  /** Names of one pool of 300 that showed eight addresses each share about that much. */
  private static final double LEAST_SHARED = 0.05;

  public static OwnerSharing of(DomainState state) {
    Map<IpAddress, Integer> holders = new HashMap<>();
    int owners = 0;
    long sightings = 0;
    for (OwnerName owner : state.owners()) {
      if (owner.isRotating()) {
        owners++;
        sightings += owner.addresses().size();
        owner.addresses().forEach(address -> holders.merge(address, 1, Integer::sum));
      }
    }
    int shared = (int) holders.values().stream().filter(count -> count > 1).count();
    return new OwnerSharing(owners, holders.size(), shared, sightings);
  }

  /** Whether several names draw from one pool. */
  public boolean isOnePool() {
    return owners > 1 && shared > LEAST_SHARED * addresses;
  }

  /** Mean addresses an owner name. */
  public double perOwner() {
    return owners == 0 ? 0 : (double) sightings / owners;
  }
}
