package fluxgate.detect.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.detect.state.Mark;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKey;
import fluxgate.net.NetworkKind;
import fluxgate.observation.Client;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What local traffic shows networks, addresses and names to be, and how hard that is to forge. */
final class RolesTest {
  private static final long DAY = 24 * 3600L * 1_000_000;
  private static final Network UNKNOWN =
      new Network(64500, "somebody", null, NetworkKind.UNKNOWN, true);
  private static final NetworkKey KEY = new NetworkKey(64500, null);

  private static IpAddress address(int i) {
    return IpAddress.v4(0xC6120000 + i);
  }

  private static NetworkKind kind(NetworkRoles roles) {
    return roles.close().kinds().kinds().getOrDefault(KEY, NetworkKind.UNKNOWN);
  }

  @Test
  void many_unrelated_popular_names_make_hosting() {
    NetworkRoles roles = new NetworkRoles();
    for (int i = 0; i < 12; i++) {
      assertThat(kind(roles)).isEqualTo(NetworkKind.UNKNOWN);
      roles.hosts(address(i), UNKNOWN, 1000 + i, true, 1 + i % 3);
    }
    assertThat(kind(roles)).isEqualTo(NetworkKind.HOSTING);
  }

  @Test
  void counts_of_clients_that_are_estimates_say_so() {
    assertThat(new Popularity.Asked(31, 32, 6).words()).isEqualTo("31 of 32 clients");
    assertThat(new Popularity.Asked(31, 500, 6).words()).isEqualTo("31 of about 500 clients");
    assertThat(new Popularity.Asked(208, 1024, 6).words())
        .isEqualTo("about 208 of about 1,024 clients");
  }

  @Test
  void names_that_nobody_else_asks_do_not() {
    NetworkRoles roles = new NetworkRoles();
    for (int i = 0; i < 60; i++) {
      roles.hosts(address(i), UNKNOWN, 1000 + i, false, 0);
    }
    assertThat(kind(roles)).isEqualTo(NetworkKind.UNKNOWN);
  }

  @Test
  void one_registrants_names_do_not() {
    NetworkRoles roles = new NetworkRoles();
    for (int i = 0; i < 60; i++) {
      roles.hosts(address(i), UNKNOWN, 1000 + i, true, 1 + i % 2);
    }
    assertThat(kind(roles)).isEqualTo(NetworkKind.UNKNOWN);
  }

  @Test
  void a_network_among_whose_addresses_more_names_rotate_than_rest_is_not_flipped() {
    NetworkRoles roles = new NetworkRoles();
    for (int i = 0; i < 20; i++) {
      roles.hosts(address(i), UNKNOWN, 1000 + i, true, i + 1);
      roles.rotates(address(300 * i), UNKNOWN, 5);
    }
    assertThat(kind(roles)).isEqualTo(NetworkKind.UNKNOWN);
  }

  @Test
  void an_empty_network_among_whose_addresses_several_names_rotate_is_access() {
    NetworkRoles roles = new NetworkRoles();
    for (int i = 0; i < 20; i++) {
      roles.rotates(address(300 * i), UNKNOWN, i % 3);
    }
    assertThat(kind(roles)).as("nothing rests anywhere").isEqualTo(NetworkKind.UNKNOWN);
    for (int i = 0; i < 500; i++) {
      Network other = new Network(64600 + i, "host", null, NetworkKind.HOSTING, true);
      roles.hosts(address(100_000 + i), other, 1000 + i, false, 0);
    }
    assertThat(kind(roles)).isEqualTo(NetworkKind.ACCESS);
    roles.hosts(address(0), UNKNOWN, 7, false, 0);
    assertThat(kind(roles)).as("one name rests there").isEqualTo(NetworkKind.UNKNOWN);
    roles.hostsNoMore(address(0), UNKNOWN, 7);
    assertThat(kind(roles)).isEqualTo(NetworkKind.ACCESS);
  }

  @Test
  void the_table_is_believed_and_the_contradiction_said() {
    Network access = new Network(64500, "homes", null, NetworkKind.ACCESS, true);
    NetworkRoles roles = new NetworkRoles();
    for (int i = 0; i < 60; i++) {
      roles.hosts(address(i), access, 1000 + i, true, 1 + i);
    }
    assertThat(kind(roles)).isEqualTo(NetworkKind.UNKNOWN);
    assertThat(roles.close().contradictions()).hasSize(1).allMatch(s -> s.contains("AS64500"));
  }

  @Test
  void what_was_not_seen_for_two_generations_is_forgotten_and_the_overflow_counted() {
    Generations<Integer, String> table = new Generations<>(2, DAY);
    table.advance(0);
    table.young(1, () -> "one");
    table.young(2, () -> "two");
    assertThat(table.young(3, () -> "three")).isNull();
    assertThat(table.leftOut()).isEqualTo(1);
    assertThat(table.advance(DAY)).isTrue();
    assertThat(table.elder(1)).isEqualTo("one");
    assertThat(table.young(3, () -> "three")).isEqualTo("three");
    assertThat(table.advance(2 * DAY)).isTrue();
    assertThat(table.elder(1)).isNull();
    assertThat(table.elder(3)).isEqualTo("three");
    assertThat(table.advance(9 * DAY)).isTrue();
    assertThat(table.elder(3)).isNull();
  }

  @Test
  void counts_clients_exactly_and_then_nearly_in_any_order() {
    SplittableRandom random = new SplittableRandom(9);
    for (int clients : new int[] {0, 1, 31, 32, 33, 100, 1000, 20_000}) {
      ClientCount up = new ClientCount();
      ClientCount down = new ClientCount();
      for (int i = 0; i < clients; i++) {
        up.add(Client.of(address(i)));
        up.add(Client.of(address(random.nextInt(i + 1))));
        down.add(Client.of(address(clients - 1 - i)));
      }
      assertThat(up.estimate()).isEqualTo(down.estimate());
      int slack = clients <= ClientCount.EXACT ? 0 : Math.max(2, clients / 5);
      assertThat(up.estimate()).isBetween(clients - slack, clients + slack);
      StateWriter out = new StateWriter();
      up.write(out);
      assertThat(ClientCount.read(new StateReader(out.toBytes())).estimate())
          .isEqualTo(up.estimate());
    }
  }

  @Test
  void an_address_that_serves_twenty_names_serves_many() {
    AddressRoles roles = new AddressRoles();
    roles.advance(0);
    for (int i = 0; i < 20; i++) {
      assertThat(roles.close().any()).isEmpty();
      DomainName name = DomainName.of("n" + i + ".example");
      roles.answered(Mark.of(name), List.of(address(1), address(2 + i)), true);
    }
    assertThat(roles.close().any()).containsExactly(address(1));
    assertThat(roles.close().alone()).isEmpty();
    roles.advance(DAY);
    assertThat(roles.close().any()).containsExactly(address(1));
    roles.advance(2 * DAY);
    assertThat(roles.close().any()).isEmpty();
  }
}
