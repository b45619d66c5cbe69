package fluxgate.app.simulate.world;

import fluxgate.net.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The home machines that a botnet can serve from. Immutable. */
public final class AgentPool {
  private final List<Agent> agents;
  private final Map<IpAddress, Agent> byAddress = new HashMap<>();

  private AgentPool(List<Agent> agents) {
    this.agents = agents;
    for (Agent agent : agents) {
      byAddress.put(agent.host().v4(), agent);
      IpAddress v6 = agent.host().v6();
      if (v6 != null) {
        byAddress.put(v6, agent);
      }
    }
  }

  /**
   * @param meanOnline seconds that an agent serves at a stretch
   * @param meanOffline seconds between
   * @param until the second at which nobody asks any more
   */
  public static AgentPool recruit(
      List<Host> homes, double meanOnline, double meanOffline, long until, Dice dice) {
    return new AgentPool(
        homes.stream()
            .map(home -> Agent.living(home, meanOnline, meanOffline, until, dice))
            .toList());
  }

  /** Who serves now, in a fixed order. */
  public List<Host> online(long second) {
    return agents.stream().filter(agent -> agent.onlineAt(second)).map(Agent::host).toList();
  }

  /** Whether the agent at this address serves now; false for an address that is no agent's. */
  public boolean answers(IpAddress address, long second) {
    Agent agent = byAddress.get(address);
    return agent != null && agent.onlineAt(second);
  }
}
