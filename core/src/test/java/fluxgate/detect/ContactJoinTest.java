package fluxgate.detect;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against a map of maps, on random answers, connections and forgetting. */
final class ContactJoinTest {
  private static final Client CLIENT = Client.of(IpAddress.of("10.64.0.1"));
  private static final DomainName DOMAIN = DomainName.of("a.example");
  private static final long SECOND = 1_000_000;
  private static final long HOUR = 3600 * SECOND;
  private static final long DAY = 24 * HOUR;
  private static final int STEPS = 60_000;

  private record Pair(Client client, IpAddress address) {}

  private record Times(long from, long until) {}

  private final Map<Pair, Map<DomainName, Times>> oracle = new LinkedHashMap<>();

  @Test
  void explains_as_a_map_of_maps_does() {
    SplittableRandom random = new SplittableRandom(11);
    ContactJoin join = new ContactJoin(1L << 27);
    long now = 1_793_577_600L * SECOND;
    for (int step = 0; step < STEPS; step++) {
      now += random.nextInt(20) * SECOND;
      Client client = Client.of(IpAddress.v4(0x0A400000 + random.nextInt(40)));
      IpAddress address = IpAddress.v4(0xF0000000 + random.nextInt(900));
      DomainName domain = DomainName.of("d" + random.nextInt(7) + ".example");
      int what = random.nextInt(100);
      if (what < 60) {
        long ttl = random.nextInt(2_000);
        join.answered(client, domain, List.of(address), ttl, now);
        answered(new Pair(client, address), domain, now, now + (Math.max(ttl, 300) + 120) * SECOND);
      } else if (what < 99) {
        long at = now + random.nextLong(-HOUR, 2 * DAY);
        assertThat(join.explain(connection(client, address, at)))
            .as("step %d", step)
            .isEqualTo(explained(new Pair(client, address), at));
      } else if (what == 99 && random.nextInt(20) == 0) {
        long before = now - random.nextLong(2 * HOUR);
        join.forgetBefore(before);
        oracle.values().forEach(of -> of.values().removeIf(t -> t.until + DAY < before));
        oracle.values().removeIf(Map::isEmpty);
      } else {
        StateWriter out = new StateWriter();
        join.write(out);
        join = ContactJoin.read(new StateReader(out.toBytes()), 1L << 27);
      }
    }
  }

  private void answered(Pair pair, DomainName domain, long from, long until) {
    Map<DomainName, Times> of = oracle.computeIfAbsent(pair, p -> new LinkedHashMap<>());
    Times before = of.get(domain);
    if (before == null && of.size() == 4) {
      of.remove(of.keySet().iterator().next());
    }
    of.put(
        domain,
        before == null
            ? new Times(from, until)
            : new Times(Math.min(before.from, from), Math.max(before.until, until)));
  }

  private List<ContactJoin.Explained> explained(Pair pair, long at) {
    List<ContactJoin.Explained> explained = new ArrayList<>();
    oracle
        .getOrDefault(pair, Map.of())
        .forEach((domain, times) -> {
          if (at + SECOND >= times.from && at <= times.until + DAY) {
            explained.add(new ContactJoin.Explained(domain, at > times.until));
          }
        });
    return explained;
  }

  @Test
  void drops_the_oldest_pairs_whose_time_has_run_out_without_counting_them() {
    ContactJoin join = new ContactJoin(1_000 * 64 + 160);
    for (int i = 0; i < 1_010; i++) {
      join.answered(CLIENT, DOMAIN, List.of(IpAddress.v4(i)), 60, i * 600 * SECOND);
    }
    assertThat(join.evicted()).isZero();
    long now = 1_009 * 600 * SECOND;
    assertThat(join.explain(connection(CLIENT, IpAddress.v4(1_009), now))).hasSize(1);
    assertThat(join.explain(connection(CLIENT, IpAddress.v4(9), 9 * 600 * SECOND))).isEmpty();
    assertThat(join.explain(connection(CLIENT, IpAddress.v4(10), 10 * 600 * SECOND))).hasSize(1);
  }

  @Test
  void counts_what_it_drops_while_the_answer_holds() {
    ContactJoin join = new ContactJoin(1_000 * 64 + 160);
    for (int i = 0; i < 1_010; i++) {
      join.answered(CLIENT, DOMAIN, List.of(IpAddress.v4(i)), 60, SECOND + i);
    }
    assertThat(join.evicted()).isEqualTo(10);
    assertThat(join.evictedMicros()).isEqualTo(SECOND + 1_009);
  }

  @Test
  void puts_off_dropping_what_was_answered_anew() {
    ContactJoin join = new ContactJoin(1_000 * 64 + 160);
    IpAddress lasting = IpAddress.of("192.0.2.1");
    for (int i = 0; i < 5_000; i++) {
      join.answered(CLIENT, DOMAIN, List.of(lasting), 60, i * 300 * SECOND);
      join.answered(CLIENT, DOMAIN, List.of(IpAddress.v4(i)), 60, i * 300 * SECOND);
    }
    assertThat(join.explain(connection(CLIENT, lasting, 4_999 * 300 * SECOND)))
        .containsExactly(new ContactJoin.Explained(DOMAIN, false));
    assertThat(join.evicted()).isZero();
  }

  /** The ring is full when its oldest mapping goes, whose place the new one then takes. */
  @Test
  void a_shared_pair_keeps_both_its_domains_while_the_ring_turns() {
    ContactJoin join = new ContactJoin(1_024 * 64 + 2 * 160);
    IpAddress shared = IpAddress.of("192.0.2.1");
    DomainName other = DomainName.of("b.example");
    long now = 3_600 * SECOND;
    for (int i = 0; i < 1_022; i++) {
      join.answered(CLIENT, DOMAIN, List.of(IpAddress.v4(i)), 60, now);
    }
    for (int round = 0; round < 3_000; round++) {
      now += 60 * SECOND;
      join.answered(CLIENT, round % 2 == 0 ? DOMAIN : other, List.of(shared), 60, now);
      join.answered(CLIENT, DOMAIN, List.of(IpAddress.v4(5_000 + round)), 60, now);
    }
    assertThat(join.explain(connection(CLIENT, shared, now)))
        .containsExactlyInAnyOrder(
            new ContactJoin.Explained(DOMAIN, false), new ContactJoin.Explained(other, false));
  }

  private static ConnectionObservation connection(Client client, IpAddress to, long micros) {
    return new ConnectionObservation(
        micros,
        micros,
        new Vantage("sensor", Vantage.Position.UNKNOWN),
        new Provenance("test", 0, 1),
        client,
        to,
        ConnectionObservation.TCP,
        443,
        ConnectionObservation.Result.ESTABLISHED,
        null);
  }
}
