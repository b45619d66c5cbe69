package fluxgate.app.evaluate.published;

import static fluxgate.app.evaluate.published.Answers.HOUR;
import static fluxgate.app.evaluate.published.Answers.answer;
import static fluxgate.app.evaluate.published.Answers.different;
import static fluxgate.app.evaluate.published.Answers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fluxgate.app.evaluate.published.FluxBusterClusters.Member;
import fluxgate.net.IpAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Filter, distance, clusters and tree against cases worked out by hand. */
final class FluxBusterTest {
  private static Set<IpAddress> addresses(int from, int to) {
    Set<IpAddress> addresses = new HashSet<>();
    for (int i = from; i < to; i++) {
      addresses.add(IpAddress.v4(0xC612_0000 + i));
    }
    return addresses;
  }

  private static boolean isFlux(
      int cardinality, double diversity, int domains, int perNetwork, double growth, double ttl) {
    return new FluxBusterFeatures(cardinality, diversity, domains, perNetwork, growth, ttl)
        .isFlux();
  }

  @Test
  void diversity_is_entropy_over_its_most() {
    assertThat(FluxBusterFilter.diversity(LongStream.of(1, 2, 3, 4))).isCloseTo(1, within(1e-9));
    assertThat(FluxBusterFilter.diversity(LongStream.of(1, 1, 1, 1))).isZero();
    assertThat(FluxBusterFilter.diversity(LongStream.of(1, 1, 2, 2))).isCloseTo(.5, within(1e-9));
    assertThat(FluxBusterFilter.diversity(LongStream.of(1))).isZero();
  }

  @Test
  void the_filter_takes_three_addresses_or_a_very_short_ttl() {
    assertThat(FluxBusterFilter.passes(answer(0, 0, 10_800, 0, 1, 2, 3))).isTrue();
    assertThat(FluxBusterFilter.passes(answer(0, 0, 10_801, 0, 1, 2, 3))).isFalse();
    assertThat(FluxBusterFilter.passes(answer(0, 0, 60, 0, 1, 2))).isFalse();
    assertThat(FluxBusterFilter.passes(answer(0, 0, 30, 0, 1))).isTrue();
    assertThat(FluxBusterFilter.passes(answer(0, 0, 31, 0, 1))).isFalse();
  }

  @Test
  void the_distance_is_damped_for_few_addresses() {
    assertThat(FluxBusterClusters.distance(addresses(0, 10), addresses(0, 10)))
        .isCloseTo(1 - 1 / (1 + Math.exp(-7)), within(1e-9));
    assertThat(FluxBusterClusters.distance(addresses(0, 3), addresses(0, 3)))
        .isCloseTo(.5, within(1e-9));
    assertThat(FluxBusterClusters.distance(addresses(0, 4), addresses(4, 8))).isEqualTo(1);
  }

  @Test
  void names_chain_into_clusters() {
    int[][] ranges = {{0, 10}, {5, 15}, {10, 20}, {40, 50}};
    List<Member> members = new java.util.ArrayList<>();
    for (int i = 0; i < ranges.length; i++) {
      Member member = new Member(i, i);
      member.add(answer(i, 0, 60, ranges[i][0], different(10)), 60);
      members.add(member);
    }
    List<List<Member>> clusters = FluxBusterClusters.of(members);
    assertThat(clusters).hasSize(2);
    assertThat(clusters.getFirst()).hasSize(3);
  }

  @Test
  void the_tree_splits_where_the_released_one_does() {
    assertThat(isFlux(100, .9, 1, 200, .122, 150)).isFalse();
    assertThat(isFlux(32, .9, 1, 1, .9, 30)).isTrue();
    assertThat(isFlux(35, .9, 1, 1, .9, 30)).isFalse();
    assertThat(isFlux(5, .9, 1, 25, 1, 30)).isTrue();
    assertThat(isFlux(5, .9, 1, 24, 1, 30)).isFalse();
    assertThat(isFlux(100, .4, 1, 1_221, .5, 150)).isTrue();
    assertThat(isFlux(100, .4, 1, 1_220, .5, 150)).isFalse();
    assertThat(isFlux(100, .9, 1, 109, .5, 900)).isTrue();
    assertThat(isFlux(100, .9, 1, 1, .71, 900)).isTrue();
    assertThat(isFlux(100, .9, 33, 1, .5, 900)).isTrue();
    assertThat(isFlux(100, .9, 1, 1, .5, 234)).isTrue();
    assertThat(isFlux(100, .9, 1, 1, .5, 235)).isFalse();
  }

  @Test
  void a_day_is_judged_at_its_end() {
    assertThat(
            run(
                    new FluxBusterTree(),
                    answer(0, HOUR, 150, 0, different(10)),
                    answer(0, 2 * HOUR, 150, 10, different(10)),
                    answer(0, 30 * HOUR, 150, 0, different(10)))
                .first)
        .containsExactly(java.util.Map.entry(0, Answers.START + 24 * HOUR));
  }
}
