package fluxgate.app.evaluate.published;

import fluxgate.dns.DomainName;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Answers of names {@code n0.example}, {@code n1.example} …, written short. */
final class Answers {
  static final long SECOND = 1_000_000;
  static final long HOUR = 3600 * SECOND;

  /** 2026-11-02T00:00:00Z. */
  static final long START = 1_793_577_600L * SECOND;

  private Answers() {}

  /** Whom a detector accused, and when. */
  static final class Accused implements Accusations {
    final Map<Integer, Long> first = new HashMap<>();

    @Override
    public boolean has(int domain) {
      return first.containsKey(domain);
    }

    @Override
    public void add(int domain, long micros) {
      first.putIfAbsent(domain, micros);
    }
  }

  /**
   * Address i is 198.18.x.y in a block of its own; its network is {@code asn(i)}.
   *
   * @param from the first address
   * @param asns the network of each, one an address
   */
  static Answer answer(int name, long micros, long ttl, int from, long... asns) {
    List<IpAddress> addresses = new ArrayList<>();
    long[] blocks = new long[asns.length];
    for (int i = 0; i < asns.length; i++) {
      addresses.add(IpAddress.v4(0xC612_0000 + from + i));
      blocks[i] = from + i;
    }
    return new Answer(
        name,
        name,
        DomainName.of("n" + name + ".example"),
        Client.of(IpAddress.of("10.0.0.1")),
        IpAddress.of("10.0.0.53"),
        ttl < 0 ? Ttl.ABSENT : new Ttl(ttl, TtlKind.REMAINING),
        addresses,
        asns,
        blocks,
        1,
        START + micros,
        null);
  }

  /** So many networks, each another. */
  static long[] different(int count) {
    return LongStream.range(64_512, 64_512 + count).toArray();
  }

  /** So many addresses in one network. */
  static long[] same(int count) {
    return LongStream.generate(() -> 64_512).limit(count).toArray();
  }

  /** What a detector makes of these answers, with the input ended. */
  static Accused run(PublishedDetector detector, Answer... answers) {
    Accused accused = new Accused();
    for (Answer answer : answers) {
      detector.answered(answer, accused);
    }
    detector.finish(accused);
    return accused;
  }
}
