package fluxgate.format.pcap;

import fluxgate.format.Outcome;
import fluxgate.format.message.Endpoint;
import fluxgate.format.message.Exchange;
import fluxgate.format.message.LocalResolution;
import fluxgate.format.message.MessageObservations;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Vantage;

/** Tells DNS from connections, and reports both. */
final class TransportLayer {
  private static final Outcome BAD_UDP = Outcome.rejected("bad_udp_header");
  private static final Outcome BAD_TCP = Outcome.rejected("bad_tcp_header");
  private static final Outcome OTHER_PROTOCOL = Outcome.skipped("other_protocol");
  private static final Outcome LOCAL_NAMES = Outcome.skipped("multicast_dns");
  private static final Outcome MULTICAST = Outcome.skipped("multicast");
  private static final Outcome KNOWN_FLOW = Outcome.skipped("known_flow");
  private static final Outcome TCP_DATA = Outcome.skipped("tcp_data");
  private static final Outcome EMPTY = Outcome.skipped("empty_datagram");

  private static final int DNS_PORT = 53;
  private static final int UDP_HEADER = 8;
  private static final int TCP_HEADER = 20;
  private static final int SYN = 0x02;
  private static final int ACK = 0x10;

  private static final Vantage BELOW = new Vantage("pcap", Vantage.Position.BELOW_RECURSIVE);
  private static final Vantage ABOVE = new Vantage("pcap", Vantage.Position.ABOVE_RECURSIVE);

  private final MessageObservations messages = new MessageObservations();
  private final TcpStreams streams = new TcpStreams();
  private final Flows flows = new Flows();

  /** Reads the datagram or segment at {@code packet.at}. */
  Outcome open(Packet packet, ObservationSink sink) {
    return switch (packet.protocol) {
      case ConnectionObservation.UDP -> udp(packet, sink);
      case ConnectionObservation.TCP -> tcp(packet, sink);
      default -> OTHER_PROTOCOL;
    };
  }

  void finish(ObservationSink sink) {
    messages.finish(sink);
  }

  private Outcome udp(Packet packet, ObservationSink sink) {
    Outcome lack = packet.lacks(UDP_HEADER);
    if (lack != null) {
      return lack;
    }
    packet.sourcePort = packet.u16(0);
    packet.destinationPort = packet.u16(2);
    int length = packet.u16(4);
    // Zero only in jumbograms (RFC 2675 §4).
    if (length != 0 && length < UDP_HEADER) {
      return BAD_UDP;
    }
    if (length != 0) {
      packet.limit(length);
    }
    packet.at += UDP_HEADER;
    if (!touches(packet, DNS_PORT)) {
      return isLocalNaming(packet) ? LOCAL_NAMES : flow(packet, 0, sink);
    }
    if (packet.incomplete) {
      return packet.shortage();
    }
    return packet.left() == 0
        ? EMPTY
        : message(packet, packet.buffer, packet.at, packet.left(), sink);
  }

  private Outcome tcp(Packet packet, ObservationSink sink) {
    Outcome lack = packet.lacks(TCP_HEADER);
    if (lack != null) {
      return lack;
    }
    packet.sourcePort = packet.u16(0);
    packet.destinationPort = packet.u16(2);
    int sequence = packet.u32(4);
    int header = (packet.u8(12) >>> 4) * 4;
    int flags = packet.u8(13);
    if (header < TCP_HEADER) {
      return BAD_TCP;
    }
    if (!touches(packet, DNS_PORT)) {
      return (flags & (SYN | ACK)) == SYN ? flow(packet, sequence, sink) : TCP_DATA;
    }
    lack = packet.lacks(header);
    if (lack != null) {
      return lack;
    }
    packet.at += header;
    return streams.add(
        packet,
        sequence,
        flags,
        (buffer, offset, length) -> message(packet, buffer, offset, length, sink));
  }

  private static boolean touches(Packet packet, int port) {
    return packet.sourcePort == port || packet.destinationPort == port;
  }

  private static boolean isLocalNaming(Packet packet) {
    return LocalResolution.isPort(packet.sourcePort)
        || LocalResolution.isPort(packet.destinationPort);
  }

  private Outcome flow(Packet packet, int sequence, ObservationSink sink) {
    if (isMulticast(packet.destinationHigh, packet.destinationLow)) {
      return MULTICAST;
    }
    if (!flows.begins(packet, sequence)) {
      return KNOWN_FLOW;
    }
    sink.accept(
        new ConnectionObservation(
            packet.timeMicros,
            packet.timeMicros,
            BELOW,
            packet.provenance(),
            Client.of(packet.source()),
            packet.destination(),
            packet.protocol,
            packet.destinationPort,
            Result.UNKNOWN,
            null));
    return Outcome.ACCEPTED;
  }

  /** 224.0.0.0/4, the limited broadcast address, ff00::/8: never the address of a host. */
  private static boolean isMulticast(long high, long low) {
    return high == 0 && low >>> 32 == 0xFFFF
        ? (int) low >>> 28 == 14 || (int) low == -1
        : high >>> 56 == 0xFF;
  }

  /** A DNS message to or from port 53. Its own bits say who asked: QR and RD lie in octet 2. */
  private Outcome message(
      Packet packet, byte[] buffer, int offset, int length, ObservationSink sink) {
    int bits = length > 2 ? buffer[offset + 2] : 0;
    boolean response = (bits & 0x80) != 0;
    Vantage vantage = (bits & 0x01) != 0 ? BELOW : ABOVE;
    Endpoint asker =
        response
            ? new Endpoint(packet.destination(), packet.destinationPort)
            : new Endpoint(packet.source(), packet.sourcePort);
    IpAddress server = response ? packet.source() : packet.destination();
    Exchange exchange =
        new Exchange(packet.timeMicros, vantage, packet.provenance(), asker, server, null, false);
    return messages.observe(buffer, offset, length, exchange, sink);
  }
}
