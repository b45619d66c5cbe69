package fluxgate.app.simulate;

import fluxgate.app.simulate.name.InternalZone;
import fluxgate.app.simulate.name.NameBehaviour;
import fluxgate.app.simulate.name.OrdinarySite;
import fluxgate.app.simulate.name.OrdinarySite.Move;
import fluxgate.app.simulate.name.ReverseZone;
import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.Host;
import fluxgate.app.simulate.world.InventedNames;
import fluxgate.app.simulate.world.SyntheticNetwork;
import fluxgate.app.simulate.world.World;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The zones that most questions are about, the organisation's own, and the reverse ones. */
final class OrdinaryZones {
  static final DomainName INTERNAL = DomainName.of("corp.example");

  private static final int SITES = 1_050;
  private static final double SECOND_HOST_SHARE = 0.45;
  private static final double SECOND_ADDRESS_SHARE = 0.3;
  private static final double V6_SHARE = 0.4;

  /** Sites that change their address in the day; most never do in a month. */
  private static final double MOVING_SHARE = 0.02;

  private static final List<String> SECOND_LABELS = List.of("api", "static", "cdn", "login");

  /** Sites whose authority leaves the name servers out of its answers. */
  private static final double MINIMAL_SHARE = 0.9;

  /** From five minutes to an hour, longer more often than shorter. */
  private static final List<Integer> TTLS =
      List.of(300, 900, 1_800, 3_600, 3_600, 3_600, 3_600, 3_600);

  private final World world;
  private final NameService service;
  private final InventedNames names;
  private final Dice dice;

  OrdinaryZones(World world, NameService service, InventedNames names, Dice dice) {
    this.world = world;
    this.service = service;
    this.names = names;
    this.dice = dice;
  }

  /** The sites. */
  List<NameBehaviour> sites() {
    List<SyntheticNetwork> hosting = world.networks(NetworkKind.HOSTING);
    List<NameBehaviour> sites = new ArrayList<>();
    for (int i = 0; i < SITES; i++) {
      DomainName zone = DomainName.of(names.word() + ".example");
      List<DomainName> hosts = new ArrayList<>();
      hosts.add(DomainName.of("www." + zone));
      if (dice.chance(SECOND_HOST_SHARE)) {
        hosts.add(DomainName.of(dice.pick(SECOND_LABELS) + "." + zone));
      }
      SyntheticNetwork network = dice.pick(hosting);
      List<Host> web = web(network);
      int ttl = dice.pick(TTLS);
      sites.add(
          new OrdinarySite(
              zone,
              List.copyOf(hosts),
              service.some(),
              ttl,
              web,
              move(network),
              dice.chance(MINIMAL_SHARE)));
    }
    return sites;
  }

  private List<Host> web(SyntheticNetwork network) {
    int count = dice.chance(SECOND_ADDRESS_SHARE) ? 2 : 1;
    return world.hosts(List.of(network), count, V6_SHARE);
  }

  private @Nullable Move move(SyntheticNetwork network) {
    return dice.chance(MOVING_SHARE) ? new Move(dice.between(3_600, 82_800), web(network)) : null;
  }

  /** The organisation's own zone. */
  NameBehaviour internal() {
    return new InternalZone(
        INTERNAL,
        Map.of(
            DomainName.of("dc1." + INTERNAL), IpAddress.of("10.20.0.10"),
            DomainName.of("files." + INTERNAL), IpAddress.of("10.20.0.11"),
            DomainName.of("print." + INTERNAL), IpAddress.of("10.20.0.12")),
        service.some());
  }

  /** The reverse zones of the world's IPv4 addresses. */
  List<NameBehaviour> reverse() {
    DomainName parent = DomainName.of("reverse.example");
    return List.of(
        new ReverseZone(DomainName.of("18.198.in-addr.arpa"), parent, service.some()),
        new ReverseZone(DomainName.of("19.198.in-addr.arpa"), parent, service.some()));
  }
}
