package fluxgate.detect.surroundings;

import fluxgate.detect.network.FluxNetworks;
import fluxgate.detect.state.Mark;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.observation.Client;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.Vantage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what holds across domains, and closes it into snapshots.
 *
 * <p>Every table ages in generations, so that a run of weeks stays as right as its first day; what
 * finds no room is counted.
 */
public final class SurroundingsLearner implements Slice {
  private static final int MAX_CLIENTS = 65_536;
  private static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  private Servers servers = new Servers();
  private AddressRoles addresses = new AddressRoles();
  private NetworkRoles networks = new NetworkRoles();
  private NamesOfDay names = new NamesOfDay();
  private final Generations<Client, Long> connectionsUntil =
      new Generations<>(MAX_CLIENTS, DAY_MICROS);
  private long nowMicros = Long.MIN_VALUE;

  /** A response was seen. */
  public void responded(@Nullable IpAddress server, Vantage vantage) {
    boolean below = vantage.position() == Vantage.Position.BELOW_RECURSIVE;
    if (server != null && below) {
      servers.answered(server);
    }
  }

  /**
   * An address RRset was seen.
   *
   * @param usable its usable addresses, at least one
   * @param quiet whether no name of the domain rotates
   * @param lookup who announces an address
   */
  public void answered(
      NamedDomain domain,
      RRsetObservation seen,
      List<IpAddress> usable,
      boolean quiet,
      Function<IpAddress, @Nullable Network> lookup) {
    if (nowMicros == Long.MIN_VALUE) {
      advance(seen.timeMicros());
    }
    IpAddress server = seen.server();
    Ttl ttl = seen.rrset().ttl();
    if (server != null && ttl.kind() == TtlKind.REMAINING) {
      servers.showedTtl(server, domain.name(), ttl.seconds());
    }
    Client client = seen.client();
    boolean asked = client != null && !servers.isResolver(client.address());
    boolean news =
        names.answered(
            domain, seen, usable.getFirst(), quiet, asked ? client : null, networks, lookup);
    addresses.answered(domain, usable, news);
  }

  /** Names of the domain rotate among these addresses, of which some are new. */
  public void rotated(
      DomainName domain, List<IpAddress> usable, Function<IpAddress, @Nullable Network> lookup) {
    long mark = Mark.of(domain);
    for (IpAddress address : usable) {
      networks.rotates(address, lookup.apply(address), mark);
    }
    addresses.answered(mark, usable, true);
  }

  /** A name of the domain, quiet until now, has begun to rotate. */
  public void woke(DomainName domain, Function<IpAddress, @Nullable Network> lookup) {
    names.woke(domain, networks, lookup);
  }

  /** The domain's name servers have names in the domain {@code operator}. */
  public void delegated(DomainName domain, DomainName operator) {
    names.delegated(domain, Mark.of(operator));
  }

  /** A connection was seen. */
  public void connected(Client client, long micros) {
    Long until = connectionsUntil.young(client, () -> micros);
    if (until != null && until < micros) {
      connectionsUntil.replace(client, micros);
    }
  }

  /** Moves event time on. */
  private void advance(long micros) {
    nowMicros = Math.max(nowMicros, micros);
    servers.advance(nowMicros);
    addresses.advance(nowMicros);
    networks.advance(nowMicros);
    connectionsUntil.advance(nowMicros);
    names.advance(nowMicros);
  }

  /** The day that the last {@link #close} ended, once; null where it ended none. */
  public Day.@Nullable OfVantages takeEndedDay() {
    return names.takeEnded();
  }

  /** The day that is going on. */
  public Day.OfVantages today() {
    return names.today();
  }

  /** Sightings for which there was no room: what rests on absence is then uncertain. */
  public long leftOut() {
    return servers.leftOut()
        + addresses.leftOut()
        + networks.leftOut()
        + connectionsUntil.leftOut()
        + names.leftOut();
  }

  /** The snapshot as of an event time. */
  public Surroundings close(long micros) {
    advance(micros);
    AddressRoles.Shared shared = addresses.close();
    NetworkRoles.Closed closed = networks.close();
    Map<Client, Long> connections = new LinkedHashMap<>();
    connectionsUntil.forEach((client, younger, elder) -> {
      long last = Math.max(younger == null ? 0 : younger, elder == null ? 0 : elder);
      connections.put(client, last);
    });
    return new Surroundings(
        micros,
        servers.clamping(),
        servers.resolvers(),
        connections,
        shared.alone(),
        new LocalRoles(closed.kinds(), shared.any(), names.popularity(), closed.contradictions()),
        FluxNetworks.NONE);
  }

  @Override
  public void write(StateWriter out) {
    out.number(nowMicros);
    servers.write(out);
    addresses.write(out);
    networks.write(out);
    names.write(out);
    connectionsUntil.write(
        out,
        (client, micros) -> {
          out.client(client);
          out.number(micros);
        });
  }

  /** Reads what {@link #write} wrote. */
  public static SurroundingsLearner read(StateReader in) {
    SurroundingsLearner learner = new SurroundingsLearner();
    learner.nowMicros = in.number();
    learner.servers = Servers.read(in);
    learner.addresses = AddressRoles.read(in);
    learner.networks = NetworkRoles.read(in);
    learner.names = NamesOfDay.read(in);
    learner.connectionsUntil.read(in, () -> Map.entry(in.client(), in.number()));
    return learner;
  }
}
