package fluxgate.format.framing;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Outcome;
import java.io.IOException;

/**
 * Lines, and JSON objects that are printed over many lines: from a line that holds only an opening
 * brace (behind the bracket or comma of an array) to one that begins with the closing brace.
 *
 * <p>A line or an object over {@value #MOST_OCTETS} octets is delivered damaged, in pieces.
 */
public final class ObjectLineReader implements FrameReader {
  /** The longest real object has some 4,000. */
  private static final int MOST_OCTETS = 64 * 1024;

  private static final Outcome TOO_LONG = Outcome.rejected("line_too_long");

  private final BlockInput input;
  private final FrameFiller fill;

  public ObjectLineReader(BlockInput input) {
    this.input = input;
    this.fill = new FrameFiller(input);
  }

  @Override
  public boolean next(Frame frame) throws IOException {
    while (input.require(1)) {
      int length = lineLength(0);
      if (length > 0 && isBare(0, length, '{')) {
        length = objectLength(length);
      }
      if (length < 0) {
        int piece = Math.min(input.available(), MOST_OCTETS);
        fill.deliver(frame, 0, piece, piece, piece);
        frame.damage = TOO_LONG;
        return true;
      }
      int stop = length;
      while (stop > 0 && isLineEnd(stop - 1)) {
        stop--;
      }
      if (stop > 0) {
        fill.deliver(frame, 0, stop, stop, length);
        return true;
      }
      input.skip(length);
    }
    return false;
  }

  private int objectLength(int first) throws IOException {
    int at = first;
    while (at < MOST_OCTETS) {
      int line = lineLength(at);
      if (line < 0) {
        return -1;
      }
      // An object that never ends must not take the next one with it.
      if (line == 0 || isBare(at, line, '{')) {
        return at;
      }
      boolean closes = firstOctet(at, line) == '}';
      at += line;
      if (closes) {
        return at;
      }
    }
    return -1;
  }

  /** The octets of the line at {@code from} with its end; 0 at the end, -1 where it is too long. */
  private int lineLength(int from) throws IOException {
    int scanned = from;
    while (true) {
      int found =
          LineReader.indexOfLineFeed(input.buffer(), input.start() + scanned, input.limit());
      if (found >= 0) {
        int length = found + 1 - input.start() - from;
        return length > MOST_OCTETS ? -1 : length;
      }
      scanned = input.available();
      if (scanned - from > MOST_OCTETS) {
        return -1;
      }
      if (!input.require(scanned + 1)) {
        return scanned - from;
      }
    }
  }

  private boolean isLineEnd(int at) {
    int octet = input.buffer()[input.start() + at];
    return octet == '\n' || octet == '\r';
  }

  /** Whether a line holds only this octet, but for what stands between the objects of an array. */
  private boolean isBare(int at, int length, char wanted) {
    boolean found = false;
    for (int i = at; i < at + length; i++) {
      int octet = input.buffer()[input.start() + i];
      if (octet == wanted && !found) {
        found = true;
      } else if (" \t\r\n[,".indexOf(octet) < 0) {
        return false;
      }
    }
    return found;
  }

  private int firstOctet(int at, int length) {
    for (int i = at; i < at + length; i++) {
      int octet = input.buffer()[input.start() + i];
      if (octet != ' ' && octet != '\t') {
        return octet;
      }
    }
    return -1;
  }
}
