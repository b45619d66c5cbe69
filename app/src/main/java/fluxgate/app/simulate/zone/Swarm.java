package fluxgate.app.simulate.zone;

import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.net.IpAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Home machines that serve a botnet while they are on, and come back with other addresses. */
public final class Swarm {
  /** Draws without success after which an answer stays shorter. */
  private static final int TRIES_AN_ADDRESS = 40;

  /**
   * @param spread how many systems have most of the agents: 1 all alike, 3 some few
   * @param meanOnline seconds
   * @param meanOffline seconds
   * @param renumbered how often a machine that comes back has another address of its provider
   * @param v6Share machines that have IPv6 too
   */
  public record Habits(
      int agents,
      double spread,
      double meanOnline,
      double meanOffline,
      double renumbered,
      double v6Share) {}

  /** A machine: from {@code switches[2n]} to {@code switches[2n+1]} at {@code addresses[n]}. */
  private record Agent(int[] switches, IpAddress[] v4, @Nullable IpAddress[] v6) {
    /** The stretch that it is on in; -1 while it is off. */
    int stretch(long second) {
      int found = Arrays.binarySearch(switches, (int) second);
      int passed = found >= 0 ? found + 1 : -found - 1;
      return passed % 2 == 1 ? passed / 2 : -1;
    }
  }

  private final Agent[] agents;
  private final Map<IpAddress, Agent> byAddress = new HashMap<>();

  private Swarm(Agent[] agents) {
    this.agents = agents;
    for (Agent agent : agents) {
      for (IpAddress address : agent.v4) {
        byAddress.put(address, agent);
      }
      for (IpAddress address : agent.v6) {
        if (address != null) {
          byAddress.put(address, agent);
        }
      }
    }
  }

  /** Recruits in these systems, each once before any twice. */
  public static Swarm recruit(
      List<AutonomousSystem> systems, Habits habits, long untilSecond, Dice dice) {
    Agent[] agents = new Agent[habits.agents];
    for (int i = 0; i < agents.length; i++) {
      double skewed = StrictMath.pow(dice.unit(), habits.spread);
      int index = i < systems.size() ? i : (int) (skewed * systems.size());
      agents[i] = living(systems.get(index), habits, (int) untilSecond, dice);
    }
    return new Swarm(agents);
  }

  private static Agent living(AutonomousSystem system, Habits habits, int until, Dice dice) {
    int[] switches = new int[8];
    int count = 0;
    double at = -2 * (habits.meanOnline + habits.meanOffline) * dice.unit();
    while (at < until) {
      if (count + 1 >= switches.length) {
        switches = Arrays.copyOf(switches, 2 * count);
      }
      switches[count++] = (int) at;
      at += 60 + dice.exponential(habits.meanOnline);
      switches[count++] = (int) at;
      at += 60 + dice.exponential(habits.meanOffline);
    }
    IpAddress[] v4 = new IpAddress[count / 2];
    @Nullable IpAddress[] v6 = new IpAddress[count / 2];
    boolean both = dice.chance(habits.v6Share);
    for (int i = 0; i < v4.length; i++) {
      boolean other = i == 0 || dice.chance(habits.renumbered);
      v4[i] = other ? system.v4(dice) : v4[i - 1];
      v6[i] = !both ? null : other ? system.v6(dice) : v6[i - 1];
    }
    return new Agent(Arrays.copyOf(switches, count), v4, v6);
  }

  /** Up to so many different addresses of machines that are on. */
  public Set<IpAddress> online(int count, boolean v6, long second, Dice dice) {
    Set<IpAddress> found = new LinkedHashSet<>();
    for (int tries = 0; tries < count * TRIES_AN_ADDRESS && found.size() < count; tries++) {
      Agent agent = agents[dice.below(agents.length)];
      int stretch = agent.stretch(second);
      if (stretch >= 0) {
        IpAddress address = v6 ? agent.v6[stretch] : agent.v4[stretch];
        if (address != null) {
          found.add(address);
        }
      }
    }
    return found;
  }

  /** Whether a machine of the swarm has this address, now or at another time. */
  public boolean has(IpAddress address) {
    return byAddress.containsKey(address);
  }

  /** Whether a machine is on at this address now. */
  public boolean answers(IpAddress address, long second) {
    Agent agent = byAddress.get(address);
    int stretch = agent == null ? -1 : agent.stretch(second);
    return agent != null
        && stretch >= 0
        && (address.equals(agent.v4[stretch]) || address.equals(agent.v6[stretch]));
  }
}
