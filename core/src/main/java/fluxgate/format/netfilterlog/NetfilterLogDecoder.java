package fluxgate.format.netfilterlog;

import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.LogClock;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.LocalTimes;
import fluxgate.format.text.PairsLine;
import fluxgate.format.text.SeparatedLine;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Packets that Linux's packet filter logs: nftables {@code log}, iptables {@code LOG}. */
public final class NetfilterLogDecoder implements ResumableDecoder {
  /** A prefix of the user's own, without the colons of a syslog header's time. */
  private static final Pattern PACKET =
      Pattern.compile(
          "(\\[[^]]{3,40}\\] ?)?(?!.*\\bkernel:)(?!\\S+ \\S+ \\d\\d:\\d\\d|\\d{4}-\\d\\d-)"
              + ".{0,130}?IN=\\S* OUT=\\S* .*\\bSRC=\\S+ DST=\\S+ .*PROTO=.*");

  private static final int FIRST_UNPRIVILEGED = 1_024;

  /** Longer lines are not looked into to tell what they are. */
  private static final int MOST_LINE = 4_000;

  private static final Outcome NO_PACKET = Outcome.skipped("no_packet");
  private static final Outcome NOT_A_BEGINNING = Outcome.skipped("not_a_beginning");

  private final Input input;
  private final LogClock clock;
  private final ConnectionLine connections = new ConnectionLine("netfilter-log");
  private final PairsLine pairs = new PairsLine(' ');
  private final SeparatedLine words = new SeparatedLine(' ');
  private final FieldRow row = new FieldRow();
  private final FieldValue source = row.value("SRC");
  private final FieldValue destination = row.value("DST");
  private final FieldValue protocol = row.value("PROTO");
  private final FieldValue sourcePort = row.value("SPT");
  private final FieldValue port = row.value("DPT");

  public NetfilterLogDecoder(Input input) {
    this.input = input;
    clock = input.clock();
  }

  public static boolean recognises(Head head) {
    return head.lines().stream()
        .anyMatch(line -> line.length() <= MOST_LINE && PACKET.matcher(line).matches());
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    // Packets within ICMP errors stand in brackets behind, and are not read: first values count.
    pairs.read(frame.buffer, frame.start, frame.length, row, null);
    if (!protocol.isPresent() && !source.isPresent()) {
      return NO_PACKET;
    }
    boolean syn = false;
    boolean ack = false;
    boolean blocked = false;
    words.read(frame.buffer, frame.start, frame.length);
    for (int i = 0; i < words.count(); i++) {
      FieldValue word = words.get(i);
      syn |= word.is("SYN");
      ack |= word.is("ACK");
      blocked |= word.is("BLOCK]") && i > 0 && words.get(i - 1).is("[UFW");
    }
    if (protocol.is("TCP") && (!syn || ack)) {
      return NOT_A_BEGINNING;
    }
    int from = sourcePort.whole(65_535);
    int to = port.whole(65_535);
    if (from == 53) {
      return ConnectionLine.DNS_ITSELF;
    }
    if (protocol.is("UDP") && from >= 0 && from < FIRST_UNPRIVILEGED && to >= FIRST_UNPRIVILEGED) {
      return NOT_A_BEGINNING;
    }
    long time = time(frame);
    if (time == Timestamps.BAD) {
      return ConnectionLine.NO_TIME;
    }
    return connections.take(
        time,
        time,
        source,
        destination,
        protocol,
        port,
        blocked ? Result.UNANSWERED : Result.UNKNOWN,
        null,
        input.locate(frame),
        sink);
  }

  /**
   * What {@code dmesg -T} writes before it, {@code [Mon Nov 23 07:38:01 2026]}; else the wrapper's.
   */
  private long time(Frame frame) {
    if (frame.length < 26 || frame.at(0) != '[' || frame.at(14) != ':' || frame.at(17) != ':') {
      return frame.wrappedMicros;
    }
    String own = new String(frame.buffer, frame.start, 26, StandardCharsets.ISO_8859_1);
    return LocalTimes.monthFirstMicros(
        clock, own.substring(5, 12) + own.substring(21, 25) + own.substring(11, 20));
  }
}
