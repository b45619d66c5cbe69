package fluxgate.format.conntrack;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.BegunConnections;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.PairsLine;
import fluxgate.format.text.SeparatedLine;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.ObservationSink;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Events of Linux's connection tracking, as conntrack prints them. */
public final class ConntrackDecoder implements Decoder {
  private static final Pattern EVENT =
      Pattern.compile(
          "(\\[\\d{9,11}\\.\\d+\\s*\\]\\s*)?\\s*\\[(NEW|UPDATE|DESTROY)\\]\\s.*\\bsrc=\\S+ dst=\\S+ .*");

  /** Longer lines are not looked into to tell what they are. */
  private static final int MOST_LINE = 4_000;

  private static final Outcome STATE_CHANGE = Outcome.skipped("state_change");
  private static final Outcome OTHER_LINE = Outcome.skipped("other_line");

  private final Input input;
  private final ConnectionLine connections = new ConnectionLine("conntrack");
  private final BegunConnections begun = new BegunConnections();
  private final PairsLine pairs = new PairsLine(' ');
  private final SeparatedLine words = new SeparatedLine(' ');
  private final FieldValue line = new FieldValue();
  private int behind;
  private final FieldRow asked = new FieldRow();
  private final FieldRow answered = new FieldRow();
  private final FieldValue source = asked.value("src");
  private final FieldValue destination = asked.value("dst");
  private final FieldValue sourcePort = asked.value("sport");
  private final FieldValue port = asked.value("dport");
  private final FieldValue packets = asked.value("packets");
  private final FieldValue sent = asked.value("bytes");
  private final FieldValue lasted = asked.value("delta-time");
  private final FieldValue packetsBack = answered.value("packets");
  private final FieldValue received = answered.value("bytes");
  private final FieldValue realDestination = answered.value("src");
  private final FieldValue realPort = answered.value("sport");

  public ConntrackDecoder(Input input) {
    this.input = input;
  }

  public static boolean recognises(Head head) {
    return head.lines().stream()
        .anyMatch(line -> line.length() <= MOST_LINE && EVENT.matcher(line).matches());
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    words.read(frame.buffer, frame.start, frame.length);
    FieldValue bracketed = bracketed(frame, 0);
    boolean timed = bracketed != null && bracketed.charAt(0) <= '9';
    FieldValue event = timed ? bracketed(frame, behind) : bracketed;
    long time = timed && bracketed != null ? bracketed.timeMicros() : frame.wrappedMicros;
    FieldValue protocol = null;
    boolean unreplied = false;
    for (int i = 0; i < words.count(); i++) {
      FieldValue word = words.get(i);
      protocol = protocol == null && isProtocol(word) ? word : protocol;
      unreplied |= word.is("[UNREPLIED]");
    }
    if (event == null || pairs.read(frame.buffer, frame.start, frame.length, asked, answered) < 4) {
      return OTHER_LINE;
    }
    if (event.is("UPDATE")) {
      return STATE_CHANGE;
    }
    if (protocol == null) {
      return ConnectionLine.NOT_TCP_OR_UDP;
    }
    if (time == Timestamps.BAD) {
      return ConnectionLine.NO_TIME;
    }
    String key = key(protocol);
    // What the answers come from is where a rewritten destination really lies.
    FieldValue to = realDestination.isPresent() ? realDestination : destination;
    FieldValue toPort = realPort.isPresent() ? realPort : port;
    if (sourcePort.is("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    if (event.is("NEW")) {
      return connections.begin(
          key, time, source, to, protocol, toPort, input.locate(frame), begun, sink);
    }
    Result result = result(unreplied);
    FieldValue named = protocol;
    return begun.end(
        key,
        began ->
            connections.take(
                began == null ? start(time) : began.timeMicros(),
                time,
                source,
                to,
                named,
                toPort,
                result,
                volume(),
                input.locate(frame),
                sink));
  }

  @Override
  public void finish(ObservationSink sink) {
    begun.finish(sink);
  }

  /** What stands in brackets next, behind spaces and tabs; null where nothing does. */
  private @Nullable FieldValue bracketed(Frame frame, int from) {
    line.set(frame);
    int at = from;
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
    int open = at + 1;
    while (at < line.length() && line.charAt(at) != ']') {
      at++;
    }
    behind = at + 1;
    boolean found = open < at && at < line.length() && line.charAt(open - 1) == '[';
    return found ? line.part(open, at) : null;
  }

  private static boolean isProtocol(FieldValue word) {
    return word.is("tcp") || word.is("udp");
  }

  private String key(FieldValue protocol) {
    return protocol.text(8)
        + ' '
        + source.text(64)
        + ' '
        + sourcePort.text(8)
        + ' '
        + destination.text(64)
        + ' '
        + port.text(8);
  }

  private long start(long end) {
    long seconds = lasted.isPresent() ? lasted.whole() : 0;
    return seconds < 0 || seconds > 1L << 32 ? end : end - seconds * 1_000_000;
  }

  /** A refused connection stays "unreplied", though an answer (RST) was counted. */
  private Result result(boolean unreplied) {
    if (!unreplied) {
      return Result.ESTABLISHED;
    }
    return packets.isPresent() && packetsBack.whole() > 0 ? Result.REFUSED : Result.UNANSWERED;
  }

  private @Nullable Volume volume() {
    return ConnectionLine.volume(sent, received);
  }
}
