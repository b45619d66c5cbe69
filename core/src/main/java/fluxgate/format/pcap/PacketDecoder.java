package fluxgate.format.pcap;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.observation.ObservationSink;

public final class PacketDecoder implements Decoder {
  public PacketDecoder(Input input) {}

  public static boolean recognisesPcap(Head head) {
    return false;
  }

  public static boolean recognisesPcapng(Head head) {
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    return Outcome.NOT_A_RECORD;
  }
}
