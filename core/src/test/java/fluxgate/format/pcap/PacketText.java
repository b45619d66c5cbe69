package fluxgate.format.pcap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes captures packet by packet, right or wrong, for tests. */
final class PacketText {
  private static final int HEADER = 24;
  private static final int RECORD = 16;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long seconds = 1_700_000_000L;

  PacketText(int linkType) {
    out.writeBytes(
        ByteBuffer.allocate(HEADER)
            .putInt(0xA1B2C3D4)
            .putShort((short) 2)
            .putShort((short) 4)
            .putLong(0)
            .putInt(262_144)
            .putInt(linkType)
            .array());
  }

  /** A packet captured whole. */
  PacketText packet(byte[] octets) {
    return packet(octets, octets.length);
  }

  PacketText packet(byte[] octets, int wireLength) {
    out.writeBytes(
        ByteBuffer.allocate(RECORD)
            .putInt((int) seconds)
            .putInt(0)
            .putInt(octets.length)
            .putInt(wireLength)
            .array());
    out.writeBytes(octets);
    return this;
  }

  PacketText later(int seconds) {
    this.seconds += seconds;
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** The packets of a little-endian microsecond capture. */
  static List<byte[]> packets(byte[] pcap) {
    List<byte[]> packets = new ArrayList<>();
    for (int at = HEADER; at < pcap.length; ) {
      int length =
          (pcap[at + 8] & 0xFF) | (pcap[at + 9] & 0xFF) << 8 | (pcap[at + 10] & 0xFF) << 16;
      packets.add(Arrays.copyOfRange(pcap, at + RECORD, at + RECORD + length));
      at += RECORD + length;
    }
    return packets;
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  static byte[] octets(int... values) {
    byte[] octets = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      octets[i] = (byte) values[i];
    }
    return octets;
  }

  /** IPv4 from 192.0.2.1 to 192.0.2.53, or the other way. */
  static byte[] v4(int protocol, boolean answer, byte[] payload) {
    return v4(protocol, answer, 0, 0, payload);
  }

  /** The same as a fragment: flags and offset as in the header. */
  static byte[] v4(int protocol, boolean answer, int id, int fragment, byte[] payload) {
    int from = answer ? 53 : 1;
    int to = answer ? 1 : 53;
    int total = 20 + payload.length;
    return join(
        octets(
            0x45,
            0,
            total >>> 8,
            total,
            id >>> 8,
            id,
            fragment >>> 8,
            fragment,
            64,
            protocol,
            0,
            0,
            192,
            0,
            2,
            from,
            192,
            0,
            2,
            to),
        payload);
  }

  static byte[] udp(int sourcePort, int destinationPort, byte[] payload) {
    int length = 8 + payload.length;
    return join(
        octets(
            sourcePort >>> 8,
            sourcePort,
            destinationPort >>> 8,
            destinationPort,
            length >>> 8,
            length,
            0,
            0),
        payload);
  }

  static byte[] tcp(int sourcePort, int destinationPort, int sequence, int flags, byte[] payload) {
    return join(
        ByteBuffer.allocate(20)
            .putShort((short) sourcePort)
            .putShort((short) destinationPort)
            .putInt(sequence)
            .putInt(0)
            .put((byte) 0x50)
            .put((byte) flags)
            .putShort((short) 0)
            .putInt(0)
            .array(),
        payload);
  }
}
