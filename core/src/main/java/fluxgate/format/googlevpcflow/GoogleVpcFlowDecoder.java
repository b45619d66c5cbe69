package fluxgate.format.googlevpcflow;

import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Vantage;
import java.nio.charset.StandardCharsets;

/** Google Cloud VPC flow logs. */
public final class GoogleVpcFlowDecoder implements ResumableDecoder {
  private static final Vantage VANTAGE =
      new Vantage("google-vpc-flow", Vantage.Position.BELOW_RECURSIVE);

  private static final int MOST_PORT = 65_535;
  private static final int MOST_PROTOCOL = 255;

  /** Linux takes ports from here on for what it opens itself, other systems from 49152 on. */
  private static final int FIRST_EPHEMERAL = 32_768;

  private static final Outcome OTHER_LOG = Outcome.skipped("other_log");
  private static final Outcome NOT_INITIATED = Outcome.skipped("not_initiated");
  private static final Outcome NOT_TCP_OR_UDP = Outcome.skipped("not_tcp_or_udp");
  private static final Outcome DNS_ITSELF = Outcome.skipped("dns_itself");
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome NO_ADDRESS = Outcome.rejected("no_address");
  private static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");
  private static final Outcome NO_PORT = Outcome.rejected("no_port");
  private static final Outcome BAD_NUMBER = Outcome.rejected("bad_number");

  private final Input input;
  private final JsonLine json = new JsonLine();
  private final KnownAddresses addresses = new KnownAddresses();
  private final FieldRow row = new FieldRow();
  private final FieldRow payload = row.row("jsonPayload", new FieldRow());
  private final FieldValue reporter = payload.value("reporter");
  private final FieldValue startTime = payload.value("start_time");
  private final FieldValue endTime = payload.value("end_time");
  private final FieldRow connection = payload.row("connection", new FieldRow());
  private final FieldValue srcIp = connection.value("src_ip");
  private final FieldValue srcPort = connection.value("src_port");
  private final FieldValue destIp = connection.value("dest_ip");
  private final FieldValue destPort = connection.value("dest_port");
  private final FieldValue protocol = connection.value("protocol");

  public GoogleVpcFlowDecoder(Input input) {
    this.input = input;
  }

  /** By a log entry with a payload that has a connection and says who reports it. */
  public static boolean recognises(Head head) {
    GoogleVpcFlowDecoder reader = new GoogleVpcFlowDecoder(new Input(""));
    for (String line : head.lines()) {
      if (line.contains("\"jsonPayload\"") && line.contains("\"reporter\"")) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        if (reader.json.read(octets, 0, octets.length, reader.row)
            && reader.connection.isPresent()
            && reader.reporter.isPresent()) {
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
    if (!connection.isPresent()) {
      return OTHER_LOG;
    }
    if (reporter.isPresent() && !reporter.is("SRC")) {
      return NOT_INITIATED;
    }
    int ipProtocol = protocol.whole(MOST_PROTOCOL);
    if (ipProtocol != ConnectionObservation.TCP && ipProtocol != ConnectionObservation.UDP) {
      return ipProtocol < 0 ? BAD_NUMBER : NOT_TCP_OR_UDP;
    }
    if (!srcIp.isPresent() || !destIp.isPresent()) {
      return NO_ADDRESS;
    }
    Client client = addresses.client(srcIp);
    IpAddress destination = addresses.address(destIp);
    if (client == null || destination == null) {
      return BAD_ADDRESS;
    }
    if (!destPort.isPresent()) {
      return NO_PORT;
    }
    int port = destPort.whole(MOST_PORT);
    if (port < 0) {
      return BAD_NUMBER;
    }
    int from = srcPort.whole(MOST_PORT);
    if (from >= 0 && from < FIRST_EPHEMERAL && port >= FIRST_EPHEMERAL) {
      return NOT_INITIATED;
    }
    if (ConnectionLine.isDnsInside(port, destination)) {
      return DNS_ITSELF;
    }
    if (!startTime.isPresent()) {
      return NO_TIME;
    }
    long begin = startTime.timeMicrosUtc();
    long end = endTime.isPresent() ? endTime.timeMicrosUtc() : begin;
    if (begin == Timestamps.BAD || end == Timestamps.BAD || end < begin) {
      return BAD_TIME;
    }
    sink.accept(
        new ConnectionObservation(
            begin,
            end,
            VANTAGE,
            input.locate(frame),
            client,
            destination,
            ipProtocol,
            port,
            Result.UNKNOWN,
            null));
    return Outcome.ACCEPTED;
  }
}
