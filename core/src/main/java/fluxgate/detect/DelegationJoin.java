package fluxgate.detect;

import fluxgate.detect.state.Octets;
import fluxgate.detect.state.Remembered;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which zones a name-server host serves, for its addresses stand in RRsets that do not name the
 * zone; and the delegations of domains whose names are quiet still, kept for when one wakes.
 */
final class DelegationJoin implements Slice {
  /**
   * A host of more zones is a provider's: its addresses vary for reasons that say nothing of one
   * zone.
   */
  private static final int MAX_ZONES = 50;

  /** An empty set of zones, or a list of hosts. */
  private static final int VALUE_OCTETS = 120;

  /**
   * A delegation of a domain as it was seen last.
   *
   * @param hosts its name servers, sorted
   */
  record Delegation(List<DomainName> hosts, long micros) {}

  private final Remembered<DomainName, Set<DomainName>> zonesByHost;
  private final Remembered<DomainName, Delegation> quiet;

  /** None yet, and never more than so many octets of them. */
  DelegationJoin(long mostOctets) {
    zonesByHost = new Remembered<>(mostOctets / 2, Octets::of);
    quiet = new Remembered<>(mostOctets / 2, Octets::of);
  }

  void quiet(DomainName domain, List<DomainName> hosts, long micros) {
    quiet.put(domain, new Delegation(hosts, micros), octets(hosts), micros);
  }

  /** What was kept of a domain that wakes; it is kept no longer. */
  @Nullable Delegation wake(DomainName domain) {
    return quiet.remove(domain);
  }

  void delegated(DomainName domain, Iterable<DomainName> hosts, long micros) {
    for (DomainName host : hosts) {
      Set<DomainName> zones = zonesByHost.get(host, micros);
      if (zones == null) {
        zones = new LinkedHashSet<>(2);
        zonesByHost.put(host, zones, VALUE_OCTETS, micros);
      }
      if (zones.size() <= MAX_ZONES && zones.add(domain)) {
        zonesByHost.grew(host, Octets.held(domain), micros);
      }
    }
  }

  private static int octets(Collection<DomainName> names) {
    return VALUE_OCTETS + Octets.held(names);
  }

  /** The domains that this host serves; none where it is a provider's or unknown. */
  Set<DomainName> served(DomainName host, long micros) {
    Set<DomainName> zones = zonesByHost.get(host, micros);
    return zones == null || zones.size() > MAX_ZONES ? Set.of() : zones;
  }

  /** When a host or a delegation that was heard of within a day had to go for want of room. */
  long evictedMicros() {
    return Math.max(zonesByHost.evictedMicros(), quiet.evictedMicros());
  }

  /** How many entries had to go so. */
  long evicted() {
    return zonesByHost.evicted() + quiet.evicted();
  }

  @Override
  public void write(StateWriter out) {
    zonesByHost.write(
        out,
        (host, zones) -> {
          out.name(host);
          out.names(zones);
        });
    quiet.write(
        out,
        (domain, delegation) -> {
          out.name(domain);
          out.number(delegation.micros);
          out.names(delegation.hosts);
        });
  }

  static DelegationJoin read(StateReader in, long mostOctets) {
    DelegationJoin join = new DelegationJoin(mostOctets);
    join.zonesByHost.read(
        in,
        part -> Map.entry(part.name(), new LinkedHashSet<>(part.names())),
        DelegationJoin::octets);
    join.quiet.read(in, DelegationJoin::readQuiet, delegation -> octets(delegation.hosts));
    return join;
  }

  private static Map.Entry<DomainName, Delegation> readQuiet(StateReader in) {
    DomainName domain = in.name();
    long micros = in.number();
    return Map.entry(domain, new Delegation(in.names(), micros));
  }
}
