package fluxgate.app.simulate.log;

import fluxgate.net.IpAddress;

/** Ethernet frames with the headers and checksums that senders give them. */
final class Frames {
  static final int FIN = 0x01;
  static final int SYN = 0x02;
  static final int RST = 0x04;
  static final int ACK = 0x10;

  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int ETHERNET_IPV4 = 0x0800;
  private static final int ETHERNET_IPV6 = 0x86DD;

  /** How far a packet may go: what Linux sends with. */
  private static final int HOPS = 64;

  private static final int DO_NOT_FRAGMENT = 0x4000;
  private static final int WINDOW = 64_240;
  private static final int LARGEST_SEGMENT = 1_460;

  private int identification;

  byte[] udp(IpAddress from, int fromPort, IpAddress to, int toPort, byte[] payload) {
    Octets datagram = new Octets();
    datagram.u16(fromPort).u16(toPort).u16(8 + payload.length).u16(0).all(payload);
    int sum = checksum(from, to, UDP, datagram.toBytes());
    datagram.u16At(6, sum == 0 ? 0xFFFF : sum); // RFC 768: zero stands for none
    return frame(from, to, UDP, datagram.toBytes());
  }

  /** A segment without data; a SYN says how large segments may be. */
  byte[] tcp(
      IpAddress from, int fromPort, IpAddress to, int toPort, long sequence, long ack, int flags) {
    boolean opens = (flags & SYN) != 0;
    Octets segment = new Octets();
    segment.u16(fromPort).u16(toPort).u32(sequence).u32((flags & ACK) == 0 ? 0 : ack);
    segment.u8((opens ? 6 : 5) << 4).u8(flags).u16((flags & RST) == 0 ? WINDOW : 0).u16(0).u16(0);
    if (opens) {
      segment.u8(2).u8(4).u16(LARGEST_SEGMENT);
    }
    segment.u16At(16, checksum(from, to, TCP, segment.toBytes()));
    return frame(from, to, TCP, segment.toBytes());
  }

  private byte[] frame(IpAddress from, IpAddress to, int protocol, byte[] payload) {
    Octets frame = new Octets();
    station(frame, to);
    station(frame, from);
    if (from.isV4()) {
      frame.u16(ETHERNET_IPV4);
      Octets header = new Octets();
      header.u8(0x45).u8(0).u16(20 + payload.length).u16(identification++).u16(DO_NOT_FRAGMENT);
      header.u8(HOPS).u8(protocol).u16(0).all(from.toBytes()).all(to.toBytes());
      header.u16At(10, fold(sum(header.toBytes())));
      frame.all(header.toBytes());
    } else {
      frame.u16(ETHERNET_IPV6).u32(0x6000_0000L).u16(payload.length).u8(protocol).u8(HOPS);
      frame.all(from.toBytes()).all(to.toBytes());
    }
    return frame.all(payload).toBytes();
  }

  /** A hardware address: locally administered, one a machine of the house, one for the router. */
  private static void station(Octets frame, IpAddress address) {
    byte[] octets = address.toBytes();
    boolean ours = address.isV4() ? octets[0] == 10 : octets[0] == (byte) 0xFD;
    frame.u16(ours ? 0x0200 : 0x0201);
    for (int i = octets.length - 4; i < octets.length; i++) {
      frame.u8(ours ? octets[i] : 0);
    }
  }

  /** Over the segment and what RFC 9293 §3.1 and RFC 8200 §8.1 put before it. */
  private static int checksum(IpAddress from, IpAddress to, int protocol, byte[] segment) {
    Octets before = new Octets().all(from.toBytes()).all(to.toBytes());
    before.u16(0).u16(protocol).u16(0).u16(segment.length);
    return fold(sum(before.toBytes()) + sum(segment));
  }

  private static long sum(byte[] octets) {
    long sum = 0;
    for (int i = 0; i < octets.length; i++) {
      sum += (octets[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
    }
    return sum;
  }

  /** The ones' complement of the ones' complement sum (RFC 1071). */
  private static int fold(long sum) {
    long folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xFFFF) + (folded >>> 16);
    }
    return (int) ~folded & 0xFFFF;
  }
}
