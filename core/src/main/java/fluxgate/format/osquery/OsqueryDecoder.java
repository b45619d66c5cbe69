package fluxgate.format.osquery;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.osquery.ResultRow.Columns;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.TextResponse;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** osquery result logs. */
public final class OsqueryDecoder implements ResumableDecoder {
  /** All hosts are one sensor: the answers that many get out of one cache are one answer. */
  private static final Vantage VANTAGE = new Vantage("osquery", Vantage.Position.STUB);

  private static final int MOST_PORT = 65_535;
  private static final int MOST_TYPE = 65_535;
  private static final int MOST_HOST = 253;
  private static final int MOST_PATH = 1_024;

  /** Linux takes ports from here on for what it opens itself, other systems from 49152 on. */
  private static final int FIRST_EPHEMERAL = 32_768;

  private static final Outcome OTHER_TABLE = Outcome.skipped("other_table");
  private static final Outcome REMOVED = Outcome.skipped("removed");
  private static final Outcome NO_ROWS = Outcome.skipped("no_rows");
  private static final Outcome NOT_CONNECT = Outcome.skipped("not_connect");
  private static final Outcome NOT_INITIATED = Outcome.skipped("not_initiated");
  private static final Outcome NOT_CONNECTED = Outcome.skipped("not_connected");
  private static final Outcome OTHER_FAMILY = Outcome.skipped("other_family");
  private static final Outcome NOT_TCP_OR_UDP = Outcome.skipped("not_tcp_or_udp");
  private static final Outcome DNS_ITSELF = Outcome.skipped("dns_itself");
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  private static final Outcome NO_HOST = Outcome.rejected("no_host");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome NO_QUERY = Outcome.rejected("no_query");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  private static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");
  private static final Outcome BAD_NUMBER = Outcome.rejected("bad_number");

  private final Input input;
  private final JsonLine json = new JsonLine();
  private final ResultRow row = new ResultRow();

  public OsqueryDecoder(Input input) {
    this.input = input;
  }

  /** By the members that go with every result. */
  public static boolean recognises(Head head) {
    JsonLine json = new JsonLine();
    for (String line : head.lines()) {
      if (line.contains("\"unixTime\"")) {
        Set<String> names = json.names(line);
        boolean rows =
            names.contains("columns")
                || names.contains("snapshot")
                || names.contains("diffResults");
        boolean host = names.contains("hostIdentifier") || names.contains("hostname");
        if (rows && host && names.contains("unixTime")) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    if (!json.read(frame.buffer, frame.start, frame.length, row)) {
      return BAD_JSON;
    }
    if (row.action.is("removed")) {
      return REMOVED;
    }
    FieldValue name = row.host();
    if (!ResultRow.says(name)) {
      return NO_HOST;
    }
    String host = name.text(MOST_HOST).toLowerCase(Locale.ROOT);
    Provenance here = input.locate(frame);
    if (row.columns.isPresent()) {
      return read(row.columns, host, here, sink);
    }
    FieldRows<Columns> rows = row.snapshot.isPresent() ? row.snapshot : row.diffResults.added;
    Outcome outcome = NO_ROWS;
    for (int i = 0; i < rows.size(); i++) {
      Outcome one = read(rows.get(i), host, here, sink);
      if (i == 0 || one == Outcome.ACCEPTED) {
        outcome = one;
      }
    }
    return outcome;
  }

  private Outcome read(Columns columns, String host, Provenance here, ObservationSink sink) {
    if (!columns.isLookup() && !columns.isSocket()) {
      return OTHER_TABLE;
    }
    FieldValue at = row.unixTime;
    if (columns.time.whole() > 0 || columns.datetime.whole() > 0) {
      at = columns.time.whole() > 0 ? columns.time : columns.datetime;
    }
    if (!ResultRow.says(at)) {
      return NO_TIME;
    }
    long time = at.timeMicros();
    if (time == Timestamps.BAD) {
      return BAD_TIME;
    }
    return columns.isLookup()
        ? asked(columns, time, host, here, sink)
        : connected(columns, time, host, here, sink);
  }

  private static Outcome asked(
      Columns columns, long time, String host, Provenance here, ObservationSink sink) {
    if (!ResultRow.says(columns.name)) {
      return NO_QUERY;
    }
    DomainName name = columns.name.rawName();
    if (name == null) {
      return BAD_NAME;
    }
    int type = columns.typeId.whole(MOST_TYPE);
    if (type < 0) {
      return BAD_RRTYPE;
    }
    boolean success = LookupResponse.isSuccess(columns.status);
    List<RRset> sets = success ? LookupResponse.sets(name, columns.response) : List.of();
    new TextResponse(
            time,
            VANTAGE,
            here,
            new Client(null, host, text(columns.path)),
            null,
            new Question(name, new RRType(type)),
            LookupResponse.rcode(columns.status),
            Origin.ZONE)
        .emit(sets, sink);
    return Outcome.ACCEPTED;
  }

  private static Outcome connected(
      Columns columns, long time, String host, Provenance here, ObservationSink sink) {
    FieldValue call = columns.action.isPresent() ? columns.action : columns.syscall;
    if (call.isPresent() && !call.is("connect")) {
      return NOT_CONNECT;
    }
    if (columns.family.is("1") || !ResultRow.says(columns.remoteAddress)) {
      return columns.family.is("1") ? OTHER_FAMILY : NOT_CONNECTED;
    }
    IpAddress destination = columns.remoteAddress.address();
    if (destination == null) {
      return BAD_ADDRESS;
    }
    int port = columns.remotePort.whole(MOST_PORT);
    if (port < 0) {
      return BAD_NUMBER;
    }
    if (port == 0) {
      return NOT_CONNECTED;
    }
    int localPort = columns.localPort.whole(MOST_PORT);
    boolean theirs = localPort > 0 && localPort < FIRST_EPHEMERAL && port >= FIRST_EPHEMERAL;
    if (!call.isPresent() && theirs) {
      return NOT_INITIATED;
    }
    int protocol = protocol(columns.protocol);
    if (protocol < 0) {
      return NOT_TCP_OR_UDP;
    }
    if (ConnectionLine.isDnsInside(port, destination)) {
      return DNS_ITSELF;
    }
    String process = text(columns.path);
    if (process == null) {
      process = text(ResultRow.says(columns.processName) ? columns.processName : columns.name);
    }
    sink.accept(
        new ConnectionObservation(
            time,
            time,
            VANTAGE,
            here,
            new Client(source(columns.localAddress), host, process),
            destination,
            protocol,
            port,
            columns.state.is("ESTABLISHED") ? Result.ESTABLISHED : Result.UNKNOWN,
            null));
    return Outcome.ACCEPTED;
  }

  /** Zero stands for a protocol that the program left to the system. */
  private static int protocol(FieldValue value) {
    int protocol = ResultRow.says(value) ? value.whole(255) : 0;
    return switch (protocol) {
      case 0, ConnectionObservation.TCP -> ConnectionObservation.TCP;
      case ConnectionObservation.UDP -> ConnectionObservation.UDP;
      default -> -1;
    };
  }

  /** The machine's address; null where the socket had none yet. */
  private static @Nullable IpAddress source(FieldValue value) {
    return value.is("0.0.0.0") || value.is("::") ? null : value.address();
  }

  private static @Nullable String text(FieldValue value) {
    return ResultRow.says(value) ? value.text(MOST_PATH) : null;
  }
}
