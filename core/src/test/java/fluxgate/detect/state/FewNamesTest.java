package fluxgate.detect.state;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import fluxgate.observation.Client;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Against maps and sets of everything, and what is left when room is short. */
final class FewNamesTest {
  private static final long SECOND = 1_000_000;
  private static final long ROOM = 64L << 20;

  /** Every third address is a home, in one of sixteen networks. */
  private static Network network(IpAddress address) {
    boolean home = address.low() % 3 == 0;
    return new Network(
        64_496 + address.low() % 16,
        "n",
        null,
        home ? NetworkKind.ACCESS : NetworkKind.HOSTING,
        true);
  }

  private static final class Oracle {
    private final Map<Long, Boolean> names = new LinkedHashMap<>(); // whether before this visit
    private final Map<IpAddress, Integer> addresses = new HashMap<>();
    private final Set<Long> asns = new HashSet<>();
    private final Set<Client> clients = new HashSet<>();
    private long visitSecond;
    private int again;
    private int pairs;
    private int atHome;
    private boolean many;

    void take(long name, List<IpAddress> sorted, Client client, long micros) {
      if (names.size() == FewNames.MOST_NAMES && !names.containsKey(name)) {
        many = true;
        return;
      }
      boolean second = !names.isEmpty() && !(names.size() == 1 && names.containsKey(name));
      if (names.isEmpty()) {
        visitSecond = micros / SECOND;
      }
      if (micros - visitSecond * SECOND >= SingleUseNames.VISIT_MICROS) {
        names.replaceAll((n, earlier) -> true);
        visitSecond = micros / SECOND;
      }
      boolean watched = second || !addresses.isEmpty() || !clients.isEmpty();
      if (watched && clients.size() < 8) {
        clients.add(client);
      }
      if (names.containsKey(name)) {
        again += names.get(name) ? 1 : 0;
        return;
      }
      names.put(name, false);
      if (second) {
        boolean homes = true;
        for (IpAddress address : sorted) {
          addresses.merge(address, 1, Integer::sum);
          pairs++;
          homes &= network(address).kind() == NetworkKind.ACCESS;
          if (network(address).kind() == NetworkKind.ACCESS) {
            asns.add(network(address).asn());
          }
        }
        atHome += homes ? 1 : 0;
      }
    }
  }

