package fluxgate.format.pcap;

import fluxgate.format.Outcome;
import org.jspecify.annotations.Nullable;

/** Finds the network layer below each of the link types. */
final class LinkLayer {
  private static final Outcome NOT_IP = Outcome.skipped("not_ip");
  private static final Outcome UNKNOWN_LINK = Outcome.skipped("unknown_link_type");

  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86DD;

  /** Two are standard (802.1ad); four leave room for carriers that stack more. */
  private static final int MAX_TAGS = 4;

  private LinkLayer() {}

  /** Moves to the IP header; why there is none, or null. */
  static @Nullable Outcome open(Packet packet) {
    return switch (packet.linkType) {
      case 1 -> typed(packet, 14, 12);
      case 113 -> typed(packet, 16, 14);
      case 276 -> typed(packet, 20, 0);
      case 0, 108 -> loopback(packet);
      case 12, 14, 101, 228, 229 -> null;
      default -> UNKNOWN_LINK;
    };
  }

  /**
   * A header of {@code length} octets with an EtherType at {@code index}, perhaps VLAN tags after.
   */
  private static @Nullable Outcome typed(Packet packet, int length, int index) {
    Outcome lack = packet.lacks(length);
    if (lack != null) {
      return lack;
    }
    int type = packet.u16(index);
    packet.at += length;
    for (int tags = 0; isTag(type) && tags < MAX_TAGS; tags++) {
      lack = packet.lacks(4);
      if (lack != null) {
        return lack;
      }
      type = packet.u16(2);
      packet.at += 4;
    }
    return type == IPV4 || type == IPV6 ? null : NOT_IP;
  }

  /** 802.1Q, 802.1ad, and the number that switches used before it. */
  private static boolean isTag(int type) {
    return type == 0x8100 || type == 0x88A8 || type == 0x9100;
  }

  /** The address family of the capturing host, in its byte order (0) or network order (108). */
  private static @Nullable Outcome loopback(Packet packet) {
    Outcome lack = packet.lacks(4);
    if (lack != null) {
      return lack;
    }
    int family = packet.u32(0);
    packet.at += 4;
    return isIp(family) || isIp(Integer.reverseBytes(family)) ? null : NOT_IP;
  }

  /** AF_INET everywhere; AF_INET6 of Linux and Windows, NetBSD and OpenBSD, FreeBSD, macOS. */
  private static boolean isIp(int family) {
    return switch (family) {
      case 2, 10, 23, 24, 28, 30 -> true;
      default -> false;
    };
  }
}
