package fluxgate.format.juniperrtflow;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.PairsLine;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sessions of Junos SRX: RT_FLOW, structured or not. */
public final class JuniperRtFlowDecoder implements Decoder {
  /** A relay may have taken the event's name for the program's: then its words begin the line. */
  private static final Pattern EVENT =
      Pattern.compile(
          "(?:RT_FLOW(?: -|:)? )?(?:RT_FLOW_SESSION_(CREATE|CLOSE|DENY)(?:_LS)?"
              + "|session (created|closed|denied))\\b.*",
          Pattern.DOTALL);

  private static final Pattern ANY =
      Pattern.compile(
          "(?:RT_FLOW(?: -|:)? )?(RT_FLOW_SESSION_\\w+(:| \\[junos@).*"
              + "|session (created|closed|denied) .*->.*)",
          Pattern.DOTALL);

  /** {@code 10.20.30.41/51443->192.0.2.7/443}, first as it came, then as it was rewritten. */
  private static final Pattern ENDS =
      Pattern.compile("([0-9A-Fa-f.:]{2,45})/(\\d{1,5})->([0-9A-Fa-f.:]{2,45})/(\\d{1,5})");

  /**
   * The protocol number stands before the policy's name, behind the names of the rewriting rules.
   */
  private static final Pattern REST =
      Pattern.compile(
          " (\\d{1,3}) \\S{1,128} \\S{1,64} \\S{1,64} (\\d+) (\\d+)\\((\\d+)\\) (\\d+)\\((\\d+)\\) (\\d+) ");

  private static final Pattern DENIED_PROTOCOL = Pattern.compile(" (\\d{1,3})\\(\\d+\\) ");
  private static final int MOST_MESSAGE = 2_000;

  private static final Outcome OTHER_LINE = Outcome.skipped("other_line");
  private static final Outcome NOT_ENDED = Outcome.skipped("not_ended");
  private static final Outcome BAD_MESSAGE = Outcome.rejected("bad_message");

  private final Input input;
  private final ConnectionLine connections = new ConnectionLine("juniper-rt-flow");
  private final PairsLine pairs = new PairsLine(' ');
  private final FieldRow row = new FieldRow();
  private final FieldValue source = row.value("source-address");
  private final FieldValue sourcePort = row.value("source-port");
  private final FieldValue destination = row.value("destination-address");
  private final FieldValue port = row.value("destination-port");
  private final FieldValue natDestination = row.value("nat-destination-address");
  private final FieldValue natPort = row.value("nat-destination-port");
  private final FieldValue protocol = row.value("protocol-id");
  private final FieldValue lasted = row.value("elapsed-time");
  private final FieldValue sent = row.value("bytes-from-client");
  private final FieldValue received = row.value("bytes-from-server");

  public JuniperRtFlowDecoder(Input input) {
    this.input = input;
  }

  public static boolean recognises(Head head) {
    return head.lines().stream().anyMatch(line -> ANY.matcher(line).matches());
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    int length = Math.min(frame.length, MOST_MESSAGE);
    String line = new String(frame.buffer, frame.start, length, StandardCharsets.ISO_8859_1);
    Matcher event = EVENT.matcher(line);
    if (!event.matches()) {
      return OTHER_LINE;
    }
    String kind = event.group(1) != null ? event.group(1) : event.group(2);
    boolean denied = kind.equals("DENY") || kind.equals("denied");
    if (!denied && !kind.equals("CLOSE") && !kind.equals("closed")) {
      return NOT_ENDED;
    }
    pairs.read(frame.buffer, frame.start, frame.length, row, null);
    if (!source.isPresent() && !destination.isPresent()) {
      return plain(line, denied, frame, sink);
    }
    boolean rewritten = natDestination.isPresent() && !natDestination.isEmpty();
    return take(
        new Session(
            source,
            sourcePort,
            rewritten ? natDestination : destination,
            rewritten && natPort.isPresent() ? natPort : port,
            protocol,
            sent,
            received,
            lasted),
        denied,
        frame,
        sink);
  }

  private record Session(
      FieldValue source,
      FieldValue sourcePort,
      FieldValue destination,
      FieldValue port,
      FieldValue protocol,
      FieldValue sent,
      FieldValue received,
      FieldValue lasted) {}

  private Outcome plain(String line, boolean denied, Frame frame, ObservationSink sink) {
    Matcher ends = ENDS.matcher(line);
    if (!ends.find()) {
      return BAD_MESSAGE;
    }
    FieldValue client = value(ends.group(1));
    FieldValue asking = value(ends.group(2));
    String server = ends.group(3);
    String asked = ends.group(4);
    int behind = ends.end();
    if (denied) {
      Matcher number = DENIED_PROTOCOL.matcher(line);
      FieldValue said = number.find(behind) ? value(number.group(1)) : NOTHING;
      return take(
          new Session(client, asking, value(server), value(asked), said, NOTHING, NOTHING, NOTHING),
          true,
          frame,
          sink);
    }
    if (ends.find()) {
      server = ends.group(3);
      asked = ends.group(4);
    }
    Matcher rest = REST.matcher(line);
    if (!rest.find(behind)) {
      return BAD_MESSAGE;
    }
    return take(
        new Session(
            client,
            asking,
            value(server),
            value(asked),
            value(rest.group(1)),
            value(rest.group(4)),
            value(rest.group(6)),
            value(rest.group(7))),
        false,
        frame,
        sink);
  }

  private static final FieldValue NOTHING = new FieldValue();

  private Outcome take(Session session, boolean denied, Frame frame, ObservationSink sink) {
    if (frame.wrappedMicros == Timestamps.BAD) {
      return ConnectionLine.NO_TIME;
    }
    if (session.sourcePort().is("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    long seconds = session.lasted().whole();
    boolean known = seconds > 0 && seconds < 1L << 31;
    boolean answered = session.received().whole() > 0;
    Result result =
        denied || session.received().whole() == 0
            ? Result.UNANSWERED
            : answered ? Result.ESTABLISHED : Result.UNKNOWN;
    return connections.take(
        known ? frame.wrappedMicros - seconds * 1_000_000 : frame.wrappedMicros,
        frame.wrappedMicros,
        session.source(),
        session.destination(),
        session.protocol(),
        session.port(),
        result,
        ConnectionLine.volume(session.sent(), session.received()),
        input.locate(frame),
        sink);
  }

  private static FieldValue value(String text) {
    return FieldValue.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
