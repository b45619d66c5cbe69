package fluxgate.app.simulate.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AtlasTest {
  private static final List<IpPrefix> RESERVED =
      List.of(IpPrefix.of("198.18.0.0/15"), IpPrefix.of("240.0.0.0/4"));

  private static List<IpPrefix> blocks(Atlas atlas) {
    List<IpPrefix> blocks = new ArrayList<>();
    atlas.all().forEach(system -> blocks.addAll(system.v4()));
    blocks.sort(Comparator.comparing(IpPrefix::address));
    return blocks;
  }

  @Test
  void blocks_are_reserved_and_disjoint() {
    IpPrefix before = null;
    for (IpPrefix block : blocks(Atlas.draw(new Dice(1), 0.3))) {
      assertThat(RESERVED).anyMatch(range -> range.contains(block.last()));
      assertThat(RESERVED).anyMatch(range -> range.contains(block.address()));
      if (before != null) {
        assertThat(block.address()).isGreaterThan(before.last());
      }
      before = block;
    }
  }

  @Test
  void addresses_are_of_their_network() {
    Dice dice = new Dice(2);
    for (AutonomousSystem system : Atlas.draw(new Dice(1), 0.1).all()) {
      IpAddress address = system.v4(dice);
      assertThat(system.v4()).anyMatch(block -> block.contains(address));
      assertThat(system.v6().contains(system.v6(dice))).isTrue();
    }
  }

  @Test
  void a_part_has_some_networks_of_every_kind() {
    Atlas part = Atlas.draw(new Dice(3), 0.01);
    for (NetworkKind kind :
        List.of(
            NetworkKind.CLOUD,
            NetworkKind.CDN,
            NetworkKind.ACCESS,
            NetworkKind.HOSTING,
            NetworkKind.EDUCATION)) {
      assertThat(part.of(kind)).as(kind.name()).hasSizeBetween(8, 12);
    }
  }

  @Test
  void the_same_seed_draws_the_same() {
    assertThat(Atlas.draw(new Dice(5), 0.1).all()).isEqualTo(Atlas.draw(new Dice(5), 0.1).all());
    assertThat(Atlas.draw(new Dice(5), 0.1).all()).isNotEqualTo(Atlas.draw(new Dice(6), 0.1).all());
  }
}
