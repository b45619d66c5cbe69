package fluxgate.format.paloaltotraffic;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.LogClock;
import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.LocalTimes;
import fluxgate.format.text.SeparatedLine;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.ObservationSink;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PAN-OS traffic logs, as CSV over syslog. */
public final class PaloAltoTrafficDecoder implements Decoder {
  private static final Pattern LINE =
      Pattern.compile(
          "\\d+,[^,]{8,32},[^,]*,(TRAFFIC|THREAT|SYSTEM|CONFIG|HIPMATCH|HIP-MATCH|USERID|DECRYPTION"
              + "|GLOBALPROTECT|CORRELATION|GTP|SCTP|AUTHENTICATION|TUNNEL|IPTAG|URL),.*");

  private static final int TYPE = 3;
  private static final int SUBTYPE = 4;
  private static final int GENERATED = 6;
  private static final int SOURCE = 7;
  private static final int DESTINATION = 8;
  private static final int NAT_DESTINATION = 10;
  private static final int SOURCE_PORT = 24;
  private static final int PORT = 25;
  private static final int NAT_PORT = 27;
  private static final int PROTOCOL = 29;
  private static final int SENT = 32;
  private static final int RECEIVED = 33;
  private static final int START = 35;

  /** Up to the start time; PAN-OS 6 and later write more. */
  private static final int FEWEST_FIELDS = 37;

  private static final Outcome OTHER_LOG = Outcome.skipped("other_log");
  private static final Outcome NOT_ENDED = Outcome.skipped("not_ended");
  private static final Outcome TOO_FEW_FIELDS = Outcome.rejected("too_few_fields");
  private static final Outcome OTHER_LINE = Outcome.skipped("other_line");

  private final Input input;
  private final LogClock clock;
  private final ConnectionLine connections = new ConnectionLine("paloalto-traffic");
  private final SeparatedLine cells = new SeparatedLine(',');

  public PaloAltoTrafficDecoder(Input input) {
    this.input = input;
    clock = input.clock();
  }

  public static boolean recognises(Head head) {
    return head.lines().stream().anyMatch(line -> LINE.matcher(line).matches());
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    cells.read(frame.buffer, frame.start, frame.length);
    if (cells.count() <= SUBTYPE) {
      return OTHER_LINE;
    }
    if (!cells.get(TYPE).is("TRAFFIC")) {
      return OTHER_LOG;
    }
    FieldValue subtype = cells.get(SUBTYPE);
    if (subtype.is("start")) {
      return NOT_ENDED;
    }
    if (cells.count() < FEWEST_FIELDS) {
      return TOO_FEW_FIELDS;
    }
    long end = time(cells.get(GENERATED));
    if (end == Timestamps.BAD) {
      return cells.get(GENERATED).isEmpty() ? ConnectionLine.NO_TIME : ConnectionLine.BAD_TIME;
    }
    long began = time(cells.get(START));
    FieldValue nat = cells.get(NAT_DESTINATION);
    boolean rewritten = !nat.isEmpty() && !nat.is("0.0.0.0") && !nat.is("::");
    FieldValue natPort = cells.get(NAT_PORT);
    if (cells.get(SOURCE_PORT).is("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    boolean denied = subtype.is("deny") || subtype.is("drop");
    return connections.take(
        began == Timestamps.BAD || began > end ? end : began,
        end,
        cells.get(SOURCE),
        rewritten ? nat : cells.get(DESTINATION),
        cells.get(PROTOCOL),
        rewritten && !natPort.isEmpty() && !natPort.is("0") ? natPort : cells.get(PORT),
        denied ? Result.UNANSWERED : result(),
        volume(),
        input.locate(frame),
        sink);
  }

  private long time(FieldValue text) {
    return LocalTimes.micros(clock, text);
  }

  private Result result() {
    FieldValue received = cells.get(RECEIVED);
    return received.whole() > 0 ? Result.ESTABLISHED : Result.UNANSWERED;
  }

  private @Nullable Volume volume() {
    return ConnectionLine.volume(cells.get(SENT), cells.get(RECEIVED));
  }
}
