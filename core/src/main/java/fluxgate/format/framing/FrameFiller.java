package fluxgate.format.framing;

import fluxgate.format.Frame;
import fluxgate.format.Outcome;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What the binary framings share: numbers in either byte order, and how a frame is filled. */
final class FrameFiller {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final BlockInput input;

  FrameFiller(BlockInput input) {
    this.input = input;
  }

  int u16(int index, boolean bigEndian) {
    int at = input.start() + index;
    int first = input.buffer()[at] & 0xFF;
    int second = input.buffer()[at + 1] & 0xFF;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  int u32(int index, boolean bigEndian) {
    int bits = (int) INT.get(input.buffer(), input.start() + index);
    return bigEndian ? bits : Integer.reverseBytes(bits);
  }

  /**
   * Fills the frame with the packet at {@code index}, and consumes its record. Time and link type
   * are the caller's.
   */
  void deliver(Frame frame, int index, int length, int wireLength, int rawLength) {
    frame.buffer = input.buffer();
    frame.start = input.start() + index;
    frame.length = length;
    frame.position = input.position();
    frame.rawLength = rawLength;
    frame.damage = null;
    // Over 2^31, or shorter than what was captured: nonsense that harms nothing.
    frame.wireLength = Math.max(wireLength, length);
    input.skip(rawLength);
  }

  /**
   * Fills the frame with whatever was read of a record that cannot be cut out, and consumes that.
   */
  void damaged(Frame frame, Outcome damage) {
    int left = input.available();
    deliver(frame, 0, left, left, left);
    frame.damage = damage;
  }
}
