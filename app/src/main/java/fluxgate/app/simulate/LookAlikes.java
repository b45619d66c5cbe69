package fluxgate.app.simulate;

import fluxgate.app.simulate.name.BlockList;
import fluxgate.app.simulate.name.CloudLoadBalancer;
import fluxgate.app.simulate.name.ContentDelivery;
import fluxgate.app.simulate.name.DeliveredSite;
import fluxgate.app.simulate.name.DynamicHome;
import fluxgate.app.simulate.name.DynamicHome.Lease;
import fluxgate.app.simulate.name.HostProvider;
import fluxgate.app.simulate.name.MultiCloud;
import fluxgate.app.simulate.name.NameBehaviour;
import fluxgate.app.simulate.name.RoundRobin;
import fluxgate.app.simulate.name.VolunteerPool;
import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.Host;
import fluxgate.app.simulate.world.SyntheticNetwork;
import fluxgate.app.simulate.world.World;
import fluxgate.dns.DomainName;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Benign zones that look like flux to some detector or other. */
final class LookAlikes {
  static final DomainName EDGES = DomainName.of("swiftedge.example");
  static final DomainName TIME_POOL = DomainName.of("time.example");
  static final DomainName DYNAMIC = DomainName.of("homedyn.example");
  static final DomainName LOAD_BALANCER = DomainName.of("ledgerly.example");
  static final DomainName MULTI_CLOUD = DomainName.of("gridmeet.example");
  static final DomainName CHAT = DomainName.of("openchat.example");
  static final DomainName MIRROR = DomainName.of("freesoft.example");
  static final DomainName PROVIDER = DomainName.of("homepages.example");
  static final DomainName BLOCK_LIST = DomainName.of("mailguard.example");

  /** Sites that the content-delivery network serves. */
  static final List<DomainName> DELIVERED =
      List.of(
          DomainName.of("shopfront.example"),
          DomainName.of("dailynews.example"),
          DomainName.of("streambox.example"),
          DomainName.of("weathernow.example"),
          DomainName.of("fontshelf.example"));

  private static final int DAY_SECONDS = 86_400;

  private final World world;
  private final NameService service;
  private final Dice dice;

  LookAlikes(World world, NameService service, Dice dice) {
    this.world = world;
    this.service = service;
    this.dice = dice;
  }

  List<NameBehaviour> zones() {
    List<NameBehaviour> zones = new ArrayList<>();
    zones.add(contentDelivery());
    for (DomainName site : DELIVERED) {
      List<DomainName> hosts = List.of(below("www", site), below("img", site));
      zones.add(new DeliveredSite(site, hosts, service.some(), edgeOf(site)));
    }
    zones.add(timePool());
    zones.add(dynamicHome());
    zones.add(loadBalancer());
    zones.add(multiCloud());
    zones.add(roundRobin(CHAT, "irc", NetworkKind.HOSTING, 8, 12, 12));
    zones.add(roundRobin(MIRROR, "mirror", NetworkKind.EDUCATION, 10, 14, 4));
    zones.add(provider());
    zones.add(new BlockList(BLOCK_LIST, service.some(), dice.forPart("block list")));
    return zones;
  }

  private NameBehaviour contentDelivery() {
    List<SyntheticNetwork> own = world.someNetworks(NetworkKind.CDN, 2);
    return new ContentDelivery(
        EDGES,
        DELIVERED.stream().map(LookAlikes::edgeOf).toList(),
        service.some(),
        world.hosts(own, 60, 0.5),
        world.hosts(world.someNetworks(NetworkKind.ACCESS, 3), 8, 0.5),
        dice.forPart("content delivery"));
  }

  private static DomainName edgeOf(DomainName site) {
    return DomainName.of(site.toString().replace(".example", ".edge." + EDGES));
  }

  /** 550 servers in 160 networks, 35 % of them in homes and small offices. */
  private NameBehaviour timePool() {
    List<Host> volunteers = new ArrayList<>();
    volunteers.addAll(world.hosts(world.someNetworks(NetworkKind.ACCESS, 70), 192, 0.5));
    volunteers.addAll(world.hosts(world.someNetworks(NetworkKind.HOSTING, 65), 275, 0.5));
    volunteers.addAll(world.hosts(world.someNetworks(NetworkKind.EDUCATION, 25), 83, 0.5));
    List<DomainName> hosts =
        List.of(
            below("pool", TIME_POOL),
            below("0.pool", TIME_POOL),
            below("1.pool", TIME_POOL),
            below("2.pool", TIME_POOL));
    return new VolunteerPool(
        TIME_POOL, hosts, service.some(), volunteers, dice.forPart("volunteers"));
  }

  private NameBehaviour dynamicHome() {
    Dice moves = dice.forPart("leases");
    Map<DomainName, List<Lease>> leases = new HashMap<>();
    for (String home : List.of("cottage", "garage-camera", "bakery")) {
      SyntheticNetwork network = world.someNetworks(NetworkKind.ACCESS, 1).getFirst();
      List<Lease> held = new ArrayList<>();
      held.add(new Lease(0, world.host(network, false)));
      int changes = moves.between(1, 2);
      for (int i = 0; i < changes; i++) {
        int from = moves.between(DAY_SECONDS / 2 * i + 3_600, DAY_SECONDS / 2 * (i + 1));
        held.add(new Lease(from, world.host(network, false)));
      }
      leases.put(below(home, DYNAMIC), held);
    }
    return new DynamicHome(DYNAMIC, leases, service.some());
  }

  private NameBehaviour loadBalancer() {
    List<Host> nodes = world.hosts(world.someNetworks(NetworkKind.CLOUD, 1), 36, 0.5);
    return new CloudLoadBalancer(
        LOAD_BALANCER, List.of(below("app", LOAD_BALANCER)), service.some(), nodes);
  }

  private NameBehaviour multiCloud() {
    List<Host> nodes = world.hosts(world.someNetworks(NetworkKind.CLOUD, 4), 40, 0.5);
    List<DomainName> hosts = List.of(below("api", MULTI_CLOUD));
    return new MultiCloud(MULTI_CLOUD, hosts, service.some(), nodes, dice.forPart("multi-cloud"));
  }

  private NameBehaviour roundRobin(
      DomainName zone, String label, NetworkKind kind, int networks, int members, int shown) {
    return new RoundRobin(
        zone,
        List.of(below(label, zone)),
        service.some(),
        world.hosts(world.someNetworks(kind, networks), members, 0.5),
        shown,
        dice.forPart(label));
  }

  /** A thousand customers, three of ten of them at home. */
  private NameBehaviour provider() {
    List<Host> homes = world.hosts(world.networks(NetworkKind.ACCESS), 300, 0);
    List<Host> servers = world.hosts(world.someNetworks(NetworkKind.HOSTING, 40), 700, 0.2);
    Map<DomainName, Host> customers = new HashMap<>();
    for (int i = 0; i < homes.size() + servers.size(); i++) {
      Host host = i < homes.size() ? homes.get(i) : servers.get(i - homes.size());
      customers.put(below("member%04d".formatted(i), PROVIDER), host);
    }
    return new HostProvider(PROVIDER, customers, service.some());
  }

  private static DomainName below(String label, DomainName zone) {
    return DomainName.of(label + "." + zone);
  }
}
