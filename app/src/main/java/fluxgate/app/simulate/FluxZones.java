package fluxgate.app.simulate;

import fluxgate.app.simulate.name.Delegation;
import fluxgate.app.simulate.name.DoubleFlux;
import fluxgate.app.simulate.name.NameBehaviour;
import fluxgate.app.simulate.name.SingleFlux;
import fluxgate.app.simulate.traffic.Clock;
import fluxgate.app.simulate.world.AgentPool;
import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.Host;
import fluxgate.app.simulate.world.World;
import fluxgate.dns.DomainName;
import fluxgate.net.NetworkKind;
import java.util.List;
import java.util.stream.IntStream;

/** The planted zones. Their figures follow the networks that each is like. */
final class FluxZones {
  /** Like FluBot: many addresses an answer, TTL 150, homes all over. */
  static final DomainName WIDE = DomainName.of("qvelrumotaxi.example");

  /** Like the Silent Ransom Group's: TTL 60, few access networks, some IPv6. */
  static final DomainName NARROW = DomainName.of("parcel-status-desk.example");

  /** Double flux. */
  static final DomainName DOUBLE = DomainName.of("softkey-renewal.example");

  private static final long DAY_SECONDS = Clock.DAY / Clock.SECOND;
  private static final double HOUR = 3_600;

  private final World world;
  private final NameService service;
  private final Dice dice;

  FluxZones(World world, NameService service, Dice dice) {
    this.world = world;
    this.service = service;
    this.dice = dice;
  }

  List<NameBehaviour> zones() {
    return List.of(wide(), narrow(), twofold());
  }

  private NameBehaviour wide() {
    AgentPool agents = agents("wide", 64, 300, 0, 4 * HOUR, 7 * HOUR);
    return front(WIDE, List.of(WIDE), service.some(), 150, 8, 10, agents);
  }

  private NameBehaviour narrow() {
    AgentPool agents = agents("narrow", 22, 160, 0.3, 3 * HOUR, 5 * HOUR);
    List<DomainName> hosts = List.of(below("www", NARROW), below("files", NARROW));
    return front(NARROW, hosts, service.some(), 60, 5, 5, agents);
  }

  private NameBehaviour twofold() {
    AgentPool agents = agents("double", 45, 200, 0, 3 * HOUR, 6 * HOUR);
    List<DomainName> hosts = List.of(below("www", DOUBLE));
    List<DomainName> servers =
        IntStream.rangeClosed(1, 9).mapToObj(n -> below("ns" + n, DOUBLE)).toList();
    SingleFlux front = front(DOUBLE, hosts, service.some(), 120, 5, 5, agents);
    return new DoubleFlux(front, servers, dice.forPart("name servers"));
  }

  private SingleFlux front(
      DomainName zone,
      List<DomainName> hosts,
      Delegation servers,
      int ttlSeconds,
      int least,
      int most,
      AgentPool agents) {
    Dice own = dice.forPart(zone.toString());
    return new SingleFlux(zone, hosts, servers, ttlSeconds, least, most, agents, own);
  }

  private AgentPool agents(
      String botnet, int networks, int homes, double v6Share, double online, double offline) {
    List<Host> hosts =
        world.hosts(world.someNetworks(NetworkKind.ACCESS, networks), homes, v6Share);
    return AgentPool.recruit(hosts, online, offline, DAY_SECONDS, dice.forPart(botnet));
  }

  private static DomainName below(String label, DomainName zone) {
    return DomainName.of(label + "." + zone);
  }
}
