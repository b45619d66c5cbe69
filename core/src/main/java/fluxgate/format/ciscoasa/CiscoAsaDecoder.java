package fluxgate.format.ciscoasa;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.BegunConnections;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Connections that Cisco ASA and Firepower log by syslog. */
public final class CiscoAsaDecoder implements Decoder {
  private static final Pattern MESSAGE =
      Pattern.compile(
          "(?:: ?)?%(?:ASA|FTD|NGIPS|PIX|FWSM)-(?:[a-z]+-)?\\d-(\\d{6})(?::| ).*", Pattern.DOTALL);

  /** {@code interface:address/port}; a name may stand for the interface. */
  private static final String END = "([^\\s:]{1,64}):([0-9A-Fa-f.:]{2,45})/(\\d{1,5})";

  private static final Pattern BUILT =
      Pattern.compile(
          "Built (inbound|outbound) (TCP|UDP) connection (\\d{1,20}) for "
              + END
              + " \\(([^\\s()/]{2,45})/(\\d{1,5})\\).{0,200}? to "
              + END
              + " \\(([^\\s()/]{2,45})/(\\d{1,5})\\)");

  private static final Pattern TORN_DOWN =
      Pattern.compile(
          "Teardown (TCP|UDP) connection (\\d{1,20}) for "
              + END
              + ".{0,200}? to "
              + END
              + ".{0,200}? duration (\\d{1,6}):(\\d\\d):(\\d\\d) bytes (\\d{1,18})(.{0,100})");

  /** {@code interface:address/port}, {@code interface/address(port)} or without an interface. */
  private static final Pattern DENIED_END =
      Pattern.compile("(?:[^\\s:/]{1,64}[:/])??([0-9A-Fa-f.:]{2,45})[/(](\\d{1,5})\\)?");

  private static final int MOST_WORDS = 64;

  /** Firepower's are the longest, with some 3,000. */
  private static final int MOST_MESSAGE = 8_000;

  private static final Outcome OTHER_MESSAGE = Outcome.skipped("other_message");
  private static final Outcome OTHER_LINE = Outcome.skipped("other_line");
  private static final Outcome NOT_A_BEGINNING = Outcome.skipped("not_a_beginning");
  private static final Outcome NOT_ENDED = Outcome.skipped("not_ended");
  private static final Outcome BAD_MESSAGE = Outcome.rejected("bad_message");
  private static final Outcome NO_DIRECTION = Outcome.skipped("no_direction");

  private final Input input;
  private final ConnectionLine connections = new ConnectionLine("cisco-asa");
  private final BegunConnections begun = new BegunConnections();
  private final FirepowerEvent firepower;

  public CiscoAsaDecoder(Input input) {
    this.input = input;
    firepower = new FirepowerEvent(input, connections);
  }

  public static boolean recognises(Head head) {
    return head.lines().stream().anyMatch(line -> MESSAGE.matcher(line).matches());
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    int length = Math.min(frame.length, MOST_MESSAGE);
    String line = new String(frame.buffer, frame.start, length, StandardCharsets.ISO_8859_1);
    Matcher message = MESSAGE.matcher(line);
    if (!message.matches()) {
      return OTHER_LINE;
    }
    String text = line.substring(message.end(1) + 1).strip();
    return switch (message.group(1)) {
      case "302013", "302015" -> built(text, frame, sink);
      case "302014", "302016" -> tornDown(text, frame, sink);
      case "106001", "106006", "106007", "106010", "106015", "106023", "106100" ->
          denied(message.group(1), text, frame, sink);
      case "430002" -> NOT_ENDED;
      case "430003" -> firepower.decode(text, frame, sink);
      default -> OTHER_MESSAGE;
    };
  }

  @Override
  public void finish(ObservationSink sink) {
    begun.finish(sink);
  }

