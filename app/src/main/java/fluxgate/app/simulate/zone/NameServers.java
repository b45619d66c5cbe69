package fluxgate.app.simulate.zone;

import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** The name servers that a zone is delegated to. */
public interface NameServers {
  /** A server's name and address. */
  record Server(String name, IpAddress address) {}

  /** Of the NS RRset and of the servers' addresses. */
  int ttlSeconds();

  /** The servers at a moment; at least one. */
  List<Server> at(long second);

  /** Servers that stay. Registries and managed name service commonly use TTLs of a day. */
  static NameServers stable(List<Server> servers) {
    return new Stable(List.copyOf(servers));
  }

  /** See {@link #stable}. */
  record Stable(List<Server> servers) implements NameServers {
    @Override
    public int ttlSeconds() {
      return 86_400;
    }

    @Override
    public List<Server> at(long second) {
      return servers;
    }
  }

  /** So many hosts ns1, ns2 … of one operator. */
  static NameServers operated(String operator, AutonomousSystem system, int count, Dice dice) {
    List<Server> servers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      servers.add(new Server("ns" + i + "." + operator, system.v4(dice)));
    }
    return stable(servers);
  }

  /**
   * Double flux: the servers are machines of the swarm too, and both their names and addresses
   * change.
   *
   * @param domain that their names are under
   * @param names how many names there are
   * @param atATime how many serve at a time
   * @param namesTurnSeconds how long the same names serve
   * @param turnSeconds how long they have the same addresses
   */
  record Fluxing(
      Swarm swarm,
      String domain,
      int names,
      int atATime,
      int namesTurnSeconds,
      int turnSeconds,
      int ttlSeconds,
      Dice dice)
      implements NameServers {
    @Override
    public List<Server> at(long second) {
      Dice turn = dice.at(second / turnSeconds);
      int first = dice.at(-1 - second / namesTurnSeconds).below(names);
      List<Server> servers = new ArrayList<>();
      for (IpAddress address : swarm.online(Math.min(atATime, names), false, second, turn)) {
        int number = 1 + (first + servers.size()) % names;
        servers.add(new Server("ns" + number + "." + domain, address));
      }
      return servers;
    }
  }
}
