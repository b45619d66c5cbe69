package fluxgate.format.framing;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;

public final class LineReader implements FrameReader {
  public LineReader(BlockInput input) {}

  @Override
  public boolean next(Frame frame) {
    return false;
  }
}
