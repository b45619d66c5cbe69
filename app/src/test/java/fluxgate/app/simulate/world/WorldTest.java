package fluxgate.app.simulate.world;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import fluxgate.net.NetworkKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final IpPrefix V4 = IpPrefix.of("198.18.0.0/15");
  private static final IpPrefix V6 = IpPrefix.of("2001:db8::/32");

  @Test
  void blocksAreReservedAndDisjoint() {
    IpAddress last = IpAddress.of("198.17.255.255");
    for (SyntheticNetwork network : World.of(new Dice(1)).networks()) {
      assertThat(V4.contains(network.v4().address())).isTrue();
      assertThat(V4.contains(network.v4().last())).isTrue();
      assertThat(V6.contains(network.v6().last())).isTrue();
      assertThat(network.v4().address()).isGreaterThan(last);
      last = network.v4().last();
    }
  }

  @Test
  void noAddressIsGivenTwice() {
    World world = World.of(new Dice(1));
    List<Host> hosts = world.hosts(world.someNetworks(NetworkKind.ACCESS, 3), 400, 1);
    Set<Object> seen = new HashSet<>();
    for (Host host : hosts) {
      assertThat(seen.add(host.v4())).isTrue();
      assertThat(host.v6()).isNotNull().matches(V6::contains).matches(seen::add);
      assertThat(host.network().v4().contains(host.v4())).isTrue();
    }
  }

  @Test
  void sameSeedSameWorld() {
    assertThat(World.of(new Dice(5)).networks()).isEqualTo(World.of(new Dice(5)).networks());
    assertThat(World.of(new Dice(5)).networks()).isNotEqualTo(World.of(new Dice(6)).networks());
  }

  @Test
  void diceStayInTheirBounds() {
    Dice dice = new Dice(3);
    double sum = 0;
    for (int i = 0; i < 10_000; i++) {
      assertThat(dice.between(3, 9)).isBetween(3, 9);
      sum += dice.exponential(50);
    }
    assertThat(sum / 10_000).isBetween(48.0, 52.0);
    assertThat(dice.sample(List.of(1, 2, 3), 5)).containsExactlyInAnyOrder(1, 2, 3);
  }
}
