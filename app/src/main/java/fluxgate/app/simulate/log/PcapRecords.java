package fluxgate.app.simulate.log;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.play.Connection;
import fluxgate.app.simulate.play.Connection.Protocol;
import fluxgate.app.simulate.play.Connection.State;
import fluxgate.app.simulate.play.Exchange;
import fluxgate.app.simulate.play.Office;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.time.Instant;

/**
 * A play as a capture of tcpdump where clients meet resolvers and the border, with the filter
 * {@code udp or tcp[tcpflags] & (tcp-syn|tcp-fin|tcp-rst) != 0}: DNS, other datagrams, and how
 * connections began and ended.
 */
final class PcapRecords implements WrittenLog {
  private static final long MICROSECONDS = 0xA1B2_C3D4L;
  private static final int SNAPSHOT_LENGTH = 262_144;
  private static final int ETHERNET = 1;
  private static final long SECOND = 1_000_000;

  /** After how long an unanswered SYN is sent again (RFC 6298, doubled each time). */
  private static final long[] RETRANSMITTED = {0, SECOND, 3 * SECOND};

  private static final RotatedFile.Frame FRAME =
      new RotatedFile.Frame() {
        @Override
        public byte[] header(Instant opened) {
          return new Octets()
              .littleU32(MICROSECONDS)
              .littleU16(2)
              .littleU16(4)
              .littleU32(0)
              .littleU32(0)
              .littleU32(SNAPSHOT_LENGTH)
              .littleU32(ETHERNET)
              .toBytes();
        }
      };

  private final RotatedFile file;
  private final long startMicros;
  private final boolean connections;
  private final Dice numbers;
  private final Frames frames = new Frames();
  private final InOrder<byte[]> packets = new InOrder<>(InOrder.CONNECTIONS, this::write);

  PcapRecords(LogPlace place) throws IOException {
    file = new RotatedFile(place, "tap", "pcap.gz", FRAME);
    startMicros = place.startMicros();
    connections = place.connections();
    numbers = place.dice();
  }

  private void write(long micros, byte[] packet) throws IOException {
    long time = startMicros + micros;
    Octets record = new Octets();
    record.littleU32(time / SECOND).littleU32(time % SECOND);
    record.littleU32(packet.length).littleU32(packet.length).all(packet);
    file.octets(micros, record.toBytes());
  }

  @Override
  public void exchange(Exchange exchange) throws IOException {
    IpAddress client = IpAddress.of(exchange.client());
    IpAddress resolver = Office.resolver(exchange.resolver());
    int port = exchange.port();
    if (exchange.answeredMicros() != exchange.micros()) { // else nobody asked
      byte[] query = DnsMessage.query(exchange);
      packets.add(exchange.micros(), frames.udp(client, port, resolver, 53, query));
    }
    if (exchange.answeredMicros() != Exchange.LOST) {
      byte[] response = DnsMessage.response(exchange);
      packets.add(exchange.answeredMicros(), frames.udp(resolver, 53, client, port, response));
    }
    packets.passed(exchange.writtenMicros());
  }

  @Override
  public void connection(Connection connection) throws IOException {
    if (!connections) {
      return;
    }
    if (connection.protocol() == Protocol.UDP) {
      datagrams(connection);
    } else {
      segments(connection);
    }
    packets.passed(connection.endMicros());
  }

  private void datagrams(Connection connection) {
    IpAddress server = connection.destination();
    IpAddress client = Machines.towards(connection.client(), server);
    int port = connection.clientPort();
    packets.add(
        connection.micros(),
        frames.udp(client, port, server, connection.port(), new byte[(int) connection.sent()]));
    if (connection.state() == State.COMPLETE) {
      packets.add(
          connection.endMicros(),
          frames.udp(
              server, connection.port(), client, port, new byte[(int) connection.received()]));
    }
  }

  private void segments(Connection connection) {
    long ours = numbers.next() & 0xFFFF_FFFFL;
    long theirs = numbers.next() & 0xFFFF_FFFFL;
    long begin = connection.micros();
    long end = connection.endMicros();
    switch (connection.state()) {
      case UNANSWERED -> {
        for (long later : RETRANSMITTED) {
          packets.add(begin + later, sent(connection, ours, 0, Frames.SYN));
        }
      }
      case REFUSED -> {
        packets.add(begin, sent(connection, ours, 0, Frames.SYN));
        packets.add(end, received(connection, 0, ours + 1, Frames.RST | Frames.ACK));
      }
      case COMPLETE -> {
        long lastOurs = ours + 1 + connection.sent();
        long lastTheirs = theirs + 1 + connection.received();
        int answered = (int) Math.min(20_000, connection.durationMicros() / 2);
        packets.add(begin, sent(connection, ours, 0, Frames.SYN));
        packets.add(
            begin + answered, received(connection, theirs, ours + 1, Frames.SYN | Frames.ACK));
        packets.add(end, sent(connection, lastOurs, lastTheirs, Frames.FIN | Frames.ACK));
        packets.add(end, received(connection, lastTheirs, lastOurs + 1, Frames.FIN | Frames.ACK));
      }
    }
  }

  private byte[] sent(Connection connection, long sequence, long ack, int flags) {
    IpAddress server = connection.destination();
    IpAddress client = Machines.towards(connection.client(), server);
    return frames.tcp(
        client, connection.clientPort(), server, connection.port(), sequence, ack, flags);
  }

  private byte[] received(Connection connection, long sequence, long ack, int flags) {
    IpAddress server = connection.destination();
    IpAddress client = Machines.towards(connection.client(), server);
    return frames.tcp(
        server, connection.port(), client, connection.clientPort(), sequence, ack, flags);
  }

  @Override
  public void close() throws IOException {
    packets.finish();
    file.close();
  }
}
