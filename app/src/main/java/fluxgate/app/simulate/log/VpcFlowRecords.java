package fluxgate.app.simulate.log;

import fluxgate.app.simulate.play.Connection;
import fluxgate.app.simulate.play.Connection.Protocol;
import fluxgate.app.simulate.play.Connection.State;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A play as Amazon's VPC flow log, the default format in files of S3: a line a direction and
 * interval of ten minutes, whole seconds, no names.
 */
final class VpcFlowRecords implements WrittenLog {
  private static final long INTERVAL = 600 * 1_000_000L;
  private static final String COLUMNS =
      "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start"
          + " end action log-status";

  private static final RotatedFile.Frame FRAME =
      new RotatedFile.Frame() {
        @Override
        public byte[] header(Instant opened) {
          return RotatedFile.Frame.lines(List.of(COLUMNS));
        }
      };

  /** Payload of a full-sized segment, and the headers of every packet. */
  private static final int SEGMENT = 1_400;

  private static final int TCP_HEADERS = 52;
  private static final int UDP_HEADERS = 28;

  private final RotatedFile file;
  private final long startMicros;
  private final boolean connections;
  private final InOrder<String> lines;

  VpcFlowRecords(LogPlace place) throws IOException {
    file = new RotatedFile(place, "vpcflow", "log.gz", FRAME);
    startMicros = place.startMicros();
    connections = place.connections();
    lines = new InOrder<>(InOrder.CONNECTIONS, file::line);
  }

  @Override
  public void connection(Connection connection) throws IOException {
    if (!connections) {
      return;
    }
    long begin = connection.micros();
    do {
      long end = Math.min(connection.endMicros(), begin + INTERVAL);
      double share =
          connection.durationMicros() == 0
              ? 1
              : (double) (end - begin) / connection.durationMicros();
      String sent = line(connection, true, share, begin, end);
      lines.add(
          end,
          connection.state() == State.UNANSWERED
              ? sent
              : sent + "\n" + line(connection, false, share, begin, end));
      begin = end;
    } while (begin < connection.endMicros());
    lines.passed(connection.endMicros());
  }

  /**
   * One direction within one interval.
   *
   * @param out from the client, else to it
   * @param share of the connection that lies in the interval
   */
  private String line(Connection connection, boolean out, double share, long begin, long end) {
    boolean udp = connection.protocol() == Protocol.UDP;
    boolean complete = connection.state() == State.COMPLETE;
    long payload = out ? connection.sent() : connection.received();
    long all = udp || !complete ? 1 : 4 + payload / SEGMENT;
    long packets = Math.max(1, Math.round(all * share));
    long octets = Math.round(payload * share) + packets * (udp ? UDP_HEADERS : TCP_HEADERS);
    IpAddress destination = connection.destination();
    IpAddress client = Machines.towards(connection.client(), destination);
    return String.format(
        Locale.ROOT,
        "2 111122223333 eni-%s %s %s %d %d %d %d %d %d %d ACCEPT OK",
        Machines.cloudId(connection.client().toString()),
        out ? client : destination,
        out ? destination : client,
        out ? connection.clientPort() : connection.port(),
        out ? connection.port() : connection.clientPort(),
        udp ? 17 : 6,
        packets,
        octets,
        (startMicros + begin) / 1_000_000,
        (startMicros + end) / 1_000_000);
  }

  @Override
  public void close() throws IOException {
    lines.finish();
    file.close();
  }
}
