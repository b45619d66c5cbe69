package fluxgate.format.corednslog;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
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
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.Vantage;

/** CoreDNS's query log: questions with how they ended, without answers. */
public final class CoreDnsLogDecoder implements ResumableDecoder {
  /** Longer than any mnemonic of a type or a code. */
  private static final int MOST_WORD = 32;

  private static final Outcome OTHER_CLASS = Outcome.skipped("other_class");
  private static final Outcome OTHER_OPCODE = Outcome.skipped("other_opcode");
  private static final Outcome OTHER_EVENT = Outcome.skipped("other_event");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome BAD_CLIENT = Outcome.rejected("bad_client");
  private static final Outcome NO_QUERY = Outcome.rejected("no_query");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");

  private final Input input;
  private final LineTime clock;
  private final LineCursor cursor = new LineCursor();
  private final FieldValue who = new FieldValue();
  private final FieldValue type = new FieldValue();
  private final FieldValue rrclass = new FieldValue();
  private final FieldValue name = new FieldValue();
  private final FieldValue word = new FieldValue();
  private final KnownAddresses addresses = new KnownAddresses();
  private final HostVantage vantages =
      new HostVantage("coredns-log", Vantage.Position.BELOW_RECURSIVE);

  public CoreDnsLogDecoder(Input input) {
    this.input = input;
    this.clock = new LineTime(input.clock());
  }

  /** Whether one of the first lines is a question as the plugin logs it. */
  public static boolean recognises(Head head) {
    CoreDnsLogDecoder reader = new CoreDnsLogDecoder(new Input(""));
    for (String text : head.lines()) {
      reader.cursor.begin(text);
      reader.clock.read(reader.cursor);
      if (text.contains("\" ")
          && reader.asker()
          && reader.who.address() != null
          && reader.question()
          && (reader.word.is("udp") || reader.word.is("tcp") || reader.word.is("https"))) {
        return true;
      }
    }
    return false;
  }

  /** {@code [INFO] 192.0.2.10:42114 - 64820 "}: who asked, without brackets and port. */
  private boolean asker() {
    cursor.skip("[INFO] ");
    if (cursor.skip("[")) {
      if (!cursor.until("]:", who)) {
        return false;
      }
    } else if (!cursor.until(":", who)) {
      return false;
    }
    return cursor.number(5) >= 0
        && cursor.skip(" - ")
        && cursor.number(5) >= 0
        && cursor.skip(" \"");
  }

  /** Whether the line ends with the opcode of another message than a question: {@code "4"}. */
  private static boolean hasOtherOpcode(Frame frame) {
    int quote = frame.length - 1;
    if (quote < 3 || frame.at(quote) != '"') {
      return false;
    }
    int from = frame.at(quote - 2) == '"' ? quote - 1 : quote - 2; // one digit or two
    boolean opcode =
        frame.at(from - 1) == '"' && isDigit(frame.at(from)) && isDigit(frame.at(quote - 1));
    return opcode && (from < quote - 1 || frame.at(from) != '0');
  }

  private static boolean isDigit(int octet) {
    return octet >= '0' && octet <= '9';
  }

  /** {@code A IN www.example. udp}. */
  private boolean question() {
    cursor.word(type);
    cursor.word(rrclass);
    int from = cursor.passed();
    cursor.word(name);
    if (!name.isEmpty() && name.charAt(name.length() - 1) == '\\') {
      cursor.back(from); // a blank inside, as "\ ": all names end with a dot
      cursor.until(". ", name);
    }
    cursor.word(word);
    return !word.isEmpty();
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    cursor.begin(frame);
    long time = LineTime.orWrapped(clock.read(cursor), frame.wrappedMicros);
    if (!asker()) {
      return OTHER_EVENT;
    }
    if (time == LineTime.NONE) {
      return NO_TIME;
    }
    if (time == LineTime.BAD) {
      return BAD_TIME;
    }
    Client client = addresses.client(who);
    if (client == null) {
      return BAD_CLIENT;
    }
    if (hasOtherOpcode(frame)) {
      return OTHER_OPCODE;
    }
    if (!question()) {
      return NO_QUERY;
    }
    if (!rrclass.is("IN")) {
      return OTHER_CLASS;
    }
    DomainName asked = name.name();
    if (asked == null) {
      return BAD_NAME;
    }
    RRType askedType = RRType.parse(type.text(MOST_WORD));
    if (askedType == null) {
      return BAD_RRTYPE;
    }
    Rcode rcode = cursor.until("\" ", word) ? Rcode.parse(cursor.word(word).text(MOST_WORD)) : null;
    sink.accept(
        new QuestionObservation(
            time,
            vantages.of(frame.wrappedHost),
            input.locate(frame),
            client,
            null,
            new Question(asked, askedType),
            rcode));
    return Outcome.ACCEPTED;
  }
}
