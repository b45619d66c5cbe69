package fluxgate.app.history;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.Observation;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.ResolverSettingObservation;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Observations of all kinds with whatever they can have, by a seed. */
public final class RandomObservations {
  public static final List<String> SENSORS =
      List.of("zeek-dns", "it's a \"sensor\"", "", "sensor.\u00e9");

  private static final long BEGIN = 1_793_577_600_000_000L; // 2026-11-02
  private static final long SPAN = 60 * 3_600_000_000L;

  private static final List<String> NAMES =
      List.of(
          ".",
          "example",
          "www.bad.example",
          "a\\.b.bad.example",
          "x\\000\\255.example",
          "\\\\.example",
          "*.example",
          "_sip._tcp.example",
          "192.0.2.1",
          "xn--caf-dma.example");

  private static final List<String> TEXTS =
      List.of("", "\"v=spf1 -all\"", "it's \u00e9", "192.0.2.1", "www.bad.example", "2001:db8::1");

  private static final List<RRType> TYPES =
      List.of(
          RRType.A,
          RRType.A,
          RRType.AAAA,
          RRType.CNAME,
          RRType.NS,
          RRType.MX,
          RRType.TXT,
          RRType.UNKNOWN,
          new RRType(65_280));

  private final Random random;

  private RandomObservations(long seed) {
    random = new Random(seed);
  }

  /** So many, in no order; many of them at the same time. */
  public static List<Observation> of(long seed, int count) {
    RandomObservations some = new RandomObservations(seed);
    List<Observation> observations = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      observations.add(some.observation());
    }
    return observations;
  }

  private Observation observation() {
    long time = BEGIN + (long) (random.nextDouble() * 1_000) * (SPAN / 1_000);
    if (random.nextInt(4) == 0) {
      time += random.nextInt();
    }
    Vantage vantage = new Vantage(of(SENSORS), of(List.of(Vantage.Position.values())));
    Provenance place =
        new Provenance("log" + random.nextInt(3), random.nextLong() >>> 20, random.nextInt(9_000));
    return switch (random.nextInt(8)) {
      case 0, 1 ->
          new QuestionObservation(
              time,
              vantage,
              place,
              client(),
              maybe(address()),
              new Question(name(), of(TYPES)),
              maybe(new Rcode(random.nextInt(30))));
      case 2, 3 ->
          new ConnectionObservation(
              time,
              time + random.nextInt(),
              vantage,
              place,
              someClient(),
              address(),
              random.nextInt(256),
              random.nextInt(65_536),
              of(List.of(ConnectionObservation.Result.values())),
              maybe(new Volume(random.nextLong() >>> 1, random.nextInt(3))));
      case 4 ->
          new ResolverSettingObservation(
              time,
              vantage,
              place,
              client(),
              of(List.of(ResolverSettingObservation.Change.values())),
              addresses(random.nextInt(4)),
              maybe("EXAMPLE\\admin"));
      default -> answer(time, vantage, place);
    };
  }

  private RRsetObservation answer(long time, Vantage vantage, Provenance place) {
    RRType type = of(TYPES);
    List<Rdata> rdata = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      rdata.add(rdata(type));
    }
    boolean aggregate = random.nextInt(6) == 0;
    boolean asked = random.nextBoolean();
    TtlKind kind = of(List.of(TtlKind.values()));
    return new RRsetObservation(
        time,
        vantage,
        place,
        client(),
        maybe(address()),
        asked ? new Question(name(), of(TYPES)) : null,
        of(List.of(Section.values())),
        of(List.of(RRsetObservation.Authority.values())),
        of(List.of(RRsetObservation.Origin.values())),
        new RRset(
            name(),
            type,
            kind == TtlKind.ABSENT ? Ttl.ABSENT : new Ttl(random.nextInt(1 << 20), kind),
            rdata),
        aggregate ? random.nextInt(1_000) : 1,
        aggregate ? time - random.nextInt(1 << 30) : time,
        aggregate ? time + random.nextInt(1 << 30) : time);
  }

  /** Mostly what the type has, and now and then anything else. */
  private Rdata rdata(RRType type) {
    int form = random.nextInt(20);
    if (form == 0 || form > 2 && type.isAddress()) {
      return new Rdata.Address(address());
    }
    boolean names = type.equals(RRType.CNAME) || type.equals(RRType.NS) || type.equals(RRType.MX);
    return form == 1 || form > 2 && names ? new Rdata.Target(name()) : new Rdata.Other(of(TEXTS));
  }

  private List<IpAddress> addresses(int count) {
    List<IpAddress> addresses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      addresses.add(address());
    }
    return addresses;
  }

  private IpAddress address() {
    return random.nextBoolean()
        ? IpAddress.v4(0xC000_0200 + random.nextInt(256))
        : IpAddress.of("2001:db8::" + Integer.toHexString(random.nextInt(65_536)));
  }

  private DomainName name() {
    return random.nextInt(3) == 0
        ? DomainName.of("n" + random.nextInt(100_000) + ".example")
        : DomainName.of(of(NAMES));
  }

  private @Nullable Client client() {
    return maybe(someClient());
  }

  private Client someClient() {
    IpAddress address = address();
    return switch (random.nextInt(4)) {
      case 0 -> new Client(address, "ws1.corp.example", maybe("C:\\Windows\\\u00e9.exe"));
      case 1 -> new Client(null, "ws2.corp.example", maybe("/usr/bin/curl"));
      case 2 -> new Client(address, null, "svchost.exe");
      default -> Client.of(address);
    };
  }

  private <T> @Nullable T maybe(T thing) {
    return random.nextInt(3) == 0 ? null : thing;
  }

  private <T> T of(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}
