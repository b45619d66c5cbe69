package fluxgate.format.unboundquery;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.HostVantage;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.KnownNames;
import fluxgate.format.text.LineCursor;
import fluxgate.format.text.LineTime;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.Vantage;

/** Unbound's query and reply logs: questions without answers. */
public final class UnboundQueryDecoder implements Decoder {
  /** Longer than any mnemonic of a type or a code. */
  private static final int MOST_WORD = 32;

  private static final long MICROS = 1_000_000;

  private static final Outcome OTHER_CLASS = Outcome.skipped("other_class");
  private static final Outcome RPZ = Outcome.skipped("rpz");
  private static final Outcome OTHER_EVENT = Outcome.skipped("other_event");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome BAD_CLIENT = Outcome.rejected("bad_client");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");

  private final Input input;
  private final LineTime clock;
  private final LineCursor cursor = new LineCursor();
  private final FieldValue who = new FieldValue();
  private final FieldValue name = new FieldValue();
  private final FieldValue type = new FieldValue();
  private final FieldValue rrclass = new FieldValue();
  private final FieldValue word = new FieldValue();
  private final KnownNames names = new KnownNames();
  private final KnownAddresses addresses = new KnownAddresses();
  private final HostVantage vantages =
      new HostVantage("unbound-query", Vantage.Position.BELOW_RECURSIVE);
  private final OpenQueries open = new OpenQueries();

  /** Of the line that was read last. */
  private long ownTime;

  /** Whether the line says that it is a query or a reply. */
  private boolean tagged;

  public UnboundQueryDecoder(Input input) {
    this.input = input;
    this.clock = new LineTime(input.clock());
  }

  /** Whether one of the first lines is a question of Unbound's. */
  public static boolean recognises(Head head) {
    UnboundQueryDecoder reader = new UnboundQueryDecoder(new Input(""));
    for (String text : head.lines()) {
      reader.cursor.begin(text);
      if (reader.header()) {
        reader.words();
        if (reader.isQuestion() && reader.asker().address() != null) {
          return true;
        }
      }
    }
    return false;
  }

  /** Passes time, program, thread and level; false where they are not Unbound's. */
  private boolean header() {
    ownTime = LineTime.NONE;
    int from = cursor.passed();
    if (cursor.skip("[")) {
      long seconds = cursor.number(12);
      if (seconds >= 0 && cursor.skip("] ")) {
        long micros = Timestamps.inRange(seconds * MICROS);
        ownTime = micros == Timestamps.BAD ? LineTime.BAD : micros;
      } else {
        cursor.back(from);
      }
    } else {
      ownTime = clock.read(cursor);
    }
    // "unbound[13704:0] ", or through syslog "[13704:0] "; threads are in hexadecimal.
    boolean threaded = cursor.until("[", word) && cursor.number(12) >= 0 && cursor.skip(":");
    boolean isProgram = threaded && isProgram();
    if (!threaded || !isProgram || !cursor.until("] ", word)) {
      return false;
    }
    tagged = cursor.skip("query: ") || cursor.skip("reply: ");
    return word.length() <= 4 && (tagged || cursor.skip("info: "));
  }

  /** A name, or nothing: whatever else stands there is somebody's wrapper. */
  private boolean isProgram() {
    boolean fits = word.length() <= MOST_WORD;
    for (int i = 0; i < word.length() && fits; i++) {
      char c = word.charAt(i);
      fits = c != ' ' && c != '"' && c != '<';
    }
    return fits;
  }

  private void words() {
    int from = cursor.passed();
    cursor.word(who);
    cursor.word(name);
    cursor.word(type);
    cursor.word(rrclass);
    boolean zoned = port(type) >= 0;
    if (!isQuestion() && !who.is("rpz:") && (zoned || port(name) >= 0)) {
      // "blocked.example. always_nxdomain 192.0.2.10@5353 blocked.example. A IN", or without the
      // zone: what the configuration did with a question.
      cursor.back(from);
      cursor.word(word);
      if (zoned) {
        cursor.word(word);
      }
      cursor.word(who);
      cursor.word(name);
      cursor.word(type);
      cursor.word(rrclass);
    }
  }

  /** Who asked, without the port. */
  private FieldValue asker() {
    int port = port(who);
    return port < 0 ? who : who.part(0, port);
  }

  /** Statistics are logged at the same level: a question has a class. */
  private boolean isQuestion() {
    return rrclass.is("IN") || rrclass.is("CH") || rrclass.is("HS") || rrclass.is("ANY");
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    cursor.begin(frame);
    if (!header()) {
      return OTHER_EVENT;
    }
    words();
    if (who.is("rpz:")) {
      return RPZ;
    }
    Client client = addresses.client(asker());
    if (!isQuestion() || (client == null && !tagged)) {
      return OTHER_EVENT;
    }
    long time = LineTime.orWrapped(ownTime, frame.wrappedMicros);
    if (time == LineTime.NONE) {
      return NO_TIME;
    }
    if (time == LineTime.BAD) {
      return BAD_TIME;
    }
    if (client == null) {
      return BAD_CLIENT;
    }
    if (!rrclass.is("IN")) {
      return OTHER_CLASS;
    }
    DomainName asked = names.rawName(name);
    if (asked == null) {
      return BAD_NAME;
    }
    RRType askedType = RRType.parse(type.text(MOST_WORD));
    if (askedType == null) {
      return BAD_RRTYPE;
    }
    open.advance(time, sink);
    boolean replied = !cursor.atEnd();
    Rcode rcode = replied ? Rcode.parse(cursor.word(word).text(MOST_WORD)) : null;
    QuestionObservation question =
        new QuestionObservation(
            time,
            vantages.of(frame.wrappedHost),
            input.locate(frame),
            client,
            null,
            new Question(asked, askedType),
            rcode);
    if (replied) {
      open.reply(question, sink);
    } else {
      open.ask(question);
    }
    return Outcome.ACCEPTED;
  }

  /** Where the at sign stands between an address and its port; -1 where there is none. */
  private static int port(FieldValue value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == '@') {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void finish(ObservationSink sink) {
    open.finish(sink);
  }
}