  /** The first end is on the less secure side, which opened it where the connection is inbound. */
  private Outcome built(String text, Frame frame, ObservationSink sink) {
    Matcher m = BUILT.matcher(text);
    if (!m.lookingAt()) {
      return BAD_MESSAGE;
    }
    boolean inbound = m.group(1).equals("inbound");
    // In brackets: what the other side sees instead, where addresses are rewritten.
    FieldValue client = value(m.group(inbound ? 5 : 10));
    FieldValue server = value(m.group(inbound ? 10 : 7));
    FieldValue port = value(m.group(inbound ? 11 : 8));
    if (m.group(inbound ? 6 : 11).equals("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    if (server.address() == null) {
      server = value(m.group(inbound ? 10 : 5)); // a name stands in the brackets
    }
    if (frame.wrappedMicros == Timestamps.BAD) {
      return ConnectionLine.NO_TIME;
    }
    return connections.begin(
        m.group(3),
        frame.wrappedMicros,
        client,
        server,
        value(m.group(2)),
        port,
        input.locate(frame),
        begun,
        sink);
  }

  private Outcome tornDown(String text, Frame frame, ObservationSink sink) {
    Matcher m = TORN_DOWN.matcher(text);
    if (!m.lookingAt()) {
      return BAD_MESSAGE;
    }
    return begun.end(m.group(2), began -> tornDown(began, m, frame, sink));
  }

  private Outcome tornDown(
      @Nullable ConnectionObservation began, Matcher m, Frame frame, ObservationSink sink) {
    if (began == null && (m.group(5).equals("53") || m.group(8).equals("53"))) {
      return ConnectionLine.DNS_ITSELF;
    }
    if (began == null) {
      return NO_DIRECTION;
    }
    long end = Math.max(frame.wrappedMicros, began.timeMicros());
    sink.accept(
        new ConnectionObservation(
            began.timeMicros(),
            end,
            began.vantage(),
            input.locate(frame),
            began.client(),
            began.destination(),
            began.protocol(),
            began.port(),
            result(m.group(13), m.group(12), began.protocol()),
            null));
    return Outcome.ACCEPTED;
  }

  private static Result result(String reason, String octets, int protocol) {
    if (reason.contains("SYN Timeout")) {
      return Result.UNANSWERED;
    }
    boolean nothing = octets.equals("0");
    if (nothing && reason.contains("TCP Reset")) {
      return Result.REFUSED;
    }
    boolean spoken = protocol == ConnectionObservation.TCP && !nothing;
    return spoken ? Result.ESTABLISHED : Result.UNKNOWN;
  }

  private Outcome denied(String code, String text, Frame frame, ObservationSink sink) {
    FieldValue protocol = null;
    List<Matcher> ends = new ArrayList<>();
    for (String word : text.split(" ", MOST_WORDS)) {
      Matcher end = DENIED_END.matcher(word);
      if (protocol == null) {
        boolean named = word.equalsIgnoreCase("tcp") || word.equalsIgnoreCase("udp");
        protocol = named ? value(word) : null;
      } else if (end.matches()) {
        ends.add(end);
      }
    }
    if (protocol == null) {
      return ConnectionLine.NOT_TCP_OR_UDP;
    }
    if (ends.size() < 2) {
      return BAD_MESSAGE;
    }
    if (code.equals("106015") || code.equals("106100") && text.contains(" est-allowed ")) {
      return NOT_A_BEGINNING; // packets of connections that the firewall does not know (any more)
    }
    boolean permitted = code.equals("106100") && text.contains(" permitted ");
    if (frame.wrappedMicros == Timestamps.BAD) {
      return ConnectionLine.NO_TIME;
    }
    return connections.take(
        frame.wrappedMicros,
        frame.wrappedMicros,
        value(ends.get(0).group(1)),
        value(ends.get(1).group(1)),
        protocol,
        value(ends.get(1).group(2)),
        permitted ? Result.UNKNOWN : Result.UNANSWERED,
        null,
        input.locate(frame),
        sink);
  }

  private static FieldValue value(String text) {
    return FieldValue.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
