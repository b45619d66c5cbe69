package fluxgate.format.framing;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Outcome;
import java.io.IOException;

/**
 * Frame Streams: a big-endian length and that many octets; length 0 escapes to a control frame
 * (READY, ACCEPT, START, STOP, FINISH), which is no record. Files of either kind, one-directional
 * or the writer's half of a handshake, and several written one after the other, read alike: control
 * frames say nothing that reading needs.
 */
public final class FrameStreamsReader implements FrameReader {
  /**
   * A dnstap frame holds at most a query and a response of 64 KiB each; twice that is slack enough.
   */
  static final int MAX_FRAME = 256 * 1024;

  /**
   * The most that the reference implementation writes or takes (FSTRM_CONTROL_FRAME_LENGTH_MAX).
   */
  static final int MAX_CONTROL = 512;

  private static final int LENGTH = 4;

  private static final Outcome TRUNCATED = Outcome.rejected("truncated");
  private static final Outcome TOO_LONG = Outcome.rejected("record_too_long");
  private static final Outcome BAD_CONTROL = Outcome.rejected("bad_control_frame");

  private final BlockInput input;
  private final FrameFiller fill;
  private boolean ended;

  public FrameStreamsReader(BlockInput input) {
    this.input = input;
    this.fill = new FrameFiller(input);
  }

  @Override
  public boolean next(Frame frame) throws IOException {
    while (!ended && input.require(1)) {
      if (!input.require(LENGTH)) {
        return fail(frame, TRUNCATED);
      }
      int length = fill.u32(0, true);
      if (length == 0) {
        if (!input.require(2 * LENGTH)) {
          return fail(frame, TRUNCATED);
        }
        int control = fill.u32(LENGTH, true);
        if (control < LENGTH || control > MAX_CONTROL) {
          return fail(frame, BAD_CONTROL);
        }
        if (!input.require(2 * LENGTH + control)) {
          return fail(frame, TRUNCATED);
        }
        input.skip(2 * LENGTH + control);
        continue;
      }
      if (length < 0 || length > MAX_FRAME) {
        // The length cannot be trusted, and nothing else says where the next frame begins.
        return fail(frame, TOO_LONG);
      }
      if (!input.require(LENGTH + length)) {
        return fail(frame, TRUNCATED);
      }
      fill.deliver(frame, LENGTH, length, length, LENGTH + length);
      return true;
    }
    return false;
  }

  private boolean fail(Frame frame, Outcome damage) {
    ended = true;
    fill.damaged(frame, damage);
    return true;
  }
}
