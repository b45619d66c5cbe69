package fluxgate.detect.network;

import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A closed snapshot of which names share their homes. */
public final class FluxNetworks implements Slice {
  /** Before anything is known. */
  public static final FluxNetworks NONE =
      new FluxNetworks(List.of(), List.of(), Map.of(), Map.of());

  /** Homes come and go: one that served yesterday may be anybody's today. */
  private static final long ACTIVE_MICROS = 24 * 3600L * 1_000_000;

  /** One home may serve a network and a dynamic name of its owner; two in two networks do not. */
  private static final int LEAST_AGENTS = 2;

  private static final int LEAST_NETWORKS = 2;

  /**
   * A big pool of volunteers meets some infected homes; a name of the network shows little else.
   */
  private static final int LEAST_SHARE = 4;

  private final List<FluxNetwork> networks;
  private final List<FluxNetwork> dormant;
  private final Map<DomainName, Kin> kin;
  private final Map<IpAddress, KnownAgent> agents;
  private final Map<DomainName, FluxNetwork> byMember = new HashMap<>();

  /** The maps are owned by the snapshot from here on. */
  FluxNetworks(
      List<FluxNetwork> networks,
      List<FluxNetwork> dormant,
      Map<DomainName, Kin> kin,
      Map<IpAddress, KnownAgent> agents) {
    this.networks = List.copyOf(networks);
    this.dormant = List.copyOf(dormant);
    this.kin = kin;
    this.agents = agents;
    for (FluxNetwork network : networks) {
      network.members().forEach(member -> byMember.put(member, network));
    }
  }

  /** In the order of their ids. */
  public List<FluxNetwork> networks() {
    return networks;
  }

  /** Networks that are gone, and may come back under their ids. */
  List<FluxNetwork> dormant() {
    return dormant;
  }

  /** The network that the domain belongs to, or null. */
  public @Nullable FluxNetwork of(DomainName domain) {
    return byMember.get(domain);
  }

  /** The suspect name that the domain shares most with; null where it shares too little. */
  public @Nullable Kin kin(DomainName domain) {
    return kin.get(domain);
  }

  /**
   * What a name that is new has in common with names at alert.
   *
   * @param agents distinct known homes among its addresses
   * @param other one of the names that are known for them
   */
  public record Recognition(int agents, DomainName other) {}

  /** Whether a network is known for any of these homes; that may yet be too little. */
  public boolean knowsAnyOf(Collection<IpAddress> addresses) {
    if (agents.isEmpty()) {
      return false;
    }
    for (IpAddress address : addresses) {
      if (agents.containsKey(AddressPool.unit(address))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Recognises a name by its first answers: two homes or more, in two networks or more, that a name
   * at alert answered with before this one was ever seen, active in the last 24 hours, and at least
   * a quarter of what it shows.
   *
   * @param addresses what the name has answered with
   * @param firstSeenMicros when the name was first seen
   * @param micros now
   */
  public @Nullable Recognition recognise(
      DomainName domain, Collection<IpAddress> addresses, long firstSeenMicros, long micros) {
    if (agents.isEmpty()) {
      return null;
    }
    Set<IpAddress> units = new TreeSet<>();
    addresses.forEach(address -> units.add(AddressPool.unit(address)));
    Set<Long> over = new TreeSet<>();
    DomainName other = null;
    int known = 0;
    for (IpAddress unit : units) {
      KnownAgent agent = agents.get(unit);
      if (agent != null
          && !agent.domain().equals(domain)
          && agent.firstMicros() < firstSeenMicros
          && agent.lastMicros() >= micros - ACTIVE_MICROS) {
        known++;
        over.add(agent.network());
        other = other == null || agent.domain().compareTo(other) < 0 ? agent.domain() : other;
      }
    }
    boolean enough =
        known >= LEAST_AGENTS
            && over.size() >= LEAST_NETWORKS
            && LEAST_SHARE * known >= units.size();
    return enough && other != null ? new Recognition(known, other) : null;
  }

  @Override
  public void write(StateWriter out) {
    write(networks, out);
    write(dormant, out);
    out.count(kin.size());
    new TreeMap<>(kin)
        .forEach((domain, with) -> {
          out.name(domain);
          out.name(with.other());
          out.count(with.shared());
          out.real(with.similarity());
        });
    out.count(agents.size());
    new TreeMap<>(agents)
        .forEach((unit, agent) -> {
          out.address(unit);
          out.name(agent.domain());
          out.number(agent.firstMicros());
          out.number(agent.lastMicros());
          out.number(agent.network());
        });
  }

  private static void write(List<FluxNetwork> networks, StateWriter out) {
    out.count(networks.size());
    for (FluxNetwork network : networks) {
      out.text(network.id());
      out.count(network.members().size());
      network.members().forEach(out::name);
      out.count(network.core());
      out.flag(network.confirmed());
      out.count(network.agents());
      out.number(network.seenMicros());
    }
  }

  /** Reads what {@link #write} wrote. */
  public static FluxNetworks read(StateReader in) {
    List<FluxNetwork> networks = readNetworks(in);
    List<FluxNetwork> dormant = readNetworks(in);
    Map<DomainName, Kin> kin = new HashMap<>();
    for (int i = in.size(); i > 0; i--) {
      kin.put(in.name(), new Kin(in.name(), in.smallCount(), in.real()));
    }
    Map<IpAddress, KnownAgent> agents = new HashMap<>();
    for (int i = in.size(); i > 0; i--) {
      agents.put(in.address(), new KnownAgent(in.name(), in.number(), in.number(), in.number()));
    }
    return new FluxNetworks(networks, dormant, kin, agents);
  }

  private static List<FluxNetwork> readNetworks(StateReader in) {
    List<FluxNetwork> networks = new ArrayList<>();
    for (int i = in.size(); i > 0; i--) {
      String id = in.text();
      List<DomainName> members = new ArrayList<>();
      for (int m = in.size(); m > 0; m--) {
        members.add(in.name());
      }
      int core = in.smallCount();
      if (core > members.size()) {
        throw new StateReader.StateFormatException("core " + core + " of " + members.size());
      }
      networks.add(
          new FluxNetwork(id, List.copyOf(members), core, in.flag(), in.smallCount(), in.number()));
    }
    return networks;
  }
}
