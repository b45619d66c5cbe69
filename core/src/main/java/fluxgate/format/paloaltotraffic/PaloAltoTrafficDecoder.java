package fluxgate.format.paloaltotraffic;

import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.LogClock;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.LocalTimes;
import fluxgate.format.text.SeparatedLine;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ObservationSink;
import java.util.regex.Pattern;

/** PAN-OS traffic logs and what threat logs say of names: CSV over syslog, or JSON. */
public final class PaloAltoTrafficDecoder implements ResumableDecoder {
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
  private static final int APPLICATION = 14;
  private static final int SOURCE_PORT = 24;
  private static final int PORT = 25;
  private static final int NAT_PORT = 27;
  private static final int PROTOCOL = 29;
  private static final int THREAT_NAME = 31;
  private static final int SENT = 32;
  private static final int RECEIVED = 33;
  private static final int START = 35;

  /** Up to the start time; PAN-OS 6 and later write more. */
  private static final int FEWEST_FIELDS = 37;

  private static final Outcome OTHER_LOG = Outcome.skipped("other_log");
  private static final Outcome TOO_FEW_FIELDS = Outcome.rejected("too_few_fields");
  private static final Outcome OTHER_LINE = Outcome.skipped("other_line");

  private final Input input;
  private final LogClock clock;
  private final ConnectionLine connections = new ConnectionLine("paloalto-traffic");
  private final SeparatedLine cells = new SeparatedLine(',');
  private final StrataLine strata;

  public PaloAltoTrafficDecoder(Input input) {
    this.input = input;
    clock = input.clock();
    strata = new StrataLine(input, connections);
  }

  public static boolean recognises(Head head) {
    JsonLine json = new JsonLine();
    for (String line : head.lines()) {
      boolean object = line.startsWith("{") && line.contains("\"LogType\"");
      if (object ? StrataLine.recognises(json, line) : LINE.matcher(line).matches()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length > 0 && frame.at(0) == '{') {
      return strata.take(frame, sink);
    }
    cells.read(frame.buffer, frame.start, frame.length);
    if (cells.count() <= SUBTYPE) {
      return OTHER_LINE;
    }
    if (cells.get(TYPE).is("THREAT")) {
      return threat(frame, sink);
    }
    return cells.get(TYPE).is("TRAFFIC") ? traffic(frame, sink) : OTHER_LOG;
  }

  private Outcome traffic(Frame frame, ObservationSink sink) {
    SessionLog session =
        new SessionLog(
            cells.get(SUBTYPE),
            cells.get(SOURCE),
            cells.get(DESTINATION),
            cells.get(NAT_DESTINATION),
            cells.get(SOURCE_PORT),
            cells.get(PORT),
            cells.get(NAT_PORT),
            cells.get(PROTOCOL),
            cells.get(SENT),
            cells.get(RECEIVED));
    if (cells.count() < FEWEST_FIELDS && !session.isBeginning()) {
      return TOO_FEW_FIELDS;
    }
    long end = time(cells.get(GENERATED));
    if (end == Timestamps.BAD && !session.isBeginning()) {
      return withoutTime();
    }
    return session.take(connections, time(cells.get(START)), end, input.locate(frame), sink);
  }

  private Outcome threat(Frame frame, ObservationSink sink) {
    DnsThreat threat =
        new DnsThreat(
            cells.get(SUBTYPE),
            cells.get(APPLICATION),
            cells.get(THREAT_NAME),
            cells.get(SOURCE),
            cells.get(DESTINATION));
    if (!threat.isOne()) {
      return OTHER_LOG;
    }
    long time = time(cells.get(GENERATED));
    return Timestamps.inRange(time) == Timestamps.BAD
        ? withoutTime()
        : threat.take(time, connections.vantage(), input.locate(frame), sink);
  }

  private Outcome withoutTime() {
    return cells.get(GENERATED).isEmpty() ? ConnectionLine.NO_TIME : ConnectionLine.BAD_TIME;
  }

  private long time(FieldValue text) {
    return LocalTimes.micros(clock, text);
  }
}
