package fluxgate.format.pcap;

import fluxgate.format.Outcome;
import fluxgate.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transport layer behind IPv4 and IPv6 headers. Checksums are not looked at: network
 * cards fill them in after the capture.
 */
final class IpLayer {
  static final Outcome BAD_HEADER = Outcome.rejected("bad_ip_header");

  private static final int V4_HEADER = 20;
  private static final int V6_HEADER = 40;

  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION = 60;
  private static final int MOBILITY = 135;

  private IpLayer() {}

  /** Moves to the transport header and sets the packet's network fields; why not, or null. */
  static @Nullable Outcome open(Packet packet) {
    Outcome lack = packet.lacks(1);
    if (lack != null) {
      return lack;
    }
    return switch (packet.u8(0) >>> 4) {
      case 4 -> v4(packet);
      case 6 -> v6(packet);
      default -> BAD_HEADER;
    };
  }

  private static @Nullable Outcome v4(Packet packet) {
    Outcome lack = packet.lacks(V4_HEADER);
    if (lack != null) {
      return lack;
    }
    int header = (packet.u8(0) & 0xF) * 4;
    int total = packet.u16(2);
    // Zero where the network card segments what the capture shows whole.
    int length = total == 0 ? packet.left() : total;
    if (header < V4_HEADER || length < header) {
      return BAD_HEADER;
    }
    lack = packet.lacks(header);
    if (lack != null) {
      return lack;
    }
    packet.limit(length);
    packet.v6 = false;
    packet.sourceHigh = 0;
    packet.sourceLow = IpAddress.v4Low(packet.u32(12));
    packet.destinationHigh = 0;
    packet.destinationLow = IpAddress.v4Low(packet.u32(16));
    packet.protocol = packet.u8(9);
    int fragment = packet.u16(6);
    packet.fragmentId = packet.u16(4);
    packet.moreFragments = (fragment & 0x2000) != 0;
    packet.fragmentOffset = (fragment & 0x1FFF) * 8;
    packet.fragment = packet.moreFragments || packet.fragmentOffset > 0;
    packet.at += header;
    return null;
  }

  private static @Nullable Outcome v6(Packet packet) {
    Outcome lack = packet.lacks(V6_HEADER);
    if (lack != null) {
      return lack;
    }
    int payload = packet.u16(4);
    packet.v6 = true;
    packet.sourceHigh = packet.u64(8);
    packet.sourceLow = packet.u64(16);
    packet.destinationHigh = packet.u64(24);
    packet.destinationLow = packet.u64(32);
    packet.protocol = packet.u8(6);
    packet.at += V6_HEADER;
    if (payload != 0) {
      // Zero in jumbograms and where the network card segments.
      packet.limit(payload);
    }
    return extensions(packet);
  }

  /**
   * Steps over extension headers, up to the transport header or into a fragment header; each takes
   * at least eight octets of the packet, which bounds their number.
   */
  static @Nullable Outcome extensions(Packet packet) {
    while (isExtension(packet.protocol)) {
      Outcome lack = packet.lacks(8);
      if (lack != null) {
        return lack;
      }
      int next = packet.u8(0);
      int length =
          switch (packet.protocol) {
            case FRAGMENT -> 8;
            case AUTHENTICATION -> (packet.u8(1) + 2) * 4;
            default -> (packet.u8(1) + 1) * 8;
          };
      lack = packet.lacks(length);
      if (lack != null) {
        return lack;
      }
      if (packet.protocol == FRAGMENT) {
        int fragment = packet.u16(2);
        packet.fragmentId = packet.u32(4);
        packet.moreFragments = (fragment & 1) != 0;
        packet.fragmentOffset = fragment & 0xFFF8;
        packet.fragment = packet.moreFragments || packet.fragmentOffset > 0;
      }
      packet.protocol = next;
      packet.at += length;
      if (packet.fragment) {
        return null;
      }
    }
    return null;
  }

  private static boolean isExtension(int protocol) {
    return protocol == HOP_BY_HOP
        || protocol == ROUTING
        || protocol == FRAGMENT
        || protocol == AUTHENTICATION
        || protocol == DESTINATION
        || protocol == MOBILITY;
  }
}
