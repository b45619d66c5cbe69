package fluxgate.format.framing;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;

public final class PcapngReader implements FrameReader {
  public PcapngReader(BlockInput input) {}

  @Override
  public boolean next(Frame frame) {
    return false;
  }
}
