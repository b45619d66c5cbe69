package fluxgate.format.suricataeve;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.observation.ObservationSink;

public final class SuricataEveDecoder implements Decoder {
  public SuricataEveDecoder(Input input) {}

  public static boolean recognises(Head head) {
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    return Outcome.NOT_A_RECORD;
  }
}
