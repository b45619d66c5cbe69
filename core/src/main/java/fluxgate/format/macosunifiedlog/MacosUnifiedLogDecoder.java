package fluxgate.format.macosunifiedlog;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.Vantage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** mDNSResponder's messages in the unified log of macOS. */
public final class MacosUnifiedLogDecoder implements ResumableDecoder {
  private static final Vantage VANTAGE = new Vantage("macos-unified-log", Vantage.Position.STUB);

  private static final String RESOLVER = "mDNSResponder";
  private static final DomainName LOCAL = DomainName.of("local");

  /** The log keeps 1 kB of a message, 32 kB at most. */
  private static final int MOST_OCTETS = 32 * 1024;

  /** A time, columns or a host, the process; the message follows. */
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{1,6}[+-]\\d{4})\\s[^\\[:]{0,200}?)?"
              + "([\\w.-]{1,64})(?:\\[\\d{1,10}\\])?: (?:\\([^)]{1,100}\\) )?"
              + "\\[com\\.apple\\.mDNSResponder:[\\w.-]{1,64}\\] (.*)",
          Pattern.DOTALL);

  private static final Outcome OTHER_PROCESS = Outcome.skipped("other_process");
  private static final Outcome OTHER_MESSAGE = Outcome.skipped("other_message");
  private static final Outcome NAME_MASKED = Outcome.skipped("name_masked");
  private static final Outcome LOCAL_NAME = Outcome.skipped("local_name");
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");

  private final Input input;
  private final JsonLine json = new JsonLine();
  private final FieldRow row = new FieldRow();
  private final FieldValue timestamp = row.value("timestamp");
  private final FieldValue process = row.value("processImagePath");
  private final FieldValue eventMessage = row.value("eventMessage");

  public MacosUnifiedLogDecoder(Input input) {
    this.input = input;
  }

  /** By a line of mDNSResponder's. */
  public static boolean recognises(Head head) {
    MacosUnifiedLogDecoder reader = new MacosUnifiedLogDecoder(new Input(""));
    for (String line : head.lines()) {
      if (!line.contains(RESOLVER)) {
        continue;
      }
      if (line.startsWith("{")) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        if (reader.json.read(octets, 0, octets.length, reader.row)
            && reader.eventMessage.isPresent()
            && reader.process.text().endsWith(RESOLVER)) {
          return true;
        }
      } else if (TEXT.matcher(line).matches()) {
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
    if (frame.at(0) == '{') {
      if (!json.read(frame.buffer, frame.start, frame.length, row)) {
        return BAD_JSON;
      }
      if (!process.text().endsWith(RESOLVER)) {
        return OTHER_PROCESS;
      }
      long time = timestamp.isPresent() ? timestamp.timeMicros() : frame.wrappedMicros;
      boolean isSaid = timestamp.isPresent() || time != Timestamps.BAD;
      return asked(frame, isSaid, time, eventMessage.text(MOST_OCTETS), sink);
    }
    int length = Math.min(frame.length, MOST_OCTETS);
    String line = new String(frame.buffer, frame.start, length, StandardCharsets.UTF_8);
    Matcher text = TEXT.matcher(line);
    if (!text.matches()) {
      return line.startsWith("Timestamp ") ? Outcome.NOT_A_RECORD : OTHER_PROCESS;
    }
    if (!text.group(2).equals(RESOLVER)) {
      return OTHER_PROCESS;
    }
    String said = text.group(1);
    long time = said == null ? frame.wrappedMicros : time(said);
    boolean isSaid = said != null || time != Timestamps.BAD;
    return asked(frame, isSaid, time, text.group(3), sink);
  }

  private static long time(String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    return Timestamps.parse(octets, 0, octets.length);
  }

  private Outcome asked(
      Frame frame, boolean isTimeSaid, long time, String text, ObservationSink sink) {
    ResolverMessage message = ResolverMessage.of(text);
    if (message == null) {
      return OTHER_MESSAGE;
    }
    if (message.isMasked()) {
      return NAME_MASKED;
    }
    if (time == Timestamps.BAD) {
      return isTimeSaid ? BAD_TIME : NO_TIME;
    }
    DomainName name = DomainName.parse(message.name());
    if (name == null) {
      return BAD_NAME;
    }
    if (name.isAtOrBelow(LOCAL)) {
      return LOCAL_NAME;
    }
    String host = frame.wrappedHost;
    Client client =
        host == null || host.isEmpty()
            ? null
            : new Client(null, host.toLowerCase(Locale.ROOT), message.program());
    sink.accept(
        new QuestionObservation(
            time,
            VANTAGE,
            input.locate(frame),
            client,
            null,
            new Question(name, message.type()),
            null));
    return Outcome.ACCEPTED;
  }
}
