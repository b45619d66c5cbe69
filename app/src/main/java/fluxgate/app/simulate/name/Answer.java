package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Host;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import java.util.List;
import java.util.Objects;

/**
 * What an authority says to a question.
 *
 * @param records empty where the name or the type does not exist
 */
public record Answer(Rcode rcode, List<RRset> records) {
  /** No such name. */
  public static final Answer NXDOMAIN = new Answer(Rcode.NXDOMAIN, List.of());

  /** The name exists, the type does not. */
  public static final Answer NODATA = new Answer(Rcode.NOERROR, List.of());

  public Answer {
    records = List.copyOf(records);
  }

  /** The addresses of these hosts that the question's type asks for; no data when none has one. */
  static Answer addresses(Question question, int ttlSeconds, List<Host> hosts) {
    return records(
        question,
        ttlSeconds,
        hosts.stream()
            .map(host -> host.address(question.type()))
            .filter(Objects::nonNull)
            .<Rdata>map(Rdata.Address::new)
            .toList());
  }

  /** Records of the question's own name and type; no data when there are none. */
  static Answer records(Question question, int ttlSeconds, List<Rdata> rdata) {
    return rdata.isEmpty()
        ? NODATA
        : new Answer(
            Rcode.NOERROR, List.of(rrset(question.name(), question.type(), ttlSeconds, rdata)));
  }

  /** An alias for the question's name. */
  static Answer alias(Question question, int ttlSeconds, Rdata.Target target) {
    return new Answer(
        Rcode.NOERROR, List.of(rrset(question.name(), RRType.CNAME, ttlSeconds, List.of(target))));
  }

  static RRset rrset(
      fluxgate.dns.DomainName owner, RRType type, int ttlSeconds, List<Rdata> rdata) {
    return new RRset(owner, type, new Ttl(ttlSeconds, TtlKind.AUTHORITATIVE), rdata);
  }
}
