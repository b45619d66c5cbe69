package fluxgate.bench.world;

import fluxgate.bench.world.Frames.End;
import fluxgate.net.IpAddress;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A capture of what a Zeek log tells of: its queries and responses as packets in the order of time,
 * and, where asked for, the traffic that they are for.
 *
 * <p>That traffic is TCP: after each lookup its client connects to the first IPv4 address of the
 * answer (without one, to an address of 198.18.0.0/15), asks, gets full segments of which it
 * acknowledges every other, and closes. Of the packets of the whole, 1 in 10 is DNS, and they are
 * 670 octets long on average.
 */
final class Capture implements Closeable {
  static final int OTHERS_PER_MESSAGE = 9;

  /** The whole would be a file of 25 GB; the beginning of the day says as much. */
  private static final long MOST_PACKETS = 4_000_000;

  private static final int HTTPS = 443;
  private static final int FIRST_BENCHMARK_ADDRESS = IpAddress.of("198.18.0.0").v4Bits();
  private static final int SEGMENT = 1460;
  private static final int REQUEST = 517;
  private static final long GAP_MICROS = 3_000;

  /** Packets of a connection that are no data: three at its beginning, the request, two FINs. */
  private static final int FRAMING_PACKETS = 6;

  private record Packet(long micros, long number, byte[] head, int length) {}

  private final PcapFile file;
  private final int othersPerMessage;
  private final PriorityQueue<Packet> pending =
      new PriorityQueue<>(
          Comparator.comparingLong(Packet::micros).thenComparingLong(Packet::number));
  private long packets;

  private Capture(PcapFile file, int othersPerMessage) {
    this.file = file;
    this.othersPerMessage = othersPerMessage;
  }

  /**
   * Writes the capture of a log.
   *
   * @param othersPerMessage how many packets that are no DNS come with each that is
   */
  static void write(Path log, Path pcap, int othersPerMessage) throws IOException {
    try (Capture capture = new Capture(new PcapFile(pcap), othersPerMessage)) {
      ZeekLog.read(
          log,
          line -> {
            if (ZeekLog.isRecord(line) && capture.packets < MOST_PACKETS) {
              capture.lookup(line);
            }
          });
    }
  }

  private void lookup(String record) throws IOException {
    String[] columns = record.split("\t");
    long micros = ZeekLog.micros(record);
    flush(micros);
    End client =
        new End(
            IpAddress.of(columns[ZeekLog.CLIENT]), Integer.parseInt(columns[ZeekLog.CLIENT_PORT]));
    End server = new End(IpAddress.of(columns[ZeekLog.SERVER]), 53);
    int id = Integer.parseInt(columns[ZeekLog.ID]);
    String name = columns[ZeekLog.QUERY];
    int type = Integer.parseInt(columns[ZeekLog.TYPE]);
    add(micros, Frames.udp(client, server, DnsMessage.query(id, name, type)));
    int messages = 1;
    List<String> data = list(columns[ZeekLog.ANSWERS]);
    if (!columns[ZeekLog.RCODE].equals(ZeekLog.UNSET)) {
      micros +=
          columns[ZeekLog.RTT].equals(ZeekLog.UNSET) ? 0 : ZeekLog.micros(columns[ZeekLog.RTT]);
      List<Integer> ttls = new ArrayList<>();
      for (String ttl : list(columns[ZeekLog.TTLS])) {
        ttls.add((int) Double.parseDouble(ttl));
      }
      int rcode = Integer.parseInt(columns[ZeekLog.RCODE]);
      byte[] response = DnsMessage.response(id, rcode, name, type, data, ttls);
      add(micros, Frames.udp(server, client, response));
      messages++;
    }
    if (othersPerMessage > 0) {
      connect(micros, client, target(name, data), messages * othersPerMessage);
    }
  }

  private static List<String> list(String column) {
    return column.equals(ZeekLog.UNSET) ? List.of() : List.of(column.split(","));
  }

  private static IpAddress target(String name, List<String> data) {
    for (String datum : data) {
      IpAddress address = DnsMessage.address(datum);
      if (address != null && address.isV4()) {
        return address;
      }
    }
    return IpAddress.v4(FIRST_BENCHMARK_ADDRESS + (name.hashCode() & 0x1FFFF));
  }

  private void connect(long start, End client, IpAddress address, int count) {
    End from = new End(client.address(), client.port());
    End to = new End(address, HTTPS);
    long micros = start + GAP_MICROS;
    segment(micros, from, to, Frames.SYN, 0);
    segment(micros += GAP_MICROS, to, from, Frames.SYN_ACK, 0);
    segment(micros += GAP_MICROS, from, to, Frames.ACK, 0);
    segment(micros += GAP_MICROS, from, to, Frames.PUSH_ACK, REQUEST);
    for (int i = 0; i < count - FRAMING_PACKETS; i++) {
      micros += GAP_MICROS;
      if (i % 3 == 2) {
        segment(micros, from, to, Frames.ACK, 0);
      } else {
        segment(micros, to, from, Frames.ACK, SEGMENT);
      }
    }
    segment(micros += GAP_MICROS, to, from, Frames.FIN_ACK, 0);
    segment(micros + GAP_MICROS, from, to, Frames.FIN_ACK, 0);
  }

  private void segment(long micros, End from, End to, int flags, int payload) {
    byte[] head = Frames.tcp(from, to, flags, payload);
    pending.add(new Packet(micros, packets++, head, head.length + payload));
  }

  private void add(long micros, byte[] frame) {
    pending.add(new Packet(micros, packets++, frame, frame.length));
  }

  /** Writes what lies before the time: nothing can come before it any more. */
  private void flush(long before) throws IOException {
    Packet next = pending.peek();
    while (next != null && next.micros < before) {
      pending.remove();
      file.write(next.micros, next.head, next.length);
      next = pending.peek();
    }
  }

  @Override
  public void close() throws IOException {
    flush(Long.MAX_VALUE);
    file.close();
  }
}
