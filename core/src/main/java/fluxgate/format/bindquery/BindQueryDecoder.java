package fluxgate.format.bindquery;

import fluxgate.dns.Question;
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
import fluxgate.format.text.NamedLine;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.Vantage;
import org.jspecify.annotations.Nullable;

/** BIND 9's query log and response log: questions without answers. */
public final class BindQueryDecoder implements ResumableDecoder {
  private static final Outcome RPZ_REWRITE = Outcome.skipped("rpz_rewrite");
  private static final Outcome QUERY_FAILED = Outcome.skipped("query_failed");
  private static final Outcome OTHER_EVENT = Outcome.skipped("other_event");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome BAD_CLIENT = Outcome.rejected("bad_client");

  private final Input input;
  private final LineTime clock;
  private final LineCursor cursor = new LineCursor();
  private final NamedLine line = new NamedLine();
  private final FieldValue word = new FieldValue();
  private final KnownAddresses addresses = new KnownAddresses();
  private final HostVantage vantages =
      new HostVantage("bind-query", Vantage.Position.BELOW_RECURSIVE);

  public BindQueryDecoder(Input input) {
    this.input = input;
    this.clock = new LineTime(input.clock());
  }

  /**
   * Whether one of the first lines is a question of named's, and none an answer of the appliances'.
   */
  public static boolean recognises(Head head) {
    BindQueryDecoder reader = new BindQueryDecoder(new Input(""));
    boolean asked = false;
    for (String text : head.lines()) {
      reader.cursor.begin(text);
      reader.clock.read(reader.cursor);
      if (!reader.line.read(reader.cursor)) {
        continue;
      }
      if (reader.cursor.skip("UDP: ")
          || reader.cursor.skip("TCP: ")
          || reader.cursor.skip("answer: ")) {
        return false;
      }
      boolean question = reader.cursor.skip("query: ") || reader.cursor.skip("response: ");
      asked |=
          question && reader.line.client.address() != null && reader.line.isQuestion(reader.cursor);
    }
    return asked;
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
    boolean response = false;
    if (!cursor.skip("query: ")) {
      response = cursor.skip("response: ") || cursor.skip("answer: ");
      if (!response) {
        return cursor.skip("rpz ")
            ? RPZ_REWRITE
            : cursor.skip("query failed ") ? QUERY_FAILED : OTHER_EVENT;
      }
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
    Rcode rcode = response ? rcode() : null;
    sink.accept(
        new QuestionObservation(
            time,
            vantages.of(frame.wrappedHost),
            input.locate(frame),
            client,
            line.server(cursor),
            question,
            rcode));
    return Outcome.ACCEPTED;
  }

  /** The code that follows the type, or, as appliances write it, an arrow. */
  private @Nullable Rcode rcode() {
    int from = cursor.passed();
    cursor.until("-> ", word);
    Rcode code = line.rcode(cursor);
    cursor.back(from);
    return code;
  }
}
