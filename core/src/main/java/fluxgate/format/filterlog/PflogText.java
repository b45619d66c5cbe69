package fluxgate.format.filterlog;

import fluxgate.format.DecoderState;
import fluxgate.format.Frame;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.LineCursor;
import fluxgate.format.text.LineTime;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Packets of pflog as tcpdump prints them ({@code tcpdump -n -e -r pflog}). */
final class PflogText {
  /** All of an address, so that its last part is not taken for the port. */
  private static final String ADDRESS =
      "((?:\\d{1,3}[.]){3}\\d{1,3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,40}?)";

  /** What pf did and where, in the words of OpenBSD's tcpdump and of tcpdump.org's. */
  private static final String RULE_OF_A_PACKET =
      ".{0,80}?\\brule [^\\s()]{1,64}\\([\\w-]{1,24}\\):?(?: \\[[^\\]]{0,64}\\])?:?"
          + " (\\w{3,8})(?:/\\S{1,16})? (?:in|out) on \\S{1,16}: ";

  /** Both ends, and what the packet was. */
  private static final String ENDS = ADDRESS + "[.](\\d{1,5}) > " + ADDRESS + "[.](\\d{1,5}): (.*)";

  private static final Pattern PACKET =
      Pattern.compile(
          RULE_OF_A_PACKET + "(?:.{0,160}?\\bIP6? )?(?:\\(.{0,200}?\\) )?" + ENDS, Pattern.DOTALL);

  private static final Pattern RULE = Pattern.compile(RULE_OF_A_PACKET + ".*", Pattern.DOTALL);

  /** The first of the two lines that {@code -v} makes of an IPv4 packet. */
  private static final Pattern FIRST_LINE =
      Pattern.compile(
          RULE_OF_A_PACKET + "(?:.{0,160}?\\bIP )?\\(tos .{0,200}\\)\\s?", Pattern.DOTALL);

  private static final Pattern SECOND_LINE = Pattern.compile("\\s{0,8}" + ENDS, Pattern.DOTALL);

  /** {@code S 1200:1200(0) win}, or {@code Flags [S], seq 1200}. */
  private static final Pattern TCP =
      Pattern.compile(
          "(?:Flags \\[([A-Za-z.]{1,9})\\].*|([SFPRWEU.]{1,8}) (?:\\d|ack|win|\\[).*)",
          Pattern.DOTALL);

  private static final int MOST_LINE = 1_000;
  private static final FieldValue TCP_NAME = value("tcp");
  private static final FieldValue UDP_NAME = value("udp");

  private static final Outcome NO_PORTS = Outcome.skipped("no_ports");

  /** The first line of a packet, whose ends the next one says. */
  private record Begun(long timeMicros, String action) implements DecoderState {}

  private final Input input;
  private final LineTime clock;
  private final LineCursor cursor = new LineCursor();
  private final FieldValue priority = new FieldValue();
  private final ConnectionLine connections;
  private @Nullable Begun begun;

  PflogText(Input input, ConnectionLine connections) {
    this.input = input;
    this.connections = connections;
    clock = new LineTime(input.clock());
  }

  /** Whether it is a packet of pflog, whatever packet. */
  static boolean isOne(String line) {
    return line.length() <= MOST_LINE && line.contains("rule ") && RULE.matcher(line).matches();
  }

  DecoderState state() {
    return begun == null ? DecoderState.NOTHING : begun;
  }

  void resume(DecoderState state) {
    begun = state instanceof Begun first ? first : null;
  }

  /** What becomes of a second line, whose blanks a wrapper may have taken; null if it is none. */
  @Nullable Outcome second(Frame frame, ObservationSink sink) {
    Begun first = begun;
    begun = null;
    if (first == null) {
      return null;
    }
    Matcher ends = SECOND_LINE.matcher(text(frame));
    if (ends.matches()) {
      return packet(first, ends, 0, frame, sink);
    }
    return frame.length > 0 && frame.at(0) == ' ' ? NO_PORTS : null;
  }

  private static String text(Frame frame) {
    int length = Math.min(frame.length, MOST_LINE);
    return new String(frame.buffer, frame.start, length, StandardCharsets.ISO_8859_1);
  }

  Outcome decode(Frame frame, ObservationSink sink) {
    String line = text(frame);
    // A pattern that does not match tries every way first: most lines can be told without.
    Matcher packet = line.contains(" > ") ? PACKET.matcher(line) : null;
    if (packet != null && packet.matches()) {
      return packet(new Begun(time(frame), packet.group(1)), packet, 1, frame, sink);
    }
    Matcher beginning = line.contains("(tos ") ? FIRST_LINE.matcher(line) : null;
    if (beginning != null && beginning.matches()) {
      begun = new Begun(time(frame), beginning.group(1));
      return Outcome.NOT_A_RECORD;
    }
    return isOne(line) ? NO_PORTS : FilterlogDecoder.OTHER_LINE;
  }

  private long time(Frame frame) {
    cursor.begin(frame);
    if (cursor.peek(0) == '<') {
      cursor.until(">", priority); // syslog would take "rule" for the host
    }
    return LineTime.orWrapped(clock.read(cursor), frame.wrappedMicros);
  }

  /**
   * @param before how many groups of {@code ends} stand before the first address
   */
  private Outcome packet(Begun what, Matcher ends, int before, Frame frame, ObservationSink sink) {
    boolean blocked = what.action().equals("block");
    if (!blocked && !what.action().equals("pass")) {
      return FilterlogDecoder.TRANSLATION;
    }
    if (ends.group(before + 2).equals("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    String said = ends.group(before + 5);
    Matcher tcp = TCP.matcher(said);
    boolean isTcp = tcp.matches();
    if (isTcp && !isBeginning(tcp, said)) {
      return FilterlogDecoder.NOT_A_BEGINNING;
    }
    if (said.startsWith("sctp")) {
      return ConnectionLine.NOT_TCP_OR_UDP;
    }
    if (what.timeMicros() == Timestamps.BAD) {
      return ConnectionLine.NO_TIME;
    }
    return connections.take(
        what.timeMicros(),
        what.timeMicros(),
        value(ends.group(before + 1)),
        value(ends.group(before + 3)),
        isTcp ? TCP_NAME : UDP_NAME, // of UDP only what it carries may be printed
        value(ends.group(before + 4)),
        blocked ? Result.UNANSWERED : Result.UNKNOWN,
        null,
        input.locate(frame),
        sink);
  }

  /** A SYN without an ACK. */
  private static boolean isBeginning(Matcher tcp, String said) {
    return tcp.group(1) != null
        ? tcp.group(1).indexOf('S') >= 0 && tcp.group(1).indexOf('.') < 0
        : tcp.group(2).indexOf('S') >= 0 && !said.contains(" ack ");
  }

  private static FieldValue value(String text) {
    return FieldValue.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
