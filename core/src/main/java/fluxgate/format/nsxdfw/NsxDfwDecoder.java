package fluxgate.format.nsxdfw;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.BegunConnections;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.ObservationSink;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Packets and ends of connections that the NSX distributed firewall logs. */
public final class NsxDfwDecoder implements Decoder {
  private static final Pattern LINE =
      Pattern.compile(
          "(?:No\\(\\d+\\) )?(?:FIREWALL-PKTLOG\\[\\d+\\]: )?(?:[0-9a-f]{4,10} )?INET6? ([\\w-]{1,32})(?: (PASS|DROP|REJECT|NAT|RDR))? (\\S{1,64}) (IN|OUT)"
              + "(?: (\\d{1,6}))? (?:PROTO )?([\\w-]{1,16})(?: ([A-Z]{2,8}))?"
              + " ([0-9A-Fa-f.:]{2,45})/(\\d{1,5})->([0-9A-Fa-f.:]{2,45})/(\\d{1,5})(.{0,400})",
          Pattern.DOTALL);

  /** Behind a TERM: packets in and out, octets in and out, of the machine. */
  private static final Pattern COUNTS = Pattern.compile("\\s*(\\d+)/(\\d+) (\\d+)/(\\d+).*");

  private static final Pattern ANY =
      Pattern.compile(
          "(?:No\\(\\d+\\) )?(?:FIREWALL-PKTLOG\\[\\d+\\]: )?(?:[0-9a-f]{4,10} )?INET6? [\\w-]+( [A-Z]+)? \\S+ (IN|OUT) .*",
          Pattern.DOTALL);

  private static final int MOST_MESSAGE = 1_000;

  private static final Outcome OTHER_LINE = Outcome.skipped("other_line");
  private static final Outcome NOT_A_BEGINNING = Outcome.skipped("not_a_beginning");

  private final Input input;
  private final BegunConnections begun = new BegunConnections();
  private final ConnectionLine connections = new ConnectionLine("nsx-dfw");

  public NsxDfwDecoder(Input input) {
    this.input = input;
  }

  public static boolean recognises(Head head) {
    return head.lines().stream().anyMatch(line -> ANY.matcher(line).matches());
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    int length = Math.min(frame.length, MOST_MESSAGE);
    String line = new String(frame.buffer, frame.start, length, StandardCharsets.ISO_8859_1);
    Matcher m = LINE.matcher(line);
    if (!m.matches()) {
      boolean other = line.contains("ICMP") || line.contains(" PROTO ");
      return other ? ConnectionLine.NOT_TCP_OR_UDP : OTHER_LINE;
    }
    boolean ended = m.group(1).equals("TERM");
    boolean denied = "DROP".equals(m.group(2)) || "REJECT".equals(m.group(2));
    if (m.group(9).equals("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    String rest = m.group(12);
    boolean syn = rest.isBlank() || rest.strip().startsWith("S") && !rest.strip().startsWith("SA");
    if (!ended && m.group(6).equals("TCP") && !syn) {
      return NOT_A_BEGINNING;
    }
    if (frame.wrappedMicros == Timestamps.BAD) {
      return ConnectionLine.NO_TIME;
    }
    FieldValue client = value(m.group(8));
    FieldValue server = value(m.group(10));
    FieldValue protocol = value(m.group(6));
    FieldValue port = value(m.group(11));
    String key = String.join(" ", m.group(6), m.group(8), m.group(9), m.group(10), m.group(11));
    if (!ended && !denied) {
      return connections.begin(
          key,
          frame.wrappedMicros,
          client,
          server,
          protocol,
          port,
          input.locate(frame),
          begun,
          sink);
    }
    Volume volume = ended ? volume(rest, m.group(4).equals("OUT")) : null;
    boolean answered = volume != null && volume.received() > 0;
    Result result =
        denied || volume != null && !answered
            ? Result.UNANSWERED
            : answered ? Result.ESTABLISHED : Result.UNKNOWN;
    BegunConnections.End end =
        began ->
            connections.take(
                began == null ? frame.wrappedMicros : began.timeMicros(),
                frame.wrappedMicros,
                client,
                server,
                protocol,
                port,
                result,
                volume,
                input.locate(frame),
                sink);
    return ended ? begun.end(key, end) : end.take(null);
  }

  @Override
  public void finish(ObservationSink sink) {
    begun.finish(sink);
  }

  /** The client is the machine where the connection goes out of it. */
  private static @Nullable Volume volume(String rest, boolean out) {
    Matcher m = COUNTS.matcher(rest);
    if (!m.matches()) {
      return null;
    }
    long in = value(m.group(3)).whole();
    long outOf = value(m.group(4)).whole();
    return in < 0 || outOf < 0 ? null : out ? new Volume(outOf, in) : new Volume(in, outOf);
  }

  private static FieldValue value(String text) {
    return FieldValue.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
