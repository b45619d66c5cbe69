package fluxgate.app.simulate.name;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.simulate.name.Delegation.NameServer;
import fluxgate.app.simulate.name.DynamicHome.Lease;
import fluxgate.app.simulate.world.AgentPool;
import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.Host;
import fluxgate.app.simulate.world.World;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameBehaviourTest {
  private static final long DAY = 86_400;
  private static final DomainName ZONE = DomainName.of("zone.example");
  private static final DomainName WWW = DomainName.of("www.zone.example");
  private static final Question ASKED = new Question(WWW, RRType.A);

  private final World world = World.of(new Dice(7));
  private final Delegation servers =
      Delegation.stable(
          List.of(
              new NameServer(
                  DomainName.of("ns1.zone.example"),
                  world.hosts(world.networks(NetworkKind.HOSTING), 1, 0).getFirst())));

  private List<Host> hosts(NetworkKind kind, int networks, int count) {
    return world.hosts(world.someNetworks(kind, networks), count, 0.5);
  }

  private SingleFlux flux() {
    List<Host> homes = hosts(NetworkKind.ACCESS, 60, 300);
    AgentPool agents = AgentPool.recruit(homes, 14_400, 25_200, DAY, new Dice(8));
    return new SingleFlux(ZONE, List.of(WWW), servers, 150, 8, 10, agents, new Dice(9));
  }

  private static List<IpAddress> addresses(NameBehaviour zone, long second) {
    return zone.answer(ASKED, second).records().getFirst().addresses();
  }

  @Test
  void singleFluxShowsFewAgentsOfManyAndAllOfThemServe() {
    SingleFlux flux = flux();
    Set<IpAddress> seen = new HashSet<>();
    for (long second = 0; second < DAY; second += 150) {
      List<IpAddress> shown = addresses(flux, second);
      assertThat(shown).hasSizeBetween(8, 10).doesNotHaveDuplicates();
      long now = second;
      assertThat(shown).allMatch(agent -> flux.reachable(agent, now));
      seen.addAll(shown);
    }
    assertThat(seen).hasSizeGreaterThan(250);
    assertThat(flux.delegation(DAY / 2)).isEqualTo(flux.delegation(0));
  }

  @Test
  void singleFluxKeepsItsAnswerForOneTtl() {
    SingleFlux flux = flux();
    assertThat(addresses(flux, 3_001)).isNotEqualTo(addresses(flux, 3_150));
    assertThat(flux.serving(ASKED, 3_000)).isEqualTo(flux.serving(ASKED, 3_000));
  }

  @Test
  void doubleFluxRotatesNamesAndAddressesOfItsServers() {
    List<DomainName> names =
        IntStream.rangeClosed(1, 9)
            .mapToObj(n -> DomainName.of("ns" + n + ".zone.example"))
            .toList();
    DoubleFlux zone = new DoubleFlux(flux(), names, new Dice(10));
    Set<Set<DomainName>> sets = new HashSet<>();
    Set<IpAddress> serverAddresses = new HashSet<>();
    for (long second = 0; second < DAY; second += 300) {
      Delegation now = zone.delegation(second);
      assertThat(now.servers()).hasSize(4);
      assertThat(now.ttlSeconds()).isLessThanOrEqualTo(600);
      sets.add(new HashSet<>(now.nameServers(ZONE).targets()));
      now.addresses().forEach(set -> serverAddresses.addAll(set.addresses()));
    }
    assertThat(sets).hasSizeGreaterThan(3);
    assertThat(serverAddresses).hasSizeGreaterThan(100);
  }

  @Test
  void volunteerPoolShowsFourOfHundredsThatStay() {
    List<Host> volunteers = hosts(NetworkKind.HOSTING, 80, 550);
    VolunteerPool pool = new VolunteerPool(ZONE, List.of(WWW), servers, volunteers, new Dice(11));
    Set<IpAddress> seen = new HashSet<>();
    for (long second = 0; second < DAY; second += 150) {
      assertThat(addresses(pool, second)).hasSize(4).doesNotHaveDuplicates();
      seen.addAll(addresses(pool, second));
    }
    assertThat(seen).hasSizeGreaterThan(500);
  }

  @Test
  void dynamicHomeHasTheAddressOfItsLastLease() {
    List<Host> homes = hosts(NetworkKind.ACCESS, 1, 2);
    DynamicHome zone =
        new DynamicHome(
            ZONE,
            Map.of(WWW, List.of(new Lease(0, homes.get(0)), new Lease(40_000, homes.get(1)))),
            servers);
    assertThat(addresses(zone, 39_999)).containsExactly(homes.get(0).v4());
    assertThat(addresses(zone, 40_000)).containsExactly(homes.get(1).v4());
  }

  @Test
  void loadBalancerReplacesOneNodeAtATime() {
    CloudLoadBalancer zone =
        new CloudLoadBalancer(ZONE, List.of(WWW), servers, hosts(NetworkKind.CLOUD, 1, 36));
    for (long second = 60; second < DAY; second += 60) {
      List<IpAddress> kept = new ArrayList<>(addresses(zone, second));
      kept.retainAll(addresses(zone, second - 60));
      assertThat(kept).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void roundRobinNeverLeavesItsMembers() {
    List<Host> members = hosts(NetworkKind.HOSTING, 8, 12);
    RoundRobin zone = new RoundRobin(ZONE, List.of(WWW), servers, members, 12, new Dice(12));
    assertThat(addresses(zone, 5))
        .containsExactlyInAnyOrderElementsOf(members.stream().map(Host::v4).toList());
  }

  @Test
  void unknownNameIsDeniedAndUnknownTypeHasNoData() {
    SingleFlux flux = flux();
    Question other = new Question(DomainName.of("other.zone.example"), RRType.A);
    assertThat(flux.answer(other, 0).rcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(flux.answer(new Question(WWW, RRType.MX), 0)).isEqualTo(Answer.NODATA);
  }

  @Test
  void blockListAnswersLoopbackOrNothing() {
    BlockList list = new BlockList(ZONE, servers, new Dice(13));
    int listed = 0;
    for (int i = 0; i < 200; i++) {
      DomainName entry = list.entry(IpAddress.v4(IpAddress.of("198.18.0.0").v4Bits() + i));
      Answer answer = list.answer(new Question(entry, RRType.A), 0);
      if (!answer.records().isEmpty()) {
        listed++;
        assertThat(answer.records().getFirst().addresses().getFirst().toString())
            .startsWith("127.0.0.");
      }
    }
    assertThat(listed).isBetween(20, 60);
  }
}
