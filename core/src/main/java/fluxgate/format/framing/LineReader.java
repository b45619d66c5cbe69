package fluxgate.format.framing;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Outcome;
import fluxgate.format.Words;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines that end in LF or CRLF, the last one perhaps in neither. A UTF-8 byte order mark before the
 * first line belongs to no line; empty lines are no records.
 *
 * <p>A line over {@value #MAX_LINE} octets is delivered once, damaged and without its octets, after
 * it was skipped to its end: memory stays bounded whatever its length.
 */
public final class LineReader implements FrameReader {
  /**
   * The longest real records are EVE events with packet payloads, below 200 kB; a 64 KiB DNS
   * message written as JSON stays below 1 MB.
   */
  public static final int MAX_LINE = 1 << 20;

  private static final Outcome TOO_LONG = Outcome.rejected("line_too_long");

  private static final long LINE_FEEDS = Words.of('\n');

  private final BlockInput input;
  private boolean begun;

  public LineReader(BlockInput input) {
    this.input = input;
    this.begun = input.position() > 0;
  }

  /**
   * Takes the lines that come next out of the stream, for others to read: whole ones, as many as
   * {@code octets} hold.
   *
   * @return null where the next line must be read by {@link #next}: it is longer, ends with the
   *     stream, is cut by damage, or there is none
   */
  public @Nullable LineBlock block(int octets) throws IOException {
    begin();
    input.fill(octets);
    int start = input.start();
    int end = Math.min(input.limit(), start + octets);
    while (end > start && input.buffer()[end - 1] != '\n') {
      end--;
    }
    if (end == start) {
      return null;
    }
    byte[] lines = Arrays.copyOfRange(input.buffer(), start, end);
    LineBlock block = new LineBlock(lines, input.position());
    input.skip(lines.length);
    return block;
  }

  @Override
  public boolean next(Frame frame) throws IOException {
    begin();
    while (input.require(1)) {
      int length = lineLength();
      if (length < 0) {
        deliverTooLong(frame);
        return true;
      }
      byte[] buffer = input.buffer();
      int start = input.start();
      int end = start + length;
      int stop = buffer[end - 1] == '\n' ? end - 1 : end;
      if (stop > start && buffer[stop - 1] == '\r') {
        stop--;
      }
      frame.position = input.position();
      input.skip(length);
      if (stop > start) {
        frame.buffer = buffer;
        frame.start = start;
        frame.length = stop - start;
        frame.rawLength = length;
        frame.damage = null;
        return true;
      }
    }
    return false;
  }

  private void begin() throws IOException {
    if (begun) {
      return;
    }
    begun = true;
    if (input.require(3)
        && input.buffer()[input.start()] == (byte) 0xEF
        && input.buffer()[input.start() + 1] == (byte) 0xBB
        && input.buffer()[input.start() + 2] == (byte) 0xBF) {
      input.skip(3);
    }
  }

  /** The octets of the next line with its end, all of them available; -1 when it is too long. */
  private int lineLength() throws IOException {
    int scanned = 0;
    while (true) {
      int found = indexOfLineFeed(input.buffer(), input.start() + scanned, input.limit());
      if (found >= 0) {
        int length = found + 1 - input.start();
        return length - 1 > MAX_LINE ? -1 : length;
      }
      scanned = input.available();
      if (scanned > MAX_LINE) {
        return -1;
      }
      if (!input.require(scanned + 1)) {
        return scanned;
      }
    }
  }

  private void deliverTooLong(Frame frame) throws IOException {
    frame.position = input.position();
    int found = -1;
    while (found < 0 && input.require(1)) {
      found = indexOfLineFeed(input.buffer(), input.start(), input.limit());
      input.skip(found < 0 ? input.available() : found + 1 - input.start());
    }
    frame.start = 0;
    frame.length = 0;
    frame.rawLength = (int) Math.min(input.position() - frame.position, Integer.MAX_VALUE);
    frame.damage = TOO_LONG;
  }

  /** The index of the first LF in {@code [from, to)}, or -1. */
  static int indexOfLineFeed(byte[] buffer, int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long found = Words.equal(Words.at(buffer, at), LINE_FEEDS);
      if (found != 0) {
        return at + Words.first(found);
      }
    }
    for (; at < to; at++) {
      if (buffer[at] == '\n') {
        return at;
      }
    }
    return -1;
  }
}
