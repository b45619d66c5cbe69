package fluxgate.app.simulate.traffic;

import fluxgate.app.simulate.name.Answer;
import fluxgate.app.simulate.name.Delegation;
import fluxgate.app.simulate.name.NameBehaviour;
import fluxgate.app.simulate.world.Dice;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import java.util.List;
import java.util.function.Consumer;

/** Words the responses of authorities to the resolver, and says when each arrives. */
final class Authorities {
  /** Negative answers are kept this long: RFC 2308 §5 has one to three hours work well. */
  static final int DENIAL_TTL = 3_600;

  private static final int FASTEST = 8_000;
  private static final int SLOWEST = 70_000;

  private final Dice dice;
  private final Consumer<AuthorityExchange> sink;

  Authorities(Dice dice, Consumer<AuthorityExchange> sink) {
    this.dice = dice;
    this.sink = sink;
  }

  /** The registry says where the zone is. */
  long referral(
      Question question, DomainName zone, Delegation delegation, Delegation registry, long micros) {
    List<RRset> glue = delegation.addresses();
    IpAddress server = dice.pick(registry.servers()).host().v4();
    return send(
        micros,
        server,
        question,
        false,
        Rcode.NOERROR,
        List.of(),
        List.of(delegation.nameServers(zone)),
        glue);
  }

  /** The registry says that nobody has the name. */
  long denial(Question question, Delegation registry, long micros) {
    DomainName parent = question.name().suffix(1);
    IpAddress server = dice.pick(registry.servers()).host().v4();
    return send(
        micros,
        server,
        question,
        true,
        Rcode.NXDOMAIN,
        List.of(),
        List.of(startOfAuthority(parent, registry)),
        List.of());
  }

  /** The zone's own server answers. */
  long answer(NameBehaviour zone, Question question, Answer answer, IpAddress server, long micros) {
    Delegation delegation = zone.delegation(micros / Clock.SECOND);
    boolean negative = answer.records().isEmpty();
    boolean full = !negative && !zone.minimalResponses();
    List<RRset> authority =
        negative
            ? List.of(startOfAuthority(zone.zone(), delegation))
            : full ? List.of(delegation.nameServers(zone.zone())) : List.of();
    return send(
        micros,
        server,
        question,
        true,
        answer.rcode(),
        answer.records(),
        authority,
        full ? delegation.addresses() : List.of());
  }

  private long send(
      long micros,
      IpAddress server,
      Question question,
      boolean authoritative,
      Rcode rcode,
      List<RRset> answers,
      List<RRset> authority,
      List<RRset> additional) {
    long at = micros + dice.between(FASTEST, SLOWEST);
    int port = dice.between(1024, 65_535);
    int id = dice.below(65_536);
    sink.accept(
        new AuthorityExchange(
            at, server, port, id, question, authoritative, rcode, answers, authority, additional));
    return at;
  }

  private static RRset startOfAuthority(DomainName zone, Delegation delegation) {
    String data =
        "%s hostmaster.%s 2026110201 7200 900 1209600 %d"
            .formatted(delegation.servers().getFirst().name(), zone, DENIAL_TTL);
    return new RRset(
        zone,
        RRType.SOA,
        new Ttl(DENIAL_TTL, TtlKind.AUTHORITATIVE),
        List.of(new Rdata.Other(data)));
  }
}