  private static List<IpAddress> addresses(SplittableRandom random) {
    Set<IpAddress> sorted = new TreeSet<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      sorted.add(IpAddress.v4(0xC633_6400 + random.nextInt(40)));
    }
    return new ArrayList<>(sorted);
  }

  @Test
  void knows_of_a_few_names_what_sets_and_maps_would() {
    SplittableRandom random = new SplittableRandom(9);
    FewNames few = new FewNames(ROOM);
    Map<Long, Oracle> oracles = new HashMap<>();
    int becameMany = 0;
    for (int step = 0; step < 80_000; step++) {
      long micros = step * SECOND / 4;
      long domain = Mark.of(random.nextInt(3_000), 1);
      long name = Mark.of(domain, random.nextInt(3) == 0 ? random.nextInt(9) : 0);
      List<IpAddress> sorted = addresses(random);
      Client client = Client.of(IpAddress.v4(0xC000_0200 + random.nextInt(12)));
      Oracle oracle = oracles.get(domain);
      FewNames.Known known = few.find(domain, micros);
      if (oracle == null) {
        assertThat(known).isEqualTo(FewNames.Known.NOTHING);
        oracle = new Oracle();
        oracles.put(domain, oracle);
        few.begin(domain, FewNames.half(name), micros);
        oracle.take(name, sorted, client, micros);
      } else if (oracle.many) {
        assertThat(known).isEqualTo(FewNames.Known.MANY);
      } else {
        assertThat(known).isEqualTo(FewNames.Known.FEW);
        oracle.take(name, sorted, client, micros);
        boolean taken =
            few.take(FewNames.half(name), sorted, client, FewNamesTest::network, micros);
        assertThat(taken).isEqualTo(!oracle.many);
        if (!taken) {
          becameMany++;
          assertSame(few.many(), oracle);
        }
      }
      if (step % 9_000 == 0) {
        StateWriter out = new StateWriter();
        few.write(out);
        few = FewNames.read(new StateReader(out.toBytes()), ROOM);
        StateWriter again = new StateWriter();
        few.write(again);
        assertThat(again.toBytes()).isEqualTo(out.toBytes());
      }
    }
    assertThat(becameMany).isGreaterThan(100);
    for (Map.Entry<Long, Oracle> entry : oracles.entrySet()) {
      if (!entry.getValue().many) {
        assertThat(few.find(entry.getKey(), 0)).isEqualTo(FewNames.Known.FEW);
        assertSame(few.many(), entry.getValue());
      }
    }
    assertThat(few.evicted()).isZero();
  }

  private static void assertSame(FewOfDomain few, Oracle oracle) {
    assertThat(few.nameCount).isEqualTo(oracle.names.size());
    assertThat(few.older)
        .isEqualTo((int) oracle.names.values().stream().filter(earlier -> earlier).count());
    assertThat(few.again).isEqualTo(oracle.again);
    assertThat(few.visitSecond).isEqualTo((int) oracle.visitSecond);
    assertThat(few.pairs).isEqualTo(oracle.pairs);
    assertThat(few.atHome).isEqualTo(oracle.atHome);
    assertThat(few.addresses.size()).isEqualTo(oracle.addresses.size());
    assertThat(few.addresses.many())
        .isEqualTo((int) oracle.addresses.values().stream().filter(names -> names >= 3).count());
    assertThat(few.asnCount).isEqualTo(oracle.asns.size());
    assertThat(few.clientCount).isEqualTo(oracle.clients.size());
  }

  @Test
  void keeps_what_is_asked_for_when_room_is_short() {
    FewNames few = new FewNames(1 << 16);
    assertThat(few.find(1, 0)).isEqualTo(FewNames.Known.NOTHING);
    few.begin(1, 10, 0);
    for (int i = 0; i < 100_000; i++) {
      long domain = Mark.of(i, 2);
      assertThat(few.find(domain, 0)).isEqualTo(FewNames.Known.NOTHING);
      few.begin(domain, 20, 0);
      if (i % 100 == 0) {
        assertThat(few.find(1, 0)).isEqualTo(FewNames.Known.FEW);
      }
    }
    assertThat(few.find(Mark.of(0, 2), 0)).isEqualTo(FewNames.Known.NOTHING);
    assertThat(few.evicted()).as("domains of one name are no loss").isZero();
  }

  @Test
  void says_that_domains_of_several_names_had_to_go() {
    FewNames few = new FewNames(1 << 16);
    Client client = Client.of(IpAddress.v4(0xC000_0201));
    for (int i = 0; i < 10_000; i++) {
      long micros = i * SECOND;
      few.find(Mark.of(i, 2), micros);
      few.begin(Mark.of(i, 2), 20, micros);
      few.take(21, List.of(), client, FewNamesTest::network, micros);
    }
    assertThat(few.evicted()).isBetween(9_000L, 9_999L);
    assertThat(few.evictedMicros()).isPositive();
  }

  @Test
  void counts_how_often_the_first_name_came_in_later_visits() {
    FewNames few = new FewNames(1 << 16);
    few.begin(1, 10, 0);
    for (long second : new long[] {599, 700, 701}) {
      assertThat(few.find(1, second * SECOND)).isEqualTo(FewNames.Known.FEW);
      few.take(10, List.of(), null, FewNamesTest::network, second * SECOND);
    }
    FewOfDomain known = few.many();
    assertThat(known.again).isEqualTo(2);
    assertThat(known.visitSecond).isEqualTo(700);
    assertThat(known.firstMicros).isZero();
    assertThat(few.find(1, 0)).isEqualTo(FewNames.Known.MANY);
  }
}
