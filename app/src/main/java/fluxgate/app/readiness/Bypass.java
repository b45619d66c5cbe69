package fluxgate.app.readiness;

import fluxgate.detect.Coverage;
import fluxgate.net.IpAddress;
import fluxgate.net.SpecialRanges;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which machines of the house ask DNS servers that are not the house's, plainly or encrypted.
 * Resolvers do so for others, and are left out: those that are known or named, and whoever asks
 * more than {@value #MOST_SERVERS} servers.
 */
final class Bypass {
  /** Who asks more servers than this resolves for itself; clients are given two or three. */
  private static final int MOST_SERVERS = 16;

  /** Machines told apart: some 2 KiB each at most. More of them are not looked at. */
  private static final int MOST_CLIENTS = 16_384;

  private static final class Asking {
    private final Set<IpAddress> servers = new HashSet<>();
    private long records;
    private long flows;
    private long encrypted;
  }

  /**
   * What was asked past the resolvers.
   *
   * @param records DNS records
   * @param flows connections to port 53
   * @param encrypted connections that look like DNS over TLS or HTTPS
   * @param servers asked, each with how many machines asked it
   */
  record Total(long records, long flows, long encrypted, Map<IpAddress, Integer> servers) {}

  private final Set<IpAddress> own;
  private final Map<Client, Asking> asking = new HashMap<>();

  /**
   * @param own resolvers that clients are meant to ask; empty for all that are inside
   */
  Bypass(Set<IpAddress> own) {
    this.own = Set.copyOf(own);
  }

  /** A client asked a server, and the message or its record was seen. */
  void asked(Client client, @Nullable IpAddress server) {
    if (server != null && isForeign(server)) {
      Asking who = of(client);
      if (who != null) {
        who.records++;
        add(who, server);
      }
    }
  }

  /** A client opened a connection. */
  void connected(ConnectionObservation connection) {
    boolean plain = connection.isToDns() && isForeign(connection.destination());
    if (!plain && !Coverage.isEncryptedDns(connection)) {
      return;
    }
    Asking who = of(connection.client());
    if (who != null) {
      who.flows += plain ? 1 : 0;
      who.encrypted += plain ? 0 : 1;
      add(who, connection.destination());
    }
  }

  private static void add(Asking who, IpAddress server) {
    if (who.servers.size() <= MOST_SERVERS) {
      who.servers.add(server);
    }
  }

  private boolean isForeign(IpAddress server) {
    return own.isEmpty() ? !SpecialRanges.isInside(server) : !own.contains(server);
  }

  /** Null for one that is not of the house, or where there is no room. */
  private @Nullable Asking of(Client client) {
    IpAddress address = client.address();
    boolean inside = address == null || SpecialRanges.isInside(address) || client.host() != null;
    if (!inside || address != null && own.contains(address)) {
      return null;
    }
    Client machine = client.machine();
    Asking known = asking.get(machine);
    if (known == null && asking.size() < MOST_CLIENTS) {
      known = new Asking();
      asking.put(machine, known);
    }
    return known;
  }

  /** What machines asked that are no resolvers. */
  Total total(Predicate<Client> isResolver) {
    long records = 0;
    long flows = 0;
    long encrypted = 0;
    Map<IpAddress, Integer> servers = new TreeMap<>();
    for (Map.Entry<Client, Asking> entry : asking.entrySet()) {
      Asking who = entry.getValue();
      if (who.servers.size() <= MOST_SERVERS && !isResolver.test(entry.getKey())) {
        records += who.records;
        flows += who.flows;
        encrypted += who.encrypted;
        who.servers.forEach(server -> servers.merge(server, 1, Integer::sum));
      }
    }
    return new Total(records, flows, encrypted, servers);
  }
}
