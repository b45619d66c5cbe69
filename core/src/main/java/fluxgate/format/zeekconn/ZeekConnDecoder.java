package fluxgate.format.zeekconn;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.observation.ObservationSink;

public final class ZeekConnDecoder implements Decoder {
  public ZeekConnDecoder(Input input) {}

  public static boolean recognises(Head head) {
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    return Outcome.NOT_A_RECORD;
  }
}
