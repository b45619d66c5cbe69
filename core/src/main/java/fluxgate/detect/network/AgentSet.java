package fluxgate.detect.network;

import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.Agent;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The homes, as far as known, that a name answered with: units of access networks and of networks
 * of which nothing is known. Servers are shared for good reasons, and say nothing.
 */
final class AgentSet {
  /** More would cost time and tell no more; the latest are kept. */
  private static final int MOST = 512;

  /**
   * One unit.
   *
   * @param firstMicros when the name first answered with it
   * @param lastMicros when it last did
   * @param network the autonomous system; the prefix (below 0) where that is not known
   */
  record Held(IpAddress unit, long firstMicros, long lastMicros, long network) {}

  static final AgentSet EMPTY = new AgentSet(List.of());

  private static final Comparator<Held> BY_UNIT = Comparator.comparing(Held::unit);

  private final List<Held> units;
  private final long oldestMicros;

  private AgentSet(List<Held> units) {
    this.units = units;
    this.oldestMicros = units.stream().mapToLong(Held::lastMicros).min().orElse(Long.MAX_VALUE);
  }

  /** The units seen since a time, without those of {@code shared}. */
  static AgentSet of(AddressPool pool, long sinceMicros, Set<IpAddress> shared) {
    List<Held> units = new ArrayList<>(pool.size());
    for (Agent agent : pool.agents()) {
      boolean home = agent.kind() == NetworkKind.ACCESS || agent.kind() == NetworkKind.UNKNOWN;
      if (home && agent.lastSeenMicros() >= sinceMicros && !shared.contains(agent.address())) {
        IpAddress unit = AddressPool.unit(agent.address());
        units.add(new Held(unit, agent.firstSeenMicros(), agent.lastSeenMicros(), network(agent)));
      }
    }
    units.sort(BY_UNIT); // stable: of one unit the agent that came first stays first
    List<Held> kept = new ArrayList<>(units.size());
    for (Held held : units) {
      boolean same = !kept.isEmpty() && kept.getLast().unit().equals(held.unit());
      kept.add(same ? together(kept.removeLast(), held) : held);
    }
    if (kept.size() > MOST) {
      kept.sort(Comparator.comparingLong(Held::lastMicros).reversed().thenComparing(Held::unit));
      kept = kept.subList(0, MOST);
      kept.sort(Comparator.comparing(Held::unit));
    }
    return new AgentSet(List.copyOf(kept));
  }

  private static Held together(Held a, Held b) {
    return new Held(
        a.unit,
        Math.min(a.firstMicros, b.firstMicros),
        Math.max(a.lastMicros, b.lastMicros),
        a.network);
  }

  /** Two homes of one network may be one home that moved. */
  static long network(Agent agent) {
    Network network = agent.network();
    return network != null
        ? network.asn()
        : -1L - (agent.address().truncate(16, 32).hashCode() & 0xFFFF_FFFFL);
  }

  /** In the order of their addresses. */
  List<Held> units() {
    return units;
  }

  /** When the name first answered with the unit; Long.MAX_VALUE where it never did. */
  long firstMicros(IpAddress unit) {
    int at = Collections.binarySearch(units, new Held(unit, 0, 0, 0), BY_UNIT);
    return at < 0 ? Long.MAX_VALUE : units.get(at).firstMicros;
  }

  /** The least recent sighting. */
  long oldestMicros() {
    return oldestMicros;
  }
}
