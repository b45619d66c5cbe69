package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import java.util.List;

/**
 * The name servers of a zone at a moment.
 *
 * @param ttlSeconds of the NS RRset
 * @param addressTtlSeconds of the servers' addresses
 */
public record Delegation(List<NameServer> servers, int ttlSeconds, int addressTtlSeconds) {
  /** What registries and managed name service commonly use: a day. */
  private static final int STABLE_TTL = 86_400;

  /** A server and where it answers. */
  public record NameServer(DomainName name, Host host) {}

  public Delegation {
    servers = List.copyOf(servers);
  }

  /** Servers that stay. */
  public static Delegation stable(List<NameServer> servers) {
    return new Delegation(servers, STABLE_TTL, STABLE_TTL);
  }

  /** The NS RRset of the zone. */
  public RRset nameServers(DomainName zone) {
    return Answer.rrset(
        zone,
        RRType.NS,
        ttlSeconds,
        servers.stream().<Rdata>map(server -> new Rdata.Target(server.name())).toList());
  }

  /** The servers' IPv4 addresses, as glue or as additional data. */
  public List<RRset> addresses() {
    return servers.stream()
        .map(server ->
            Answer.rrset(
                server.name(),
                RRType.A,
                addressTtlSeconds,
                List.of(new Rdata.Address(server.host().v4()))))
        .toList();
  }
}
