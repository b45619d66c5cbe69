package fluxgate.detect;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  private static final int MAX_HOSTS = 100_000;

  /**
   * A host of more zones is a provider's: its addresses vary for reasons that say nothing of one
   * zone.
   */
  private static final int MAX_ZONES = 50;

  /** Of so many quiet domains, the ones delegated last. */
  private static final int MAX_QUIET = 50_000;

  /**
   * A delegation of a domain as it was seen last.
   *
   * @param hosts its name servers, sorted
   */
  record Delegation(List<DomainName> hosts, long micros) {}

  /** In the order of use: at capacity the host goes that was longest neither named nor resolved. */
  private final Map<DomainName, Set<DomainName>> zonesByHost = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<DomainName, Delegation> quiet = new LinkedHashMap<>();

  void quiet(DomainName domain, List<DomainName> hosts, long micros) {
    quiet.remove(domain);
    if (quiet.size() >= MAX_QUIET) {
      quiet.remove(quiet.keySet().iterator().next());
    }
    quiet.put(domain, new Delegation(hosts, micros));
  }

  /** What was kept of a domain that wakes; it is kept no longer. */
  @Nullable Delegation wake(DomainName domain) {
    return quiet.remove(domain);
  }

  void delegated(DomainName domain, Iterable<DomainName> hosts) {
    for (DomainName host : hosts) {
      Set<DomainName> zones = zonesByHost.get(host);
      if (zones == null) {
        if (zonesByHost.size() >= MAX_HOSTS) {
          zonesByHost.remove(zonesByHost.keySet().iterator().next());
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
    out.count(quiet.size());
    quiet.forEach((domain, delegation) -> {
      out.name(domain);
      out.number(delegation.micros);
      out.count(delegation.hosts.size());
      delegation.hosts.forEach(out::name);
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
    for (int i = in.size(); i > 0; i--) {
      DomainName domain = in.name();
      long micros = in.number();
      List<DomainName> hosts = new ArrayList<>();
      for (int h = in.size(); h > 0; h--) {
        hosts.add(in.name());
      }
      join.quiet.put(domain, new Delegation(hosts, micros));
    }
    return join;
  }
}
