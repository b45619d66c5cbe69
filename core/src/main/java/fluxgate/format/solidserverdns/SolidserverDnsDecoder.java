package fluxgate.format.solidserverdns;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.HostVantage;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.LineCursor;
import fluxgate.format.text.LineTime;
import fluxgate.format.text.LoggedAnswer;
import fluxgate.format.text.NamedLine;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;

/** EfficientIP SOLIDserver's answer log. */
public final class SolidserverDnsDecoder implements ResumableDecoder {
  /** Three words a record. */
  private static final int MOST_WORDS = 4 * LoggedAnswer.MOST_RECORDS;

  private static final Outcome RPZ_REWRITE = Outcome.skipped("rpz_rewrite");
  private static final Outcome OTHER_EVENT = Outcome.skipped("other_event");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome BAD_CLIENT = Outcome.rejected("bad_client");
  private static final Outcome BAD_RCODE = Outcome.rejected("bad_rcode");

  private final Input input;
  private final LineTime clock;
  private final LineCursor cursor = new LineCursor();
  private final NamedLine line = new NamedLine();
  private final FieldValue type = new FieldValue();
  private final FieldValue word = new FieldValue();
  private final KnownAddresses addresses = new KnownAddresses();
  private final HostVantage vantages =
      new HostVantage("solidserver-dns", Vantage.Position.BELOW_RECURSIVE);
  private final LoggedAnswer answer = new LoggedAnswer();

  public SolidserverDnsDecoder(Input input) {
    this.input = input;
    this.clock = new LineTime(input.clock());
  }

  /** Whether one of the first lines is an answer. */
  public static boolean recognises(Head head) {
    SolidserverDnsDecoder reader = new SolidserverDnsDecoder(new Input(""));
    for (String text : head.lines()) {
      reader.cursor.begin(text);
      reader.clock.read(reader.cursor);
      if (reader.line.read(reader.cursor)
          && reader.cursor.skip("answer: ")
          && reader.line.client.address() != null
          && text.contains(" -> ")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    cursor.begin(frame);
    long time = LineTime.orWrapped(clock.read(cursor), frame.wrappedMicros);
    if (!line.read(cursor)) {
      return OTHER_EVENT;
    }
    boolean answered = cursor.skip("answer: ");
    if (!answered && !cursor.skip("query: ")) {
      return cursor.skip("rpz ") ? RPZ_REWRITE : OTHER_EVENT;
    }
    if (time == LineTime.NONE) {
      return NO_TIME;
    }
    if (time == LineTime.BAD) {
      return BAD_TIME;
    }
    Client client = addresses.client(line.client);
    if (client == null) {
      return BAD_CLIENT;
    }
    Question question = line.question(cursor);
    if (question == null) {
      return line.problem();
    }
    IpAddress server = line.server(cursor);
    Rcode rcode = answered && cursor.until("-> ", word) ? line.rcode(cursor) : null;
    if (answered && rcode == null) {
      return BAD_RCODE;
    }
    Provenance place = input.locate(frame);
    answer.clear();
    if (answered && (question.type().isAddress() || question.type().equals(RRType.CNAME))) {
      records(question.name(), question.type(), place);
    }
    answer.emit(
        new LoggedAnswer.Context(
            time,
            vantages.of(frame.wrappedHost),
            place,
            client,
            server,
            question,
            rcode,
            Authority.UNKNOWN,
            Origin.ZONE),
        sink);
    return Outcome.ACCEPTED;
  }

  /** Looks for a number, a type and what fits it, one after the other. */
  private void records(DomainName asked, RRType askedType, Provenance place) {
    DomainName owner = asked;
    for (int words = 0; words < MOST_WORDS && !cursor.atEnd(); words++) {
      long seconds = cursor.word(word).whole();
      if (seconds < 0) {
        continue;
      }
      int behind = cursor.passed();
      cursor.word(type);
      cursor.word(word);
      // RFC 2181 section 8: larger ones are read as 0.
      Ttl ttl = new Ttl(seconds > Integer.MAX_VALUE ? 0 : seconds, TtlKind.REMAINING);
      IpAddress address = word.address();
      DomainName target = type.is("CNAME") ? word.name() : null;
      if (target != null) {
        answer.add(owner, RRType.CNAME, ttl, new Rdata.Target(target), place);
        owner = target;
      } else if (address != null && type.is(askedType.toString()) && askedType.isAddress()) {
        answer.add(owner, askedType, ttl, new Rdata.Address(address), place);
      } else {
        cursor.back(behind);
      }
    }
  }
}
