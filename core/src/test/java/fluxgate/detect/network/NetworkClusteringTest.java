package fluxgate.detect.network;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.DomainName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Clusters and their identity on cases small enough to check by hand. */
final class NetworkClusteringTest {
  /** Names 0–2 and 3–5 are alike among themselves; those from 6 on are .34 like either side. */
  private static double[][] twoBotnets(int poisoners) {
    int n = 6 + poisoners;
    double[][] similarity = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        boolean poisoned = i >= 6 || j >= 6;
        boolean together = i / 3 == j / 3;
        similarity[i][j] =
            i == j ? 0 : i >= 6 && j >= 6 ? 0.9 : poisoned ? 0.34 : together ? 0.8 : 0;
      }
    }
    return similarity;
  }

  private static int[] former(int n, int... known) {
    int[] former = new int[n];
    Arrays.fill(former, -1);
    System.arraycopy(known, 0, former, 0, known.length);
    return former;
  }

  @Test
  void keeps_two_botnets_apart_where_a_name_plants_addresses_of_both() {
    List<List<Integer>> clusters = AverageLinkage.clusters(twoBotnets(1), former(7));
    assertThat(clusters).hasSize(2).contains(List.of(3, 4, 5));
  }

  @Test
  void keeps_known_networks_apart_however_many_names_plant_addresses_of_both() {
    for (int poisoners : new int[] {1, 5, 20, 100}) {
      double[][] similarity = twoBotnets(poisoners);
      int[] former = former(similarity.length, 0, 0, 0, 1, 1, 1);
      List<List<Integer>> clusters = AverageLinkage.clusters(similarity, former);
      assertThat(clusters)
          .as(poisoners + " names")
          .noneMatch(cluster -> cluster.contains(0) && cluster.contains(3));
    }
  }

  @Test
  void follows_single_names_that_resemble_the_whole_and_leaves_the_others_alone() {
    double[][] similarity = new double[4][4];
    similarity[0][1] = similarity[1][0] = 0.5;
    similarity[1][2] = similarity[2][1] = 0.3;
    assertThat(AverageLinkage.clusters(similarity, former(4)))
        .containsExactly(List.of(0, 1), List.of(2), List.of(3));
  }

  @Test
  void does_not_depend_on_the_order_of_the_names() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 50; round++) {
      int n = 12;
      double[][] similarity = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          similarity[i][j] = similarity[j][i] = random.nextDouble() * random.nextDouble();
        }
      }
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        order.add(random.nextInt(order.size() + 1), i);
      }
      double[][] shuffled = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          shuffled[i][j] = similarity[order.get(i)][order.get(j)];
        }
      }
      TreeSet<String> expected = new TreeSet<>();
      AverageLinkage.clusters(similarity, former(n)).forEach(c -> expected.add(c.toString()));
      TreeSet<String> found = new TreeSet<>();
      AverageLinkage.clusters(shuffled, former(n))
          .forEach(c -> found.add(c.stream().map(order::get).sorted().toList().toString()));
      assertThat(found).isEqualTo(expected);
    }
  }

  private static List<DomainName> names(String... labels) {
    return Arrays.stream(labels).map(label -> DomainName.of(label + ".example")).toList();
  }

  private static FluxNetwork network(String id, List<DomainName> members) {
    return new FluxNetwork(id, members, members.size(), false, 0, 0);
  }

  @Test
  void derives_the_id_from_the_founder_and_carries_it_over_when_he_is_gone() {
    String id = NetworkIdentity.name(List.of(names("a", "b", "c")), List.of()).getFirst().id();
    assertThat(id).startsWith("fn-").hasSize(19);
    assertThat(NetworkIdentity.name(List.of(names("a", "z")), List.of()).getFirst().id())
        .isEqualTo(id);
    FluxNetwork before = network(id, names("a", "b", "c"));
    List<NetworkIdentity.Named> later =
        NetworkIdentity.name(List.of(names("b", "c", "d", "e", "f")), List.of(before));
    assertThat(later.getFirst().id()).isEqualTo(id);
    List<NetworkIdentity.Named> other =
        NetworkIdentity.name(List.of(names("q", "r")), List.of(before));
    assertThat(other.getFirst().id()).isNotEqualTo(id);
  }

  @Test
  void gives_the_id_to_the_larger_part_after_a_split() {
    FluxNetwork before = network("fn-1", names("a", "b", "c", "d", "e"));
    List<NetworkIdentity.Named> parts =
        NetworkIdentity.name(List.of(names("a", "b"), names("c", "d", "e")), List.of(before));
    assertThat(parts.get(1).id()).isEqualTo("fn-1");
    assertThat(parts.get(0).id()).isNotEqualTo("fn-1");
  }

  @Test
  void grows_by_no_more_than_a_bound_at_once() {
    List<DomainName> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.add(DomainName.of("n" + i + ".example"));
    }
    Collections.sort(many);
    FluxNetwork before = network("fn-1", List.copyOf(many.subList(490, 495)));
    NetworkIdentity.Named named = NetworkIdentity.name(List.of(many), List.of(before)).getFirst();
    assertThat(named.members()).hasSize(5 + 16).containsAll(before.members());
  }
}
