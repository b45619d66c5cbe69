package fluxgate.format.pcap;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.framing.PcapReader;
import fluxgate.format.framing.PcapngReader;
import fluxgate.observation.ObservationSink;

/** Reads packets, layer by layer; see the package for the way that each takes. */
public final class PacketDecoder implements Decoder {
  private final Packet packet;
  private final FragmentTable fragments = new FragmentTable();
  private final TransportLayer transport = new TransportLayer();

  public PacketDecoder(Input input) {
    packet = new Packet(input);
  }

  /** By the magic number, in either byte order and time unit. */
  public static boolean recognisesPcap(Head head) {
    return head.length() >= 4 && PcapReader.isMagic(u32(head, 0));
  }

  /** By the section header's type and byte-order mark. */
  public static boolean recognisesPcapng(Head head) {
    return head.length() >= 12 && PcapngReader.isMagic(u32(head, 0), u32(head, 8));
  }

  private static int u32(Head head, int index) {
    return head.octet(index) << 24
        | head.octet(index + 1) << 16
        | head.octet(index + 2) << 8
        | head.octet(index + 3);
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    packet.open(frame);
    Outcome outcome = LinkLayer.open(packet);
    if (outcome == null) {
      outcome = IpLayer.open(packet);
    }
    if (outcome == null && packet.fragment) {
      outcome = fragments.add(packet);
      if (outcome == null && packet.v6) {
        outcome = IpLayer.extensions(packet);
      }
    }
    return outcome != null ? outcome : transport.open(packet, sink);
  }

  @Override
  public void finish(ObservationSink sink) {
    transport.finish(sink);
  }
}
