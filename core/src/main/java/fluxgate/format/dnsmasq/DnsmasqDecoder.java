package fluxgate.format.dnsmasq;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.dnsmasq.DnsmasqAnswers.Part;
import fluxgate.format.dnsmasq.DnsmasqTransactions.Asked;
import fluxgate.format.text.HostVantage;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.KnownNames;
import fluxgate.format.text.LineCursor;
import fluxgate.format.text.LineTime;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import org.jspecify.annotations.Nullable;

/** dnsmasq's query log, and Pi-hole's. */
public final class DnsmasqDecoder implements Decoder {
  private static final String PROGRAM = "dnsmasq";

  /** Longer than any mnemonic of a type or a code. */
  private static final int MOST_WORD = 32;

  private static final Outcome FORWARDED = Outcome.skipped("forwarded");
  private static final Outcome VALIDATION = Outcome.skipped("validation");
  private static final Outcome DNSSEC_RECORD = Outcome.skipped("dnssec_record");
  private static final Outcome DUPLICATE = Outcome.skipped("duplicate");
  private static final Outcome REVERSE_LOOKUP = Outcome.skipped("reverse_lookup");
  private static final Outcome ERROR_WITHOUT_QUESTION = Outcome.skipped("error_without_question");
  private static final Outcome OTHER_PROGRAM = Outcome.skipped("other_program");
  private static final Outcome OTHER_EVENT = Outcome.skipped("other_event");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome NO_CLIENT = Outcome.rejected("no_client");
  private static final Outcome BAD_CLIENT = Outcome.rejected("bad_client");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");

  private final Input input;
  private final LineTime clock;
  private final LineCursor cursor = new LineCursor();
  private final DnsmasqLine line = new DnsmasqLine();
  private final KnownNames names = new KnownNames();
  private final KnownAddresses addresses = new KnownAddresses();
  private final HostVantage vantages = new HostVantage(PROGRAM, Vantage.Position.BELOW_RECURSIVE);
  private final DnsmasqTransactions transactions = new DnsmasqTransactions();
  private final DnsmasqAnswers answers = new DnsmasqAnswers(transactions);

  public DnsmasqDecoder(Input input) {
    this.input = input;
    this.clock = new LineTime(input.clock());
  }

  /** Whether one of the first lines says that dnsmasq wrote it, or is a question of its kind. */
  public static boolean recognises(Head head) {
    DnsmasqDecoder reader = new DnsmasqDecoder(new Input(""));
    for (String text : head.lines()) {
      reader.cursor.begin(text);
      reader.clock.read(reader.cursor);
      if (text.length() < Head.SIZE && reader.program(reader.cursor)) {
        return true;
      }
      reader.line.read(reader.cursor);
      if (reader.line.kind == DnsmasqLine.Kind.QUERY && reader.line.value.address() != null) {
        return true;
      }
    }
    return false;
  }

  /** Passes {@code dnsmasq[12]: } or {@code dnsmasq: }; false where neither stands here. */
  private boolean program(LineCursor at) {
    int from = at.passed();
    if (at.skip(PROGRAM)) {
      boolean numbered = at.skip("[") && at.number(10) >= 0 && at.skip("]");
      if ((numbered || at.passed() == from + PROGRAM.length()) && at.skip(": ")) {
        return true;
      }
    }
    at.back(from);
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    cursor.begin(frame);
    long time = LineTime.orWrapped(clock.read(cursor), frame.wrappedMicros);
    String wrapped = frame.wrappedProgram;
    if (!program(cursor)
        && (cursor.skip("dnsmasq-") || wrapped != null && wrapped.startsWith("dnsmasq-"))) {
      return OTHER_PROGRAM;
    }
    line.read(cursor);
    Vantage vantage = vantages.of(frame.wrappedHost);
    switch (line.kind) {
      case FORWARDED -> answers.forwarded(vantage, line.serial, sink);
      case ANSWER -> {} // may belong to the one before
      default -> answers.close(sink);
    }
    return switch (line.kind) {
      case QUERY, ANSWER -> fact(time, vantage, input.locate(frame), sink);
      case FORWARDED -> FORWARDED;
      case VALIDATION -> VALIDATION;
      case DNSSEC -> DNSSEC_RECORD;
      case OTHER -> OTHER_EVENT;
    };
  }

