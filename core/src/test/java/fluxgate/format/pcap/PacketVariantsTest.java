package fluxgate.format.pcap;

import static fluxgate.format.pcap.PacketText.join;
import static fluxgate.format.pcap.PacketText.octets;
import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Format;
import fluxgate.testing.DecodedInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * The packets of the goldens cut, broken, wrapped and written in every way: what becomes of them,
 * record by record, stays what it was before packets were read without an object each. Each line of
 * {@code variants.expected} counts outcomes and has a checksum of all that was said.
 */
class PacketVariantsTest {
  private static final Path GOLDENS = Path.of("src/test/resources/fluxgate/format/pcap");
  private static final List<String> NAMES =
      List.of("fragments", "names", "policy-and-connections", "tcp");
  private static final int ETHERNET = 1;
  private static final int COOKED = 113;
  private static final int COOKED_2 = 276;
  private static final int RAW = 101;
  private static final int LOOPBACK = 0;
  private static final int HEADER = 14;
  private static final int BROKEN_EACH = 40;
  private static final int PIECE = 64;

  @Test
  void saysOfEveryVariantWhatItAlwaysSaid() throws IOException {
    List<String> said = lines();
    assertThat(said).isEqualTo(Files.readAllLines(GOLDENS.resolve("variants.expected")));
  }

