package fluxgate.format.framing;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;

public final class PcapReader implements FrameReader {
  public PcapReader(BlockInput input) {}

  @Override
  public boolean next(Frame frame) {
    return false;
  }
}
