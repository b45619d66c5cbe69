package fluxgate.bench.world;

import fluxgate.net.IpAddress;
import java.nio.ByteBuffer;

/**
 * Ethernet frames with IPv4 and UDP or TCP in them. IPv4 headers have their checksum; UDP says that
 * it has none, and TCP has what checksum offloading leaves in captures: nothing.
 */
final class Frames {
  private static final int ETHERNET = 14;
  private static final int IPV4 = 20;
  private static final int UDP = 8;
  private static final int TCP = 20;
  private static final int UDP_PROTOCOL = 17;
  private static final int TCP_PROTOCOL = 6;
  private static final int HOPS = 64;

  static final int FIN_ACK = 0x11;
  static final int SYN = 0x02;
  static final int SYN_ACK = 0x12;
  static final int ACK = 0x10;
  static final int PUSH_ACK = 0x18;

  private Frames() {}

  /** One end of a flow. */
  record End(IpAddress address, int port) {}

  static byte[] udp(End from, End to, byte[] payload) {
    ByteBuffer out = ByteBuffer.allocate(ETHERNET + IPV4 + UDP + payload.length);
    network(out, from, to, UDP_PROTOCOL, UDP + payload.length);
    out.putShort((short) from.port).putShort((short) to.port);
    out.putShort((short) (UDP + payload.length)).putShort((short) 0);
    return out.put(payload).array();
  }

  /** The headers of a segment whose payload, {@code payload} octets, is left to the file. */
  static byte[] tcp(End from, End to, int flags, int payload) {
    ByteBuffer out = ByteBuffer.allocate(ETHERNET + IPV4 + TCP);
    network(out, from, to, TCP_PROTOCOL, TCP + payload);
    out.putShort((short) from.port).putShort((short) to.port).putInt(1).putInt(1);
    out.put((byte) (TCP / 4 << 4)).put((byte) flags).putShort((short) 0xFFFF).putInt(0);
    return out.array();
  }

  private static void network(ByteBuffer out, End from, End to, int protocol, int length) {
    out.put(new byte[] {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2}).putShort((short) 0x0800);
    int start = out.position();
    out.putShort((short) 0x4500).putShort((short) (IPV4 + length)).putInt(0);
    out.put((byte) HOPS).put((byte) protocol).putShort((short) 0);
    out.putInt(from.address.v4Bits()).putInt(to.address.v4Bits());
    int sum = 0;
    for (int i = start; i < start + IPV4; i += 2) {
      sum += out.getShort(i) & 0xFFFF;
    }
    sum = (sum & 0xFFFF) + (sum >>> 16);
    out.putShort(start + 10, (short) ~((sum & 0xFFFF) + (sum >>> 16)));
  }
}
