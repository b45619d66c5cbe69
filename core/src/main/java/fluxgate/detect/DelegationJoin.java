package fluxgate.detect;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which zones a name-server host serves: its addresses stand in RRsets that do not name the zone.
 */
final class DelegationJoin implements Slice {
  private static final int MAX_HOSTS = 100_000;

  /**
   * A host of more zones is a provider's: its addresses vary for reasons that say nothing of one
   * zone.
   */
  private static final int MAX_ZONES = 50;

  private final Map<DomainName, Set<DomainName>> zonesByHost = new LinkedHashMap<>();

  void delegated(DomainName domain, Iterable<DomainName> hosts) {
    for (DomainName host : hosts) {
      Set<DomainName> zones = zonesByHost.get(host);
      if (zones == null) {
        if (zonesByHost.size() >= MAX_HOSTS) {
          continue;
        }
        zones = new LinkedHashSet<>(2);
        zonesByHost.put(host, zones);
      }
      if (zones.size() <= MAX_ZONES) {
        zones.add(domain);
      }
    }
  }

  /** The domains that this host serves; none where it is a provider's or unknown. */
  Set<DomainName> served(DomainName host) {
    Set<DomainName> zones = zonesByHost.get(host);
    return zones == null || zones.size() > MAX_ZONES ? Set.of() : zones;
  }

  @Override
  public void write(StateWriter out) {
    out.count(zonesByHost.size());
    zonesByHost.forEach((host, zones) -> {
      out.name(host);
      out.count(zones.size());
      zones.forEach(out::name);
    });
  }

  static DelegationJoin read(StateReader in) {
    DelegationJoin join = new DelegationJoin();
    for (int i = in.size(); i > 0; i--) {
      DomainName host = in.name();
      Set<DomainName> zones = new LinkedHashSet<>(2);
      for (int z = in.size(); z > 0; z--) {
        zones.add(in.name());
      }
      join.zonesByHost.put(host, zones);
    }
    return join;
  }
}
