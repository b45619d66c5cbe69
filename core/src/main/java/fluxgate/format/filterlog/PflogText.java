package fluxgate.format.filterlog;

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

/** Packets of pflog as tcpdump prints them ({@code tcpdump -n -e -r pflog}). */
final class PflogText {
  /** All of an address, so that its last part is not taken for the port. */
  private static final String ADDRESS =
      "((?:\\d{1,3}[.]){3}\\d{1,3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,40}?)";

  /** Of OpenBSD's tcpdump and of tcpdump.org's: what pf did, both ends, what the packet was. */
  private static final Pattern PACKET =
      Pattern.compile(
          ".{0,80}?\\brule [^\\s()]{1,64}\\([\\w-]{1,24}\\):?(?: \\[[^\\]]{0,64}\\])?:?"
              + " (pass|block|match|rdr|nat|binat)(?:/\\S{1,16})? (?:in|out) on \\S{1,16}: "
              + "(?:.{0,160}?\\bIP6? )?(?:\\(.{0,200}?\\) )?"
              + ADDRESS
              + "[.](\\d{1,5}) > "
              + ADDRESS
              + "[.](\\d{1,5}): (.*)",
          Pattern.DOTALL);

  private static final Pattern RULE =
      Pattern.compile(
          ".{0,80}?\\brule [^\\s()]{1,64}\\([\\w-]{1,24}\\):?(?: \\[[^\\]]{0,64}\\])?:?"
              + " \\w{3,8}(?:/\\S{1,16})? (?:in|out) on \\S{1,16}: .*",
          Pattern.DOTALL);

  /** {@code S 1200:1200(0) win}, or {@code Flags [S], seq 1200}. */
  private static final Pattern TCP =
      Pattern.compile(
          "(?:Flags \\[([A-Za-z.]{1,9})\\].*|([SFPRWEU.]{1,8}) (?:\\d|ack|win|\\[).*)",
          Pattern.DOTALL);

  private static final int MOST_LINE = 1_000;
  private static final FieldValue TCP_NAME = value("tcp");
  private static final FieldValue UDP_NAME = value("udp");

  private static final Outcome NO_PORTS = Outcome.skipped("no_ports");

  private final Input input;
  private final LineTime clock;
  private final LineCursor cursor = new LineCursor();
  private final FieldValue priority = new FieldValue();
  private final ConnectionLine connections;

  PflogText(Input input, ConnectionLine connections) {
    this.input = input;
    this.connections = connections;
    clock = new LineTime(input.clock());
  }

  /** Whether it is a packet of pflog, whatever packet. */
  static boolean isOne(String line) {
    return line.length() <= MOST_LINE && line.contains("rule ") && RULE.matcher(line).matches();
  }

  Outcome decode(Frame frame, ObservationSink sink) {
    int length = Math.min(frame.length, MOST_LINE);
    String line = new String(frame.buffer, frame.start, length, StandardCharsets.ISO_8859_1);
    Matcher packet = PACKET.matcher(line);
    if (!packet.matches()) {
      return isOne(line) ? NO_PORTS : FilterlogDecoder.OTHER_LINE;
    }
    boolean blocked = packet.group(1).equals("block");
    if (!blocked && !packet.group(1).equals("pass")) {
      return FilterlogDecoder.TRANSLATION;
    }
    if (packet.group(3).equals("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    Matcher tcp = TCP.matcher(packet.group(6));
    boolean isTcp = tcp.matches();
    if (isTcp && !isBeginning(tcp, packet.group(6))) {
      return FilterlogDecoder.NOT_A_BEGINNING;
    }
    if (packet.group(6).startsWith("sctp")) {
      return ConnectionLine.NOT_TCP_OR_UDP;
    }
    cursor.begin(frame);
    if (cursor.peek(0) == '<') {
      cursor.until(">", priority); // syslog would take "rule" for the host
    }
    long time = LineTime.orWrapped(clock.read(cursor), frame.wrappedMicros);
    if (time == Timestamps.BAD) {
      return ConnectionLine.NO_TIME;
    }
    return connections.take(
        time,
        time,
        value(packet.group(2)),
        value(packet.group(4)),
        isTcp ? TCP_NAME : UDP_NAME, // of UDP only what it carries may be printed
        value(packet.group(5)),
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
