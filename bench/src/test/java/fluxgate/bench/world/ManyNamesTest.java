package fluxgate.bench.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ManyNamesTest {
  private final ManyNames world = new ManyNames(6_000, 4_000, 9_000);

  @Test
  void every_name_is_looked_up_and_no_other() {
    Map<Long, Integer> lookups = new HashMap<>();
    for (long lookup = 0; lookup < world.lookups(); lookup++) {
      lookups.merge(world.name(lookup), 1, Integer::sum);
    }
    assertThat(world.lookups()).isEqualTo(19_000);
    assertThat(world.names()).isEqualTo(10_000);
    assertThat(lookups).hasSize(10_000);
    lookups.forEach((name, count) -> {
      assertThat(name).isBetween(0L, 9_999L);
      if (name >= 6_000) {
        assertThat(count).as("label %d", name).isEqualTo(1);
      }
    });
    assertThat(lookups.get(0L)).as("the most popular name").isGreaterThan(500);
  }

  @Test
  void names_differ_and_are_reserved() {
    Set<String> texts = new HashSet<>();
    for (long name = 0; name < world.names(); name++) {
      texts.add(world.text(name));
    }
    assertThat(texts).hasSize(10_000).allMatch(text -> text.endsWith(".test"));
    assertThat(texts.stream().filter(text -> text.endsWith(".labels-of-single-use.test")))
        .hasSize(4_000);
  }
}
