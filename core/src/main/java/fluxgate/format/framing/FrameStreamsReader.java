package fluxgate.format.framing;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;

public final class FrameStreamsReader implements FrameReader {
  public FrameStreamsReader(BlockInput input) {}

  @Override
  public boolean next(Frame frame) {
    return false;
  }
}