  @Override
  public void finish(ObservationSink sink) {
    answers.close(sink);
    transactions.finish(sink);
  }

  private Outcome fact(long time, Vantage vantage, Provenance place, ObservationSink sink) {
    if (time == LineTime.NONE) {
      return NO_TIME;
    }
    if (time == LineTime.BAD) {
      return BAD_TIME;
    }
    transactions.advance(time, sink);
    if (line.badName) {
      return BAD_NAME;
    }
    return line.kind == DnsmasqLine.Kind.QUERY
        ? asked(time, vantage, place, sink)
        : answered(time, vantage, place, sink);
  }

  private Outcome asked(long time, Vantage vantage, Provenance place, ObservationSink sink) {
    if (line.value.isEmpty()) {
      return NO_CLIENT;
    }
    Client client = addresses.client(line.value);
    if (client == null) {
      return BAD_CLIENT;
    }
    DomainName name = names.rawName(line.name);
    if (name == null) {
      return BAD_NAME;
    }
    Question question = new Question(name, type());
    transactions.ask(new Asked(time, vantage, place, client, question, line.serial), sink);
    return Outcome.ACCEPTED;
  }

  /** {@code query[AAAA]}, {@code query[type=65]} or {@code query[type65]}. */
  private RRType type() {
    String text = line.type.text(MOST_WORD).replace("type=", "TYPE");
    RRType type = RRType.parse(text);
    return type == null ? RRType.UNKNOWN : type;
  }

  private Outcome answered(long time, Vantage vantage, Provenance place, ObservationSink sink) {
    Rcode code = Rcode.parse(line.value.text(MOST_WORD));
    if (line.name.is("error") && code != null) {
      if (line.serial == DnsmasqLine.NO_SERIAL) {
        answers.close(sink);
        return ERROR_WITHOUT_QUESTION;
      }
      answers.failed(vantage, line.serial, code, sink);
      return Outcome.ACCEPTED;
    }
    if (line.value.is("duplicate") || line.value.is("truncated")) {
      return DUPLICATE;
    }
    if (line.name.address() != null) {
      answers.close(sink);
      return REVERSE_LOOKUP;
    }
    DomainName name = names.rawName(line.name);
    if (name == null) {
      return BAD_NAME;
    }
    Client client = line.prefix.isPresent() ? addresses.client(line.prefix) : null;
    Part part = new Part(time, vantage, place, line.serial, client, line.source, name);
    IpAddress address = line.value.address();
    if (address != null) {
      answers.address(part, address, sink);
    } else if (line.value.is("<CNAME>")) {
      answers.alias(part, sink);
    } else if (code != null) {
      answers.ended(part, null, code, sink);
    } else if (line.value.startsWith("NODATA")) {
      answers.ended(part, family(), Rcode.NOERROR, sink);
    } else if (line.value.startsWith("<")) {
      answers.ended(part, mnemonic(), Rcode.NOERROR, sink);
    } else if (line.value.startsWith("blocked")) {
      answers.ended(part, null, null, sink);
    } else {
      answers.close(sink);
      return DNSSEC_RECORD; // "DS keytag 12345, algo 13, digest 2", "no DS"
    }
    return Outcome.ACCEPTED;
  }

  private RRType family() {
    return line.value.is("NODATA-IPv4")
        ? RRType.A
        : line.value.is("NODATA-IPv6") ? RRType.AAAA : RRType.UNKNOWN;
  }

  /** The type in {@code <HTTPS>}. */
  private @Nullable RRType mnemonic() {
    String text = line.value.text(MOST_WORD);
    return RRType.parse(text.substring(1, Math.max(1, text.length() - 1)).replace("type=", "TYPE"));
  }
}
