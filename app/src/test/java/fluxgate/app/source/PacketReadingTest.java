package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.ledger.Ledger;
import fluxgate.app.ledger.ReadReport;
import fluxgate.observation.Observation;
import fluxgate.observation.QuestionObservation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures that overlap: the same packets twice give the same observations once. */
class PacketReadingTest {
  private static final int RAW_IP = 101;
  private static final int LIBPCAP = 0xA1B2C3D4;

  @TempDir Path folder;

  @Test
  void overlappingCapturesAreDuplicatesPacketByPacket() throws IOException {
    List<byte[]> packets = new ArrayList<>();
    for (int second = 1; second <= 30; second++) {
      packets.add(packet(second, second % 3 == 0));
    }
    String whole = capture("whole.pcap", packets);
    List<Observation> expected = new ArrayList<>();
    read(expected, 1, whole);
    String first = capture("first.pcap", packets.subList(0, 20));
    String second = capture("second.pcap", packets.subList(10, 30));
    for (int threads : new int[] {1, 2}) {
      List<Observation> merged = new ArrayList<>();
      Ledger totals = read(merged, threads, first, second).totals();
      assertThat(merged).hasSameSizeAs(expected);
      assertThat(totals.readCount()).isEqualTo(40);
      assertThat(totals.duplicateCount()).isEqualTo(10);
      assertThat(totals.balances()).isTrue();
    }
    assertThat(expected).anyMatch(QuestionObservation.class::isInstance);
  }

  private static ReadReport read(List<Observation> into, int threads, String... files) {
    Plan plan = Telemetry.open(List.of(files), ReadOptions.standard().withThreads(threads));
    assertThat(plan.problems()).isEmpty();
    return plan.read(into::add, Progress.NONE);
  }

  private String capture(String name, List<byte[]> packets) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(64 * 1024).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(LIBPCAP).putShort((short) 2).putShort((short) 4).putLong(0);
    file.putInt(65535).putInt(RAW_IP);
    packets.forEach(file::put);
    byte[] octets = new byte[file.flip().remaining()];
    file.get(octets);
    return Files.write(folder.resolve(name), octets).toString();
  }

  /** A record with an IPv4 packet: a DNS response with one A, or a query. */
  private static byte[] packet(int second, boolean query) {
    ByteBuffer dns = ByteBuffer.allocate(512);
    dns.putShort((short) second).putShort((short) (query ? 0x0100 : 0x8180));
    dns.putShort((short) 1).putShort((short) (query ? 0 : 1)).putInt(0);
    for (String label : new String[] {"n" + second, "example"}) {
      dns.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    dns.put((byte) 0).putShort((short) 1).putShort((short) 1);
    if (!query) {
      dns.putShort((short) 0xC00C).putShort((short) 1).putShort((short) 1).putInt(60);
      dns.putShort((short) 4).put(new byte[] {(byte) 203, 0, 113, (byte) second});
    }
    int length = 28 + dns.position();
    ByteBuffer record = ByteBuffer.allocate(16 + length).order(ByteOrder.LITTLE_ENDIAN);
    record.putInt(second).putInt(0).putInt(length).putInt(length).order(ByteOrder.BIG_ENDIAN);
    byte[] client = {(byte) 198, 51, 100, 7};
    byte[] server = {(byte) 192, 0, 2, 53};
    record.putShort((short) 0x4500).putShort((short) length).putInt(0);
    record.put((byte) 64).put((byte) 17).putShort((short) 0);
    record.put(query ? client : server).put(query ? server : client);
    record.putShort((short) (query ? 40000 : 53)).putShort((short) (query ? 53 : 40000));
    record.putShort((short) (length - 20)).putShort((short) 0);
    return record.put(dns.array(), 0, dns.position()).array();
  }
}
