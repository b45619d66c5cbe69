package fluxgate.detect.signal.movinghost;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.Agent;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.OwnerName;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKey;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.HowMany;
import fluxgate.verdict.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One host under changing addresses, or several, each under a name of its own. */
public final class MovingHostSignal implements Signal.Stateless {
  private static final int LEAST_ADDRESSES = 3;

  /** A home, an office, a phone and a friend's place. */
  private static final int MOST_NETWORKS = 5;

  /** One of a fleet has a contract, and perhaps a second one. */
  private static final int MOST_NETWORKS_IN_FLEET = 2;

  private static final double LEAST_IN_TURN = 0.9;

  /** One move an hour: phones on the road, and networks that renumber at every dial-in. */
  private static final long LEAST_STAY_MICROS = 3600L * 1_000_000;

  /** What churn (6) says of a host that moves often. */
  private static final double CONTRIBUTION = -6;

  /**
   * What the hosts of a fleet show together and none alone: churn (6), turnover (2.5), several
   * networks (2), and one client that goes from one to the next (2).
   */
  private static final double FLEET_CONTRIBUTION = -12;

  /**
   * Over the names that rotate.
   *
   * @param networks the most that one of them was in
   */
  private record Moves(int hosts, int networks, int moves, int inTurn) {
    double shareInTurn() {
      return (double) inTurn / moves;
    }
  }

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    if (state.widestAnswer() > 1
        || scene.rotation() != null
        || state.ownerSharing().isOnePool()
        || state.isOwnerCapped()) {
      return;
    }
    long span = scene.shownMicros() - state.firstSeenMicros();
    Moves moves = moves(state, span);
    if (moves == null || moves.hosts == 0 || moves.shareInTurn() < LEAST_IN_TURN) {
      return;
    }
    boolean fleet = moves.hosts > 1;
    if (moves.networks > (fleet ? MOST_NETWORKS_IN_FLEET : MOST_NETWORKS)) {
      return;
    }
    AddressPool pool = state.pool();
    Sentence sentence =
        fleet
            ? Sentence.of(
                "Each of its %,d names that change had one address at a time, %,d in all%s, %.0f %% of"
                    + " them given up before the next: hosts that move.",
                moves.hosts, pool.size(), networks(pool), 100 * moves.shareInTurn())
            : Sentence.of(
                "It had one address at a time, %,d in all%s, %.0f %% of them given up before the next:"
                    + " one host that moves.",
                pool.size(), networks(pool), 100 * moves.shareInTurn());
    sink.say(
        new Evidence(
            "MOVING_HOST",
            moves.shareInTurn(),
            "share in turn",
            "agents of a botnet overlap and come back",
            fleet ? FLEET_CONTRIBUTION : CONTRIBUTION,
            sentence,
            state.examples().places()));
  }

  private static Object networks(AddressPool pool) {
    return pool.asnCount() == 0
        ? " in networks that nobody knows"
        : Sentence.of(" in %s", HowMany.networks(pool.asnCount()));
  }

  /** Null where a name moves too often for a host. */
  private static @Nullable Moves moves(DomainState state, long span) {
    int hosts = 0;
    int networks = 0;
    int moves = 0;
    int inTurn = 0;
    for (OwnerName owner : state.owners()) {
      if (!owner.isRotating()) {
        continue;
      }
      List<Agent> agents = agents(owner, state.pool());
      if (agents.size() < LEAST_ADDRESSES) {
        continue;
      }
      if (agents.size() - LEAST_ADDRESSES > span / LEAST_STAY_MICROS) {
        return null;
      }
      hosts++;
      networks = Math.max(networks, networks(agents));
      for (int i = 1; i < agents.size(); i++) {
        moves++;
        inTurn += agents.get(i).firstSeenMicros() >= agents.get(i - 1).lastSeenMicros() ? 1 : 0;
      }
    }
    return new Moves(hosts, networks, moves, inTurn);
  }

  private static List<Agent> agents(OwnerName owner, AddressPool pool) {
    List<Agent> agents = new ArrayList<>();
    for (IpAddress address : owner.addresses()) {
      Agent agent = pool.agent(address);
      if (agent != null) {
        agents.add(agent);
      }
    }
    agents.sort(Comparator.comparingLong(Agent::firstSeenMicros).thenComparing(Agent::address));
    return agents;
  }

  /** Where nobody knows the networks, their blocks stand in for them. */
  private static int networks(List<Agent> agents) {
    Set<NetworkKey> networks = new HashSet<>();
    for (Agent agent : agents) {
      networks.add(NetworkKey.of(agent.address(), agent.network()));
    }
    return networks.size();
  }
}
