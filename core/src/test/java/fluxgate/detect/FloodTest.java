package fluxgate.detect;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.detect.state.DomainState;
import fluxgate.dns.DomainName;
import fluxgate.dns.PublicSuffixList;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKinds;
import fluxgate.net.NetworkMap;
import fluxgate.net.Networks;
import fluxgate.net.RowLedger;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Provenance;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.Vantage;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A day with a flood in it: hosts below wildcards, decoy domains that rotate, answers as wide as
 * they get, names that are asked once. Memory stays within its bounds, and flux is found before,
 * under and after it.
 */
final class FloodTest {
  private static final long SECOND = 1_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long START = 1_793_577_600 * SECOND; // 2026-11-02T00:00:00Z
  private static final long MEMORY = 24L << 20;
  private static final int HOMES = 400;
  private static final int FLOOD_A_MINUTE = 80;

  private final DetectorContext context = context();
  private Detector detector = new Detector(context);
  private SplittableRandom random = new SplittableRandom();
  private long micros = START;
  private int line;

  /** Homes in 256 networks: 100.64.0.0/10, a /18 each. */
  private static DetectorContext context() {
    StringBuilder map = new StringBuilder("prefix,asn,as_name,country,kind\n");
    for (int n = 0; n < 256; n++) {
      map.append(
          "100.%d.%d.0/18,%d,net %d,,access\n".formatted(64 + n / 4, n % 4 * 64, 64512 + n, n));
    }
    try {
      NetworkMap networks =
          NetworkMap.parse(
              new ByteArrayInputStream(map.toString().getBytes(StandardCharsets.UTF_8)),
              new RowLedger());
      return DetectorContext.of(
              new Networks(networks, () -> address -> null, NetworkKinds.bundled()),
              PublicSuffixList.bundled())
          .withMemory(MEMORY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IpAddress home(int number) {
    return IpAddress.v4(100 << 24 | 64 << 16 | (int) (number * 40_503L % (1 << 22)));
  }

  private IpAddress anyHome() {
    return home(random.nextInt(1 << 20));
  }

  private void answer(String owner, Stream<IpAddress> addresses, int client) {
    DomainName name = DomainName.of(owner);
    List<Rdata> rdata = new ArrayList<>();
    for (IpAddress address : new TreeSet<>(addresses.toList())) {
      rdata.add(new Rdata.Address(address));
    }
    IpAddress asker = IpAddress.v4(10 << 24 | client);
    detector.observe(
        new RRsetObservation(
            micros,
            new Vantage("sensor", Vantage.Position.BELOW_RECURSIVE),
            new Provenance("flood", line++, 1),
            Client.of(asker),
            IpAddress.of("10.0.0.53"),
            new Question(name, RRType.A),
            Section.ANSWER,
            RRsetObservation.Authority.UNKNOWN,
            RRsetObservation.Origin.ZONE,
            new RRset(name, RRType.A, new Ttl(60, TtlKind.REMAINING), rdata),
            1,
            micros,
            micros));
    if (!rdata.isEmpty() && random.nextInt(4) == 0) {
      connect(asker, ((Rdata.Address) rdata.getFirst()).address());
    }
    assertThat(detector.room.octets()).isLessThanOrEqualTo(context.memory().domains());
  }

  private void connect(IpAddress from, IpAddress to) {
    detector.observe(
        new ConnectionObservation(
            micros + SECOND,
            micros + 2 * SECOND,
            new Vantage("sensor", Vantage.Position.UNKNOWN),
            new Provenance("flood", line++, 1),
            Client.of(from),
            to,
            ConnectionObservation.TCP,
            443,
            ConnectionObservation.Result.ESTABLISHED,
            null));
  }

  /** Four homes out of the domain's own pool, for one of three clients. */
  private void flux(String domain) {
    int pool = Math.floorMod(domain.hashCode(), 1_000) * HOMES;
    answer(
        domain,
        random.ints(4, 0, HOMES).mapToObj(home -> home(pool + home)),
        256 + random.nextInt(3));
  }

  private void flood(int minute) {
    for (int i = 0; i < FLOOD_A_MINUTE; i++) {
      micros += MINUTE / (FLOOD_A_MINUTE + 8);
      int client = 1024 + random.nextInt(512);
      switch (random.nextInt(5)) {
        case 0 -> answer(label() + ".w%d.com".formatted(random.nextInt(20)), homes(3), client);
        case 1 -> answer("decoy%d-%d.net".formatted(minute / 4, i), homes(4), client);
        case 2 -> answer("h%d.wide%d.org".formatted(i, random.nextInt(60)), homes(64), client);
        case 3 -> answer("x" + label() + ".com", homes(1), client);
        default -> answer("www.giant%d.com".formatted(minute / 20), homes(64), client);
      }
    }
  }

  private Stream<IpAddress> homes(int count) {
    return Stream.generate(this::anyHome).limit(count);
  }

  private String label() {
    return Long.toString(random.nextLong() >>> 1, 36);
  }

  private Finding finding(String domain) {
    for (Finding finding : detector.findings(Level.SUSPECT)) {
      if (finding.domain().equals(DomainName.of(domain))) {
        return finding;
      }
    }
    throw new AssertionError(domain + " is no suspect");
  }

  private void saveAndRestore() {
    byte[] saved = DetectorCodec.save(detector);
    long octets = detector.room.octets();
    detector = DetectorCodec.restore(saved, context);
    assertThat(detector.room.octets()).isEqualTo(octets);
    assertThat(DetectorCodec.save(detector)).isEqualTo(saved);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void memory_stays_bounded_and_flux_is_found(long seed) {
    random = new SplittableRandom(seed);
    boolean resumes = seed == 3;
    for (int minute = 0; minute < 8 * 60; minute++) {
      micros = START + minute * MINUTE;
      flux("before.com");
      if (minute % 20 == 0) {
        flux("slow.com");
      }
      if (minute >= 120 && minute < 240) {
        if (minute >= 180) {
          flux("under.com");
        }
        flood(minute);
      }
      if (minute >= 240) {
        flux("after.com");
      }
      if (resumes && minute % 90 == 89) {
        saveAndRestore();
      }
      if (minute == 120) {
        assertThat(finding("before.com").verdict().unknown()).doesNotContain("STATE_PRESSURE");
      }
    }
    detector.finish();
    assertThat(detector.coverage().evictedDomains()).isPositive();
    for (String domain : List.of("before.com", "slow.com", "under.com", "after.com")) {
      assertThat(finding(domain).verdict().unknown()).as(domain).contains("STATE_PRESSURE");
    }
    for (int hour = 8; hour < 84; hour++) { // what the flood left goes for a day, and one day on
      micros = START + hour * HOUR;
      flux("before.com");
      flux("after.com");
    }
    detector.finish();
    assertThat(finding("before.com").verdict().unknown()).doesNotContain("STATE_PRESSURE");
    assertThat(finding("after.com").verdict().unknown()).doesNotContain("STATE_PRESSURE");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void one_domain_stays_bounded_however_much_it_shows(long seed) {
    random = new SplittableRandom(seed);
    for (int i = 0; i < 4_000; i++) {
      micros += SECOND;
      answer("h%d.giant.com".formatted(random.nextInt(80)), homes(64), random.nextInt(600));
    }
    DomainState state = detector.domain(DomainName.of("giant.com"));
    assertThat(state).isNotNull();
    assertThat((long) state.octets()).isLessThanOrEqualTo(context.memory().domains() / 64 * 2);
    assertThat(finding("giant.com").verdict().unknown())
        .contains("ADDRESSES_CAPPED", "CLIENTS_CAPPED");
  }
}
