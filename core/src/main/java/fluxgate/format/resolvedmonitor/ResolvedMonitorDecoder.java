package fluxgate.format.resolvedmonitor;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.Timestamps;
import fluxgate.format.text.WireRecord;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lookups of systemd-resolved, as resolvectl monitor prints them in JSON. */
public final class ResolvedMonitorDecoder implements ResumableDecoder {
  private static final DomainName LOCAL = DomainName.of("local");

  /** resolved asks for both families of addresses at once, and seldom for more. */
  private static final int MOST_QUESTIONS = 8;

  private static final int MOST_CODE = 65_535;
  private static final int MOST_RCODE = 4_095;

  /**
   * What a lookup comes to (dns_transaction_state_table of systemd), but for what goes on still.
   */
  private static final List<String> ENDS =
      List.of(
          "success",
          "rcode-failure",
          "no-servers",
          "timeout",
          "attempts-max-reached",
          "invalid-reply",
          "errno",
          "aborted",
          "dnssec-failed",
          "no-trust-anchor",
          "rr-type-unsupported",
          "network-down",
          "not-found",
          "no-source",
          "stub-loop");

  private static final Outcome OTHER_LINE = Outcome.skipped("other_line");
  private static final Outcome OTHER_CLASS = Outcome.skipped("other_class");
  private static final Outcome LOCAL_NAME = Outcome.skipped("local_name");
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome NO_STATE = Outcome.rejected("no_state");
  private static final Outcome NO_QUESTION = Outcome.rejected("no_question");
  private static final Outcome TOO_MANY_QUESTIONS = Outcome.rejected("too_many_questions");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  private static final Outcome BAD_RECORD = Outcome.rejected("bad_record");

  private final Input input;
  private final JsonLine json = new JsonLine();
  private final FieldRow row = new FieldRow();
  private final FieldValue state = row.value("state");
  private final FieldValue rcode = row.value("rcode");
  private final FieldRows<Asked> questions = row.rows("question", Asked::new);
  private final FieldRows<Told> answers = row.rows("answer", Told::new);

  /** One of {@code question}. */
  private static final class Asked extends FieldRow {
    private final FieldValue rrClass = value("class");
    private final FieldValue type = value("type");
    private final FieldValue name = value("name");
  }

  /**
   * One of {@code answer}: beside it stands the same in words, for the types that resolved knows.
   */
  private static final class Told extends FieldRow {
    private final FieldValue raw = value("raw");
  }

  public ResolvedMonitorDecoder(Input input) {
    this.input = input;
  }

  /** By a state that resolved has, and a question whose class and type are numbers. */
  public static boolean recognises(Head head) {
    ResolvedMonitorDecoder reader = new ResolvedMonitorDecoder(new Input(""));
    for (String line : head.lines()) {
      if (line.startsWith("{") && line.contains("\"question\"")) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        if (reader.json.read(octets, 0, octets.length, reader.row) && reader.isLookup()) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isLookup() {
    if (!isEnd() || questions.size() == 0) {
      return false;
    }
    Asked first = questions.get(0);
    return first.name.isPresent()
        && first.rrClass.whole(MOST_CODE) >= 0
        && first.type.whole(MOST_CODE) >= 0;
  }

  private boolean isEnd() {
    for (String end : ENDS) {
      if (state.is(end)) {
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
    if (frame.at(0) != '{') {
      return OTHER_LINE;
    }
    if (!json.read(frame.buffer, frame.start, frame.length, row)) {
      return BAD_JSON;
    }
    if (!state.isPresent() && !questions.isPresent()) {
      return OTHER_LINE;
    }
    if (frame.wrappedMicros == Timestamps.BAD) {
      return NO_TIME;
    }
    if (!state.isPresent()) {
      return NO_STATE;
    }
    List<Question> asked = new ArrayList<>(2);
    Outcome problem = readQuestions(asked);
    if (problem != null) {
      return problem;
    }
    boolean failed = state.is("rcode-failure");
    boolean succeeded = state.is("success");
    Lookup lookup =
        new Lookup(
            frame.wrappedMicros,
            input.locate(frame),
            client(frame),
            asked,
            succeeded ? Rcode.NOERROR : rcode());
    if (failed || succeeded) { // what did not pass its checks was told nobody
      for (int i = 0; i < answers.size(); i++) {
        WireRecord record = WireRecord.of(answers.get(i).raw);
        if (record == null || (record.isOfInternet() && !lookup.add(record))) {
          return BAD_RECORD;
        }
      }
    }
    lookup.emit(sink);
    return Outcome.ACCEPTED;
  }

  /** What is wrong with the questions, or null where nothing is. */
  private @Nullable Outcome readQuestions(List<Question> into) {
    if (questions.size() == 0) {
      return NO_QUESTION;
    }
    if (questions.size() > MOST_QUESTIONS) {
      return TOO_MANY_QUESTIONS;
    }
    for (int i = 0; i < questions.size(); i++) {
      Asked asked = questions.get(i);
      if (!asked.rrClass.is("1")) {
        return OTHER_CLASS;
      }
      DomainName name = asked.name.isPresent() ? asked.name.name() : null;
      if (name == null) {
        return BAD_NAME;
      }
      if (name.isAtOrBelow(LOCAL)) {
        return LOCAL_NAME;
      }
      int type = asked.type.whole(MOST_CODE);
      if (type < 0) {
        return BAD_RRTYPE;
      }
      into.add(new Question(name, new RRType(type)));
    }
    return null;
  }

  private @Nullable Rcode rcode() {
    int code = rcode.isPresent() ? rcode.whole(MOST_RCODE) : -1;
    return code < 0 ? null : new Rcode(code);
  }

  /** The host itself: the log does not name it, what is wrapped around it does. */
  private static @Nullable Client client(Frame frame) {
    String host = frame.wrappedHost;
    return host == null || host.isEmpty()
        ? null
        : new Client(null, host.toLowerCase(Locale.ROOT), null);
  }
}
