package fluxgate.app.simulate;

import fluxgate.app.simulate.name.Delegation;
import fluxgate.app.simulate.name.Delegation.NameServer;
import fluxgate.app.simulate.name.NameBehaviour;
import fluxgate.app.simulate.name.OrdinarySite;
import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.Host;
import fluxgate.app.simulate.world.InventedNames;
import fluxgate.app.simulate.world.World;
import fluxgate.dns.DomainName;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.List;

/** Operators of name servers, whom most zones use: two servers each that stay where they are. */
final class NameService {
  private static final int OPERATORS = 30;
  private static final int SERVERS = 2;

  private final List<Delegation> operators = new ArrayList<>();
  private final List<NameBehaviour> zones = new ArrayList<>();
  private final Delegation registry;
  private final Dice dice;

  NameService(World world, InventedNames names, Dice dice) {
    this.dice = dice;
    this.registry = operator(world, DomainName.of("registry.example"));
    for (int i = 0; i < OPERATORS; i++) {
      operators.add(operator(world, DomainName.of(names.word() + "dns.example")));
    }
  }

  private Delegation operator(World world, DomainName zone) {
    List<Host> hosts = world.hosts(world.someNetworks(NetworkKind.HOSTING, SERVERS), SERVERS, 0);
    List<NameServer> servers = new ArrayList<>();
    for (int i = 0; i < SERVERS; i++) {
      servers.add(new NameServer(DomainName.of("ns" + (i + 1) + "." + zone), hosts.get(i)));
    }
    Delegation delegation = Delegation.stable(servers);
    List<DomainName> names = servers.stream().map(NameServer::name).toList();
    zones.add(new OrdinarySite(zone, names, delegation, 3_600, hosts, null, false));
    return delegation;
  }

  /** The servers of an operator at random. */
  Delegation some() {
    return dice.pick(operators);
  }

  /** The servers of the parent of all zones. */
  Delegation registry() {
    return registry;
  }

  /** The operators' own zones. */
  List<NameBehaviour> zones() {
    return List.copyOf(zones);
  }
}