  static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : NAMES) {
      byte[] pcap = Files.readAllBytes(GOLDENS.resolve(name + ".pcap"));
      List<byte[]> packets =
          PacketText.packets(pcap).stream().filter(p -> p.length > HEADER).toList();
      variants(packets)
          .forEach((variant, content) ->
              lines.add(name + " " + variant + ": " + summary(Format.PCAP, content)));
      lines.add(name + " pcapng: " + summary(Format.PCAPNG, pcapng(packets)));
    }
    return lines;
  }

  private static Map<String, byte[]> variants(List<byte[]> packets) {
    Map<String, byte[]> variants = new TreeMap<>();
    PacketText cut = new PacketText(ETHERNET);
    PacketText snapped = new PacketText(ETHERNET);
    PacketText broken = new PacketText(ETHERNET);
    PacketText repeated = new PacketText(ETHERNET);
    PacketText pieces = new PacketText(RAW);
    Random random = new Random(20);
    for (byte[] packet : packets) {
      for (int length = 0; length <= packet.length; length++) {
        cut.packet(Arrays.copyOf(packet, length));
        snapped.packet(Arrays.copyOf(packet, length), packet.length);
      }
      for (int i = 0; i < BROKEN_EACH; i++) {
        broken.packet(broken(packet, random)).later(random.nextInt(40) / 39);
      }
      repeated.packet(packet).packet(packet).later(1).packet(packet).later(130).packet(packet);
      fragment(packet, pieces, random);
    }
    variants.put("cut", cut.bytes());
    variants.put("snapped", snapped.bytes());
    variants.put("broken", broken.bytes());
    variants.put("repeated", repeated.bytes());
    variants.put("fragmented", pieces.bytes());
    variants.put("vlan", linked(packets, ETHERNET, join(new byte[12], octets(0x81, 0, 0, 7)), 12));
    byte[] twice = octets(0x88, 0xA8, 0, 7, 0x81, 0, 0, 8);
    variants.put("qinq", linked(packets, ETHERNET, join(new byte[12], twice), 12));
    variants.put("cooked", linked(packets, COOKED, new byte[14], 12));
    variants.put("cooked-2", linked(packets, COOKED_2, join(octets(8, 0), new byte[18]), HEADER));
    variants.put("raw", linked(packets, RAW, octets(), HEADER));
    variants.put("loopback", linked(packets, LOOPBACK, octets(2, 0, 0, 0), HEADER));
    variants.put("unknown", linked(packets, 10, octets(), 0));
    variants.put("v6", sixth(packets));
    byte[] nanoseconds = repeated.bytes();
    nanoseconds[2] = 0x3C;
    nanoseconds[3] = 0x4D;
    variants.put("nanoseconds", nanoseconds);
    return variants;
  }

  private static byte[] broken(byte[] packet, Random random) {
    byte[] broken = packet.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int limit = random.nextBoolean() ? broken.length : Math.min(broken.length, 60);
      broken[random.nextInt(limit)] = (byte) random.nextInt(256);
    }
    return broken;
  }

  private static byte[] linked(List<byte[]> packets, int linkType, byte[] header, int drop) {
    PacketText capture = new PacketText(linkType);
    for (byte[] packet : packets) {
      capture.packet(join(header, Arrays.copyOfRange(packet, drop, packet.length)));
    }
    return capture.bytes();
  }

  /** The datagram of an IPv4 packet in pieces, in any order. */
  private static void fragment(byte[] packet, PacketText capture, Random random) {
    byte[] payload = payload(packet);
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < payload.length; at += PIECE) {
      int end = Math.min(at + PIECE, payload.length);
      int flags = (end < payload.length ? 0x2000 : 0) | at / 8;
      byte[] piece = Arrays.copyOfRange(payload, at, end);
      pieces.add(PacketText.v4(packet[HEADER + 9], random.nextBoolean(), 7, flags, piece));
    }
    java.util.Collections.shuffle(pieces, random);
    pieces.forEach(capture::packet);
  }

  private static byte[] payload(byte[] packet) {
    int start = HEADER + (packet[HEADER] & 0xF) * 4;
    return start < packet.length
        ? Arrays.copyOfRange(packet, start, packet.length)
        : new byte[] {1};
  }

  /** In IPv6 behind extension headers, whole and cut at each octet of the headers. */
  private static byte[] sixth(List<byte[]> packets) {
    PacketText capture = new PacketText(RAW);
    for (byte[] packet : packets) {
      int protocol = packet[HEADER + 9];
      byte[] extensions =
          join(
              octets(60, 0, 0, 0, 0, 0, 0, 0),
              octets(44, 1),
              new byte[14],
              octets(51, 0, 0, 0, 0, 0, 0, 9),
              octets(protocol, 1),
              new byte[10]);
      byte[] behind = join(extensions, payload(packet));
      byte[] addresses = new byte[32];
      Arrays.fill(addresses, 0, 16, (byte) 0x20);
      addresses[31] = 53;
      byte[] sixth =
          join(octets(0x60, 0, 0, 0, behind.length >>> 8, behind.length, 0, 64), addresses, behind);
      capture.packet(sixth);
      for (int length = 0; length < sixth.length; length += 3) {
        capture.packet(Arrays.copyOf(sixth, length), sixth.length);
      }
    }
    return capture.bytes();
  }

  /** Packets by turns of interfaces whose links and clocks differ, in both byte orders. */
  private static byte[] pcapng(List<byte[]> packets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (java.nio.ByteOrder order :
        List.of(java.nio.ByteOrder.BIG_ENDIAN, java.nio.ByteOrder.LITTLE_ENDIAN)) {
      out.writeBytes(block(order, 0x0A0D0D0A, b -> b.putInt(0x1A2B3C4D).putInt(1).putLong(-1)));
      out.writeBytes(interfaceOf(order, ETHERNET, 6));
      out.writeBytes(interfaceOf(order, RAW, 9));
      out.writeBytes(interfaceOf(order, COOKED, 3));
      long[] units = {1, 1_000, 0};
      for (int i = 0; i < packets.size(); i++) {
        byte[] packet = packets.get(i);
        int from = i % 3;
        byte[] data =
            switch (from) {
              case 0 -> packet;
              case 1 -> Arrays.copyOfRange(packet, HEADER, packet.length);
              default -> join(new byte[14], Arrays.copyOfRange(packet, 12, packet.length));
            };
        long micros = 1_700_000_000_000_000L + i * 1_000L;
        long stamp = from == 2 ? micros / 1_000 : micros * units[from];
        out.writeBytes(
            block(
                order,
                6,
                b ->
                    b.putInt(from)
                        .putInt((int) (stamp >>> 32))
                        .putInt((int) stamp)
                        .putInt(data.length)
                        .putInt(data.length)
                        .put(data)
                        .put(new byte[-data.length & 3])));
      }
    }
    return out.toByteArray();
  }

  private static byte[] interfaceOf(java.nio.ByteOrder order, int linkType, int resolution) {
    return block(
        order,
        1,
        b ->
            b.putShort((short) linkType)
                .putShort((short) 0)
                .putInt(0)
                .putShort((short) 9)
                .putShort((short) 1)
                .put((byte) resolution)
                .put(new byte[3])
                .putInt(0));
  }

  private static byte[] block(
      java.nio.ByteOrder order, int type, java.util.function.Consumer<ByteBuffer> body) {
    ByteBuffer out = ByteBuffer.allocate(1 << 17).order(order).putInt(type).putInt(0);
    body.accept(out);
    int length = out.position() + 4;
    out.putInt(length).putInt(4, length);
    return Arrays.copyOf(out.array(), length);
  }

  private static String summary(Format format, byte[] content) {
    DecodedInput decoded = DecodedInput.of(format, "capture", content);
    CRC32 sum = new CRC32();
    for (String line : decoded.lines()) {
      sum.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    Map<String, Integer> outcomes = new TreeMap<>();
    for (DecodedInput.Record record : decoded.records()) {
      String reason = record.outcome().reason();
      outcomes.merge(reason.isEmpty() ? "accepted" : reason, 1, Integer::sum);
    }
    return decoded.observations().size()
        + " observations, "
        + outcomes
        + ", %08x".formatted(sum.getValue());
  }
}
