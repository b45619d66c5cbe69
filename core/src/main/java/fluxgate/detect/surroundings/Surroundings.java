package fluxgate.detect.surroundings;

import fluxgate.detect.network.FluxNetworks;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A closed snapshot of what holds across domains.
 *
 * @param closedMicros the event time at which it was closed
 * @param clampingServers servers that rewrite TTLs to one constant
 * @param resolvers addresses that answer for others, or ask authorities: never clients
 * @param connectionsUntil per client, the last connection that any source showed
 * @param sharedAnswers addresses that alone answered for many unrelated domains: sinkholes,
 *     portals, parking
 * @param roles what this traffic shows networks, addresses and names to be
 * @param networks which suspect names share their homes
 */
public record Surroundings(
    long closedMicros,
    Set<IpAddress> clampingServers,
    Set<IpAddress> resolvers,
    Map<Client, Long> connectionsUntil,
    Set<IpAddress> sharedAnswers,
    LocalRoles roles,
    FluxNetworks networks)
    implements Slice {
  /** Before anything is known. */
  public static final Surroundings NOTHING_YET =
      new Surroundings(
          Long.MIN_VALUE,
          Set.of(),
          Set.of(),
          Map.of(),
          Set.of(),
          LocalRoles.NONE,
          FluxNetworks.NONE);

  /** The same with other networks. */
  public Surroundings with(FluxNetworks others) {
    return new Surroundings(
        closedMicros, clampingServers, resolvers, connectionsUntil, sharedAnswers, roles, others);
  }

  public boolean clamps(@Nullable IpAddress server) {
    return server != null && clampingServers.contains(server);
  }

  /** Whether this client is in truth a resolver. */
  public boolean isResolver(Client client) {
    return client.address() != null && resolvers.contains(client.address());
  }

  /**
   * Whether any source showed a connection of this client at or after a time. Who watches a machine
   * from the network watches all its programs; who watches a program, that one alone.
   */
  public boolean showsConnectionsSince(Client client, long micros) {
    return isSince(connectionsUntil.get(client), micros)
        || client.process() != null && isSince(connectionsUntil.get(client.machine()), micros);
  }

  private static boolean isSince(@Nullable Long until, long micros) {
    return until != null && until >= micros;
  }

  @Override
  public void write(StateWriter out) {
    out.number(closedMicros);
    for (Set<IpAddress> set : List.of(clampingServers, resolvers, sharedAnswers)) {
      out.count(set.size());
      set.stream().sorted().forEach(out::address);
    }
    out.count(connectionsUntil.size());
    connectionsUntil.forEach((client, micros) -> {
      out.client(client);
      out.number(micros);
    });
    roles.write(out);
    networks.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static Surroundings read(StateReader in) {
    long closed = in.number();
    Set<IpAddress> clamping = readSet(in);
    Set<IpAddress> resolvers = readSet(in);
    Set<IpAddress> shared = readSet(in);
    Map<Client, Long> connections = new LinkedHashMap<>();
    for (int i = in.size(); i > 0; i--) {
      connections.put(in.client(), in.number());
    }
    return new Surroundings(
        closed,
        clamping,
        resolvers,
        connections,
        shared,
        LocalRoles.read(in),
        FluxNetworks.read(in));
  }

  private static Set<IpAddress> readSet(StateReader in) {
    Set<IpAddress> set = new HashSet<>();
    for (int i = in.size(); i > 0; i--) {
      set.add(in.address());
    }
    return set;
  }
}
