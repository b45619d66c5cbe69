package fluxgate.format.pcap;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Framing;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The DNS messages in a capture, good or bad, whatever our reader would make of them. */
public final class CapturedMessages {
  private final List<byte[]> messages = new ArrayList<>();
  private final FragmentTable fragments = new FragmentTable();
  private final TcpStreams streams = new TcpStreams();

  private CapturedMessages() {}

  /** UDP on port 53, multicast DNS and LLMNR, and TCP on port 53, in order. */
  public static List<byte[]> of(Path pcap) throws IOException {
    CapturedMessages captured = new CapturedMessages();
    FrameReader reader = Framing.PCAP.reader(new ByteArrayInputStream(Files.readAllBytes(pcap)));
    Frame frame = new Frame();
    Packet packet = new Packet(new Input(""));
    while (reader.next(frame)) {
      if (frame.damage == null) {
        packet.open(frame);
        captured.take(packet);
      }
    }
    return captured.messages;
  }

  private void take(Packet packet) {
    if (LinkLayer.open(packet) != null
        || IpLayer.open(packet) != null
        || (packet.fragment && fragments.add(packet) != null)) {
      return;
    }
    if (packet.protocol == 17 && packet.left() > 8 && !packet.incomplete && isDns(packet)) {
      keep(packet.buffer, packet.at + 8, packet.left() - 8);
    }
    if (packet.protocol == 6 && packet.left() >= 20 && isDns(packet)) {
      packet.sourcePort = packet.u16(0);
      packet.destinationPort = packet.u16(2);
      int sequence = packet.u32(4);
      int flags = packet.u8(13);
      packet.at = Math.min(packet.end, packet.at + (packet.u8(12) >>> 4) * 4);
      Outcome ignored = streams.add(packet, sequence, flags, this::keep);
    }
  }

  private static boolean isDns(Packet packet) {
    int source = packet.u16(0);
    int destination = packet.u16(2);
    return List.of(53, 5353, 5355).contains(source)
        || List.of(53, 5353, 5355).contains(destination);
  }

  private Outcome keep(byte[] buffer, int offset, int length) {
    messages.add(Arrays.copyOfRange(buffer, offset, offset + length));
    return Outcome.ACCEPTED;
  }
}
