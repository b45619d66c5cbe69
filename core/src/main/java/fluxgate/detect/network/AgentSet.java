package fluxgate.detect.network;

import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.Agent;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The homes, as far as known, that a name answered with: units of access networks and of networks
 * of which nothing is known. Servers are shared for good reasons, and say nothing.
 *
 * <p>It refers to the agents of the name's pool and takes up from it only what has come since:
 * cost, at a boundary, by what is new and one look at each agent's last sighting.
 */
final class AgentSet {
  /** More would cost time and tell no more; the latest are kept. */
  private static final int MOST = 512;

  /** One unit of one name. */
  static final class Held {
    private final DomainName domain;
    private final IpAddress unit;
    private final List<Agent> agents = new ArrayList<>(1);
    private AgentIndex.Holders holders = AgentIndex.Holders.NONE;
    private long firstMicros = Long.MAX_VALUE;
    private long lastMicros;

    private Held(DomainName domain, IpAddress unit) {
      this.domain = domain;
      this.unit = unit;
    }

    private void add(Agent agent) {
      agents.add(agent);
      firstMicros = Math.min(firstMicros, agent.firstSeenMicros());
    }

    private void look() {
      lastMicros = Long.MIN_VALUE;
      for (Agent agent : agents) {
        lastMicros = Math.max(lastMicros, agent.lastSeenMicros());
      }
    }

    /** The name that answered with it. */
    DomainName domain() {
      return domain;
    }

    IpAddress unit() {
      return unit;
    }

    /** All names that answered with the unit, this one among them; none while it is left out. */
    AgentIndex.Holders holders() {
      return holders;
    }

    /** When the name first answered with it. */
    long firstMicros() {
      return firstMicros;
    }

    /** When it last did, as of the last boundary. */
    long lastMicros() {
      return lastMicros;
    }

    /** The autonomous system; the prefix (below 0) where that is not known. */
    long network() {
      return AgentSet.network(agents.getFirst());
    }
  }

  private static final Comparator<Held> LATEST =
      Comparator.comparingLong(Held::lastMicros).reversed().thenComparing(Held::unit);

  private final DomainName domain;
  private final AgentIndex index;
  private final List<Held> all = new ArrayList<>();
  private final Map<IpAddress, Held> wide = new HashMap<>();
  private List<Held> units = new ArrayList<>();

  /** Whose first {@link #taken} agents were taken, as of its epoch; a domain may begin anew. */
  private @Nullable AddressPool pool;

  private int taken;
  private int epoch;
  private long oldestMicros = Long.MAX_VALUE;

  AgentSet(DomainName domain, AgentIndex index) {
    this.domain = domain;
    this.index = index;
  }

  /** Takes what the pool shows since a time, without the addresses of {@code shared}. */
  void refresh(AddressPool now, long sinceMicros, Set<IpAddress> shared) {
    if (pool != now || epoch != now.epoch()) {
      clear();
      pool = now;
      epoch = now.epoch();
    }
    List<Agent> agents = now.agents();
    for (; taken < agents.size(); taken++) {
      Agent agent = agents.get(taken);
      boolean home = agent.kind() == NetworkKind.ACCESS || agent.kind() == NetworkKind.UNKNOWN;
      if (home && !shared.contains(agent.address())) {
        take(agent);
      }
    }
    choose(sinceMicros);
  }

  private void take(Agent agent) {
    IpAddress unit = AddressPool.unit(agent.address());
    Held held = unit.isV4() ? null : wide.get(unit);
    if (held == null) {
      held = new Held(domain, unit);
      all.add(held);
      if (!unit.isV4()) {
        wide.put(unit, held);
      }
    }
    held.add(agent);
  }

  private void choose(long sinceMicros) {
    List<Held> chosen = new ArrayList<>(Math.min(all.size(), MOST));
    for (Held held : all) {
      held.look();
      if (held.lastMicros >= sinceMicros) {
        chosen.add(held);
      }
    }
    if (chosen.size() > MOST) {
      chosen = latest(chosen);
    }
    oldestMicros = Long.MAX_VALUE;
    for (Held held : chosen) {
      oldestMicros = Math.min(oldestMicros, held.lastMicros);
      if (held.holders == AgentIndex.Holders.NONE) {
        held.holders = index.enter(held);
      }
    }
    if (units.size() != chosen.size() || !units.equals(chosen)) {
      leaveAllBut(chosen);
    }
    units = chosen;
  }

  private void leaveAllBut(List<Held> chosen) {
    Set<Held> stay = Set.copyOf(chosen);
    for (Held held : units) {
      if (!stay.contains(held)) {
        leave(held);
      }
    }
  }

  private void leave(Held held) {
    index.leave(held);
    held.holders = AgentIndex.Holders.NONE;
  }

  private static List<Held> latest(List<Held> held) {
    long[] last = held.stream().mapToLong(Held::lastMicros).toArray();
    Arrays.sort(last);
    long least = last[last.length - MOST];
    List<Held> latest = new ArrayList<>(MOST);
    List<Held> even = new ArrayList<>();
    for (Held each : held) {
      if (each.lastMicros >= least) {
        (each.lastMicros > least ? latest : even).add(each);
      }
    }
    even.sort(LATEST);
    latest.addAll(even.subList(0, MOST - latest.size()));
    return latest;
  }

  /** Forgets all of it. */
  void clear() {
    units.forEach(this::leave);
    units = new ArrayList<>();
    all.clear();
    wide.clear();
    taken = 0;
  }

  /** Two homes of one network may be one home that moved. */
  static long network(Agent agent) {
    Network network = agent.network();
    return network != null
        ? network.asn()
        : -1L - (agent.address().truncate(16, 32).hashCode() & 0xFFFF_FFFFL);
  }

  /** In no order that tells anything. */
  List<Held> units() {
    return units;
  }

  /** The least recent last sighting, as of when the set was last refreshed. */
  long oldestMicros() {
    return oldestMicros;
  }
}
