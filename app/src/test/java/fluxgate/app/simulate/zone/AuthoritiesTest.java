package fluxgate.app.simulate.zone;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.simulate.atlas.Atlas;
import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each kind of authority answers in the course of a day. */
final class AuthoritiesTest {
  private static final int DAY = 86_400;
  private static final String WWW = "www.zone.example";

  private final Atlas atlas = Atlas.draw(new Dice(7), 0.2);
  private final List<AutonomousSystem> homes = atlas.some(NetworkKind.ACCESS, 60, new Dice(8));
  private final Swarm swarm =
      Swarm.recruit(homes, new Swarm.Habits(300, 1, 14_400, 25_200, 0.3, 0.5), DAY, new Dice(9));

  private static List<IpAddress> addresses(Authority zone, long second) {
    return zone.answer(WWW, false, 0, second).addresses();
  }

  private static List<IpAddress> machines(int count) {
    List<IpAddress> machines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      machines.add(IpAddress.v4(IpAddress.of("198.18.0.0").v4Bits() + i));
    }
    return machines;
  }

  @Test
  void flux_shows_few_agents_of_many_and_all_of_them_serve() {
    FluxAuthority flux =
        new FluxAuthority(swarm, 150, 8, 10, 150, List.of(), 0, true, true, new Dice(10));
    Set<IpAddress> seen = new HashSet<>();
    for (int second = 0; second < DAY; second += 150) {
      List<IpAddress> shown = addresses(flux, second);
      assertThat(shown).hasSizeBetween(8, 10).doesNotHaveDuplicates();
      int now = second;
      assertThat(shown).allMatch(agent -> flux.reachable(agent, now));
      seen.addAll(shown);
    }
    assertThat(seen).hasSizeGreaterThan(250);
  }

  @Test
  void double_flux_rotates_names_and_addresses_of_its_servers() {
    NameServers servers =
        new NameServers.Fluxing(swarm, "zone.example", 9, 4, 5_400, 300, 300, new Dice(11));
    Set<Set<String>> names = new HashSet<>();
    Set<IpAddress> addresses = new HashSet<>();
    for (int second = 0; second < DAY; second += 300) {
      Set<String> now = new HashSet<>();
      for (NameServers.Server server : servers.at(second)) {
        now.add(server.name());
        addresses.add(server.address());
      }
      assertThat(now).hasSize(4);
      names.add(now);
    }
    assertThat(names).hasSizeGreaterThan(3);
    assertThat(addresses).hasSizeGreaterThan(100);
  }

  @Test
  void a_pool_shows_four_of_hundreds_that_stay() {
    List<IpAddress> members = machines(550);
    PoolAuthority pool = PoolAuthority.everywhere(members, List.of(), 150, 4, 0, new Dice(12));
    Set<IpAddress> seen = new HashSet<>();
    for (int second = 0; second < DAY; second += 150) {
      assertThat(addresses(pool, second)).hasSize(4).doesNotHaveDuplicates();
      seen.addAll(addresses(pool, second));
    }
    assertThat(seen).hasSizeGreaterThan(500);
    assertThat(members).containsAll(seen);
    assertThat(pool.answer(WWW, true, 0, 0)).isEqualTo(Reply.NODATA);
  }

  @Test
  void a_resolver_is_led_to_what_is_near_it() {
    PoolAuthority pool =
        new PoolAuthority(machines(400), List.of(), 20, 2, 20, 0.05, 0, new Dice(13));
    Set<IpAddress> seen = new HashSet<>();
    for (int second = 0; second < DAY; second += 20) {
      seen.addAll(addresses(pool, second));
    }
    assertThat(seen).hasSizeBetween(15, 20);
  }

  @Test
  void steps_hold_from_their_second_on_and_what_was_given_up_is_gone() {
    List<IpAddress> before = machines(2).subList(0, 1);
    List<IpAddress> after = machines(2).subList(1, 2);
    StepAuthority zone =
        new StepAuthority(
            List.of(
                new StepAuthority.Step(0, before, List.of()),
                new StepAuthority.Step(40_000, after, List.of())),
            60);
    assertThat(addresses(zone, 39_999)).isEqualTo(before);
    assertThat(addresses(zone, 40_000)).isEqualTo(after);
    assertThat(zone.reachable(before.getFirst(), 40_000)).isFalse();
  }

  @Test
  void a_block_list_answers_loopback_or_nothing() {
    LoopbackAuthority list = new LoopbackAuthority(0.2, 300, new Dice(14));
    int listed = 0;
    for (int i = 0; i < 200; i++) {
      Reply reply = list.answer(i + ".0.18.198." + WWW, false, 0, 0);
      if (reply.exists()) {
        listed++;
        assertThat(reply.addresses().getFirst().toString()).startsWith("127.0.0.");
      }
    }
    assertThat(listed).isBetween(20, 60);
  }
}
