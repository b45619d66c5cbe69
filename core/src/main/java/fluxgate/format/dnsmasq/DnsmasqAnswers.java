package fluxgate.format.dnsmasq;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Ttl;
import fluxgate.format.dnsmasq.DnsmasqLine.Source;
import fluxgate.format.dnsmasq.DnsmasqTransactions.Asked;
import fluxgate.format.text.LoggedAnswer;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import org.jspecify.annotations.Nullable;

/** Puts the lines of one answer together, which stand one after the other. */
final class DnsmasqAnswers {
  /**
   * A line of an answer.
   *
   * @param client the asker that stands before it, or null
   */
  record Part(
      long timeMicros,
      Vantage vantage,
      Provenance provenance,
      long serial,
      @Nullable Client client,
      Source source,
      DomainName name) {}

  private final DnsmasqTransactions transactions;
  private final LoggedAnswer records = new LoggedAnswer();

  /** The first line of the answer that is being put together. */
  private @Nullable Part first;

  /** Whose record comes next, and the line of its alias where that waits for its target. */
  private DomainName owner = DomainName.ROOT;

  private @Nullable Provenance alias;
  private @Nullable RRType type;
  private @Nullable Rcode rcode;
  private boolean local;

  DnsmasqAnswers(DnsmasqTransactions transactions) {
    this.transactions = transactions;
  }

  /** The name is an alias, of what the next line says. */
  void alias(Part part, ObservationSink sink) {
    begin(part, isNext(part), sink);
    alias = part.provenance;
  }

  void address(Part part, IpAddress address, ObservationSink sink) {
    RRType family = address.isV4() ? RRType.A : RRType.AAAA;
    Rdata rdata = new Rdata.Address(address);
    boolean another =
        alias == null
            && part.name.equals(owner)
            && family.equals(type)
            && !records.has(owner, family, rdata);
    begin(part, isNext(part) && (alias != null || another), sink);
    type = family;
    records.add(owner, family, Ttl.ABSENT, rdata, part.provenance);
  }

  /**
   * The name has no address.
   *
   * @param asked the type that it has none of, where the line says it
   * @param code how the question ended; null where a policy took the answer away
   */
  void ended(Part part, @Nullable RRType asked, @Nullable Rcode code, ObservationSink sink) {
    begin(part, isNext(part) && alias != null, sink);
    if (code == null) {
      records.clear();
    }
    type = asked;
    rcode = code;
    close(sink);
  }

  /** A question failed; the line says of which number, and not of which name. */
  void failed(Vantage vantage, long serial, Rcode code, ObservationSink sink) {
    close(sink);
    Asked asked = transactions.answer(vantage, serial, DomainName.ROOT, null, true);
    if (asked != null) {
      records.emit(
          new LoggedAnswer.Context(
              asked.timeMicros,
              vantage,
              asked.provenance,
              asked.client,
              null,
              asked.question,
              code,
              Authority.UNKNOWN,
              Origin.ZONE),
          sink);
    }
  }

  /** What was kept did not suffice: the question goes on to upstream. */
  void forwarded(Vantage vantage, long serial, ObservationSink sink) {
    Part begun = first;
    if (begun != null
        && alias != null
        && begun.source != Source.REPLY
        && begun.serial == serial
        && begun.vantage.equals(vantage)) {
      forget();
    } else {
      close(sink);
    }
  }

  /** Whether a line may belong to the answer that is being put together. */
  private boolean isNext(Part part) {
    Part begun = first;
    if (begun == null || begun.serial != part.serial || !begun.vantage.equals(part.vantage)) {
      return false;
    }
    return alias != null
        ? part.serial != DnsmasqLine.NO_SERIAL || !transactions.isAsked(part.vantage, part.name)
        : begun.source == part.source;
  }

  /** Begins a new answer, or goes on; what waited for its target has it. */
  private void begin(Part part, boolean next, ObservationSink sink) {
    if (!next) {
      close(sink);
      first = part;
    } else if (alias != null) {
      records.add(owner, RRType.CNAME, Ttl.ABSENT, new Rdata.Target(part.name), alias);
    }
    alias = null;
    owner = part.name;
    local |= part.source == Source.LOCAL;
  }

  /** The answer is complete: hands it over. */
  void close(ObservationSink sink) {
    Part begun = first;
    if (begun == null) {
      return;
    }
    Asked asked =
        transactions.answer(
            begun.vantage, begun.serial, begun.name, type, begun.source == Source.REPLY);
    RRType unasked = type == null ? RRType.UNKNOWN : type;
    records.emit(
        new LoggedAnswer.Context(
            begun.timeMicros,
            begun.vantage,
            begun.provenance,
            asked == null ? begun.client : asked.client,
            null,
            asked == null ? new Question(begun.name, unasked) : asked.question,
            rcode,
            Authority.UNKNOWN,
            local ? Origin.POLICY : Origin.ZONE),
        sink);
    forget();
  }

  private void forget() {
    first = null;
    alias = null;
    type = null;
    rcode = null;
    local = false;
    records.clear();
  }
}
