package fluxgate.format.fortinet;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.format.Frame;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.SeparatedLine;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines that tell of DNS: queries, and responses with their addresses. */
final class FortinetDns {
  private static final Vantage VANTAGE = new Vantage("fortinet", Vantage.Position.BELOW_RECURSIVE);

  private static final Outcome NO_QUERY = Outcome.rejected("no_query");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  private static final Outcome BAD_RDATA = Outcome.rejected("bad_rdata");
  private static final Outcome NO_EVENTTYPE = Outcome.rejected("no_eventtype");

  private final Input input;
  private final FortinetLine line;
  private final KnownAddresses addresses = new KnownAddresses();
  private final SeparatedLine list = new SeparatedLine(',');
  private final FieldValue eventtype;
  private final FieldValue source;
  private final FieldValue destination;
  private final FieldValue qname;
  private final FieldValue qtype;
  private final FieldValue qtypeval;
  private final FieldValue ipaddr;
  private final FieldValue action;
  private final FieldValue rcode;
  private final Frame values = new Frame();

  FortinetDns(Input input, FortinetLine line) {
    this.input = input;
    this.line = line;
    eventtype = line.row().value("eventtype");
    source = line.source();
    destination = line.destination();
    qname = line.row().value("qname");
    qtype = line.row().value("qtype");
    qtypeval = line.row().value("qtypeval");
    ipaddr = line.row().value("ipaddr");
    action = line.action();
    rcode = line.row().value("rcode");
  }

  Outcome decode(Frame frame, ObservationSink sink) {
    // FortiOS 6.0 says in the subtype what later ones say in the event's type.
    FieldValue kind = eventtype.isPresent() ? eventtype : line.subtype();
    boolean response = kind.is("dns-response");
    if (!response && !kind.is("dns-query")) {
      return NO_EVENTTYPE;
    }
    long time = line.micros(frame);
    if (time == Timestamps.BAD) {
      return ConnectionLine.NO_TIME;
    }
    if (!qname.isPresent() || qname.isEmpty()) {
      return NO_QUERY;
    }
    DomainName name = qname.name();
    if (name == null) {
      return BAD_NAME;
    }
    RRType type = type();
    if (type == null) {
      return BAD_RRTYPE;
    }
    Client client = source.isPresent() ? addresses.client(source) : null;
    IpAddress server = destination.isPresent() ? addresses.address(destination) : null;
    if (source.isPresent() && client == null || destination.isPresent() && server == null) {
      return ConnectionLine.BAD_ADDRESS;
    }
    Question question = new Question(name, type);
    if (!response || !ipaddr.isPresent() || ipaddr.isEmpty()) {
      Rcode code = response ? code() : null;
      sink.accept(
          new QuestionObservation(
              time, VANTAGE, input.locate(frame), client, server, question, code));
      return Outcome.ACCEPTED;
    }
    List<Rdata> data = data();
    if (data == null) {
      return BAD_RDATA;
    }
    boolean policy = action.is("block") || action.is("redirect") || action.is("blocked");
    for (RRset set : sets(name, data)) {
      sink.accept(
          new RRsetObservation(
              time,
              VANTAGE,
              input.locate(frame),
              client,
              server,
              question,
              Section.ANSWER,
              Authority.UNKNOWN,
              policy ? Origin.POLICY : Origin.ZONE,
              set,
              1,
              time,
              time));
    }
    return Outcome.ACCEPTED;
  }

  private @Nullable RRType type() {
    if (qtypeval.isPresent()) {
      int code = qtypeval.whole(65_535);
      return code < 0 ? null : new RRType(code);
    }
    return qtype.isPresent() ? RRType.parse(qtype.text(32)) : RRType.UNKNOWN;
  }

  private @Nullable Rcode code() {
    int code = rcode.isPresent() ? rcode.whole(4_095) : -1;
    return code < 0 ? null : new Rcode(code);
  }

  /** The addresses of the answer; null where any of them is none. */
  private @Nullable List<Rdata> data() {
    ipaddr.fill(values);
    list.read(values.buffer, values.start, values.length);
    List<Rdata> data = new ArrayList<>();
    for (int i = 0; i < list.count(); i++) {
      FieldValue one = list.get(i);
      int from = 0;
      while (from < one.length() && one.charAt(from) == ' ') {
        from++;
      }
      IpAddress address = addresses.address(one.part(from, one.length()));
      if (address == null) {
        return null;
      }
      data.add(new Rdata.Address(address));
    }
    return data;
  }

  private static List<RRset> sets(DomainName owner, List<Rdata> data) {
    List<RRset> sets = new ArrayList<>();
    for (RRType type : List.of(RRType.A, RRType.AAAA)) {
      List<Rdata> same =
          data.stream()
              .filter(one ->
                  one instanceof Rdata.Address a && a.address().isV4() == type.equals(RRType.A))
              .toList();
      if (!same.isEmpty()) {
        sets.add(new RRset(owner, type, Ttl.ABSENT, same));
      }
    }
    return sets;
  }
}
