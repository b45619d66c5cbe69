package fluxgate.format.awsvpcflow;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.OneWayFlows;
import fluxgate.format.text.SeparatedLine;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Amazon VPC flow logs: text with or without a header line, or JSON. */
public final class AwsVpcFlowDecoder implements Decoder {
  /** The default format, version 2; later fields of the full format follow it in this order. */
  private static final List<String> DEFAULT =
      List.of(
          ("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes"
                  + " start end action log-status vpc-id subnet-id instance-id tcp-flags type"
                  + " pkt-srcaddr pkt-dstaddr region az-id sublocation-type sublocation-id"
                  + " pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path")
              .split(" "));

  private static final int DEFAULT_FIELDS = 14;

  private static final Pattern DEFAULT_LINE =
      Pattern.compile(
          "[2-9] \\S+ (eni-\\w+|-) \\S+ \\S+ (\\d+|-) (\\d+|-) (\\d+|-) (\\d+|-) (\\d+|-) \\d+ \\d+"
              + " (ACCEPT|REJECT|-) (OK|NODATA|SKIPDATA)( .*)?");

  private static final Outcome NO_DATA = Outcome.skipped("no_data");
  private static final Outcome NO_HEADER = Outcome.rejected("no_header");
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int ACK = 16;
  private static final int DNS_PORT = 53;
  private static final int MOST_PORT = 65_535;

  private final Input input;
  private final ConnectionLine connections = new ConnectionLine("aws-vpc-flow");
  private final OneWayFlows flows = new OneWayFlows(connections.vantage());
  private final SeparatedLine cells = new SeparatedLine(' ');
  private final JsonLine json = new JsonLine();
  private final FieldRow row = new FieldRow();
  private final Column source = new Column("srcaddr");
  private final Column destination = new Column("dstaddr");
  private final Column packetSource = new Column("pkt-srcaddr");
  private final Column packetDestination = new Column("pkt-dstaddr");
  private final Column sourcePort = new Column("srcport");
  private final Column port = new Column("dstport");
  private final Column protocol = new Column("protocol");
  private final Column octets = new Column("bytes");
  private final Column start = new Column("start");
  private final Column end = new Column("end");
  private final Column action = new Column("action");
  private final Column status = new Column("log-status");
  private final Column flags = new Column("tcp-flags");
  private List<String> names = List.of();

  /** A column, which JSON calls by underscores. */
  private final class Column {
    private final FieldValue text;
    private final FieldValue member;

    Column(String name) {
      text = row.value(name);
      member = name.contains("-") ? row.value(name.replace('-', '_')) : text;
    }

    /** Absent where it is a dash. */
    FieldValue get() {
      FieldValue value = text.isPresent() ? text : member;
      return value.is("-") ? ABSENT : value;
    }

    private static final FieldValue ABSENT = new FieldValue();
  }

  public AwsVpcFlowDecoder(Input input) {
    this.input = input;
  }

  public static boolean recognises(Head head) {
    JsonLine json = new JsonLine();
    for (String line : head.lines()) {
      if (isHeader(line) || DEFAULT_LINE.matcher(line).matches()) {
        return true;
      }
      if (line.startsWith("{")) {
        Set<String> names = json.names(line);
        boolean action = names.contains("action") && names.contains("protocol");
        boolean interfaceId = names.contains("interface_id") || names.contains("interface-id");
        if (action && interfaceId && names.contains("srcaddr") && names.contains("dstaddr")) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isHeader(String line) {
    List<String> words = List.of(line.split(" ", 64));
    boolean ends = words.contains("srcaddr") || words.contains("pkt-srcaddr");
    return ends && (words.contains("dstaddr") || words.contains("pkt-dstaddr"));
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length > 0 && frame.at(0) == '{') {
      return json.read(frame.buffer, frame.start, frame.length, row) ? take(frame, sink) : BAD_JSON;
    }
    cells.read(frame.buffer, frame.start, frame.length);
    int first = frame.length == 0 ? ' ' : frame.at(0);
    if (first >= 'a' && first <= 'z' && isHeader(frame.text())) {
      names = new ArrayList<>();
      for (int i = 0; i < cells.count(); i++) {
        names.add(cells.get(i).text(64));
      }
      return Outcome.NOT_A_RECORD;
    }
    if (names.isEmpty() && cells.count() != DEFAULT_FIELDS && cells.count() != DEFAULT.size()) {
      return NO_HEADER;
    }
    cells.fill(row, names.isEmpty() ? DEFAULT : names);
    return take(frame, sink);
  }

  private Outcome take(Frame frame, ObservationSink sink) {
    if (status.get().is("NODATA") || status.get().is("SKIPDATA")) {
      return NO_DATA;
    }
    // The interface's own address may stand for another behind it; the packet's is the real one.
    FieldValue from = packetSource.get().isPresent() ? packetSource.get() : source.get();
    FieldValue to =
        packetDestination.get().isPresent() ? packetDestination.get() : destination.get();
    if (!start.get().isPresent() && !end.get().isPresent()) {
      return ConnectionLine.NO_TIME;
    }
    FieldValue begin = start.get().isPresent() ? start.get() : end.get();
    long began = begin.timeMicros();
    long ended = end.get().isPresent() ? end.get().timeMicros() : began;
    int asking = sourcePort.get().whole(MOST_PORT);
    int asked = port.get().whole(MOST_PORT);
    int number = ConnectionLine.protocol(whole(protocol.get()));
    IpAddress client = from.address();
    IpAddress server = to.address();
    boolean rejected = action.get().is("REJECT");
    boolean flow =
        number != 0
            && client != null
            && server != null
            && asking >= 0
            && asked >= 0
            && asked != DNS_PORT
            && began != Timestamps.BAD
            && ended != Timestamps.BAD;
    if (asking == DNS_PORT && number != 0) {
      return ConnectionLine.DNS_ITSELF;
    }
    if (rejected || !flow || client == null || server == null) {
      return connections.take(
          began,
          ended,
          from,
          to,
          whole(protocol.get()),
          port.get(),
          Result.UNANSWERED,
          null,
          input.locate(frame),
          sink);
    }
    flows.take(
        new OneWayFlows.Flow(
            began,
            Math.max(began, ended),
            client,
            asking,
            server,
            asked,
            number,
            octets.get().whole(),
            seen(flags.get()),
            false,
            input.locate(frame)),
        sink);
    return Outcome.ACCEPTED;
  }

  /** Athena and Parquet exports write {@code 6.0}. */
  private static FieldValue whole(FieldValue number) {
    boolean point = number.length() > 2 && number.charAt(number.length() - 2) == '.';
    return point ? number.part(0, number.length() - 2) : number;
  }

  /**
   * SYN 2, SYN-ACK 18, FIN 1, RST 4, ORed over the interval. An ACK alone is not logged: that it is
   * missing says nothing, and a FIN says that it was there.
   */
  private static int seen(FieldValue value) {
    int bits = value.whole(255);
    if (bits <= 0) {
      return OneWayFlows.NO_FLAGS;
    }
    if ((bits & FIN) != 0) {
      return bits | ACK;
    }
    return (bits & (SYN | ACK)) == SYN ? OneWayFlows.NO_FLAGS : bits;
  }

  @Override
  public void finish(ObservationSink sink) {
    flows.finish(sink);
  }
}
