package fluxgate.format.framing;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Outcome;
import java.io.IOException;

/**
 * Messages behind their length, big-endian, as PowerDNS sends them: in two octets, or in four
 * ({@code frame4}). No message is empty, so that two zero octets at the beginning tell four.
 */
public final class LengthPrefixedReader implements FrameReader {
  /** A message says less than the DNS message that it is about, which has 64 KiB at most. */
  static final int MAX_FRAME = 256 * 1024;

  private static final int SHORT = 2;
  private static final int LONG = 4;

  private static final Outcome TRUNCATED = Outcome.rejected("truncated");
  private static final Outcome TOO_LONG = Outcome.rejected("record_too_long");

  private final BlockInput input;
  private final FrameFiller fill;
  private int prefix;
  private boolean ended;

  public LengthPrefixedReader(BlockInput input) {
    this.input = input;
    this.fill = new FrameFiller(input);
  }

  @Override
  public boolean next(Frame frame) throws IOException {
    if (ended || !input.require(1)) {
      return false;
    }
    if (prefix == 0) {
      prefix = input.require(SHORT) && fill.u16(0, true) == 0 ? LONG : SHORT;
    }
    if (!input.require(prefix)) {
      return fail(frame, TRUNCATED);
    }
    int length = prefix == SHORT ? fill.u16(0, true) : fill.u32(0, true);
    if (length < 0 || length > MAX_FRAME) {
      // The length cannot be trusted, and nothing else says where the next message begins.
      return fail(frame, TOO_LONG);
    }
    if (!input.require(prefix + length)) {
      return fail(frame, TRUNCATED);
    }
    fill.deliver(frame, prefix, length, length, prefix + length);
    return true;
  }

  private boolean fail(Frame frame, Outcome damage) {
    ended = true;
    fill.damaged(frame, damage);
    return true;
  }
}
