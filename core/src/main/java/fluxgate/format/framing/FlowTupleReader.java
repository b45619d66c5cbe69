package fluxgate.format.framing;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The flow tuples of Azure's flow logs, and lines that hold none. A document of these logs is one
 * line of many megabytes, or the same on many lines, in which texts stand in arrays: {@code
 * "flowTuples":["…","…"]}, or, where a shipper made members of them, {@code "flow.0":"…"}. Each
 * such text is a record, without its quotes; what stands around them in their line is none. Of
 * other lines each is a record.
 *
 * <p>So no more than a line of {@value LineReader#MAX_LINE} octets without tuples is ever held; a
 * longer one is delivered once, damaged and without its octets. A text over {@value #MOST_TUPLE}
 * octets is delivered damaged, and its array left.
 */
public final class FlowTupleReader implements FrameReader {
  /** Two IPv6 addresses and eleven short fields take some 180 octets. */
  private static final int MOST_TUPLE = 1_024;

  /** A name of a member, and spaces around its colon. */
  private static final int MOST_MARK = 64;

  private static final byte[] ARRAY = "\"flowTuples\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MEMBER = "\"flow.".getBytes(StandardCharsets.US_ASCII);

  private static final Outcome LINE_TOO_LONG = Outcome.rejected("line_too_long");
  private static final Outcome TUPLE_TOO_LONG = Outcome.rejected("tuple_too_long");
  private static final Outcome TRUNCATED = Outcome.rejected("truncated");

  /** Where the front stands. */
  private enum Place {
    BETWEEN,
    IN_ARRAY,
    BEFORE_MEMBER
  }

  private final BlockInput input;
  private final FrameFiller fill;
  private Place place = Place.BETWEEN;
  private boolean begun;

  /** Whether the line that the front stands in had tuples. */
  private boolean tuples;

  /** Where a line began that is too long, or -1. */
  private long tooLongFrom = -1;

  public FlowTupleReader(BlockInput input) {
    this.input = input;
    this.fill = new FrameFiller(input);
  }

  @Override
  public boolean next(Frame frame) throws IOException {
    skipByteOrderMark();
    while (input.require(1)) {
      boolean delivered = place == Place.BETWEEN ? seek(frame) : tuple(frame);
      if (delivered) {
        return true;
      }
    }
    return tooLongFrom >= 0 && tooLong(frame);
  }

  private void skipByteOrderMark() throws IOException {
    if (!begun && input.require(3) && at(0) == 0xEF && at(1) == 0xBB && at(2) == 0xBF) {
      input.skip(3);
    }
    begun = true;
  }

  /** Passes the next line, or goes up to the tuples in it; whether that made a record. */
  private boolean seek(Frame frame) throws IOException {
    int scanned = 0;
    while (input.require(scanned + 1)) {
      int available = Math.min(input.available(), LineReader.MAX_LINE + 1);
      for (; scanned < available; scanned++) {
        int octet = at(scanned);
        if (octet == '\n') {
          return line(frame, scanned, scanned + 1);
        }
        if (octet == '"') {
          int mark = mark(scanned);
          if (mark > 0) {
            boolean late = tooLongFrom >= 0 && tooLong(frame);
            input.skip(scanned + mark);
            tuples = true;
            return late;
          }
        }
      }
      if (scanned > LineReader.MAX_LINE) {
        tooLongFrom = tuples || tooLongFrom >= 0 ? tooLongFrom : input.position();
        input.skip(scanned);
        return false;
      }
    }
    return line(frame, scanned, scanned);
  }

  /** The line has ended. */
  private boolean line(Frame frame, int length, int raw) {
    if (tooLongFrom >= 0) {
      input.skip(raw);
      return tooLong(frame);
    }
    int stop = length;
    while (stop > 0 && at(stop - 1) == '\r') {
      stop--;
    }
    if (tuples || stop == 0) {
      input.skip(raw);
      tuples &= raw == length; // a line that the stream ended
      return false;
    }
    fill.deliver(frame, 0, stop, stop, raw);
    return true;
  }

  private boolean tooLong(Frame frame) {
    frame.position = tooLongFrom;
    frame.start = 0;
    frame.length = 0;
    frame.rawLength = (int) Math.min(input.position() - tooLongFrom, Integer.MAX_VALUE);
    frame.damage = LINE_TOO_LONG;
    tooLongFrom = -1;
    return true;
  }

  /** How long the name of a member with tuples is that begins here, up to them; 0 for another. */
  private int mark(int from) throws IOException {
    if (!input.require(from + MOST_MARK) && input.available() <= from + MEMBER.length) {
      return 0;
    }
    int end = Math.min(input.available(), from + MOST_MARK);
    if (stands(ARRAY, from, end)) {
      int open = behindColon(from + ARRAY.length, end);
      place = open > 0 && at(open) == '[' ? Place.IN_ARRAY : Place.BETWEEN;
      return place == Place.IN_ARRAY ? open + 1 - from : 0;
    }
    if (!stands(MEMBER, from, end)) {
      return 0;
    }
    int digits = from + MEMBER.length;
    while (digits < end && at(digits) >= '0' && at(digits) <= '9') {
      digits++;
    }
    boolean named = digits > from + MEMBER.length && digits < end && at(digits) == '"';
    int open = named ? behindColon(digits + 1, end) : 0;
    place = open > 0 && at(open) == '"' ? Place.BEFORE_MEMBER : Place.BETWEEN;
    return place == Place.BEFORE_MEMBER ? open - from : 0;
  }

  /** Where a value begins behind a colon at or behind {@code from}; 0 where there is none. */
  private int behindColon(int from, int end) {
    int index = from;
    boolean colon = false;
    while (index < end && (isSpace(at(index)) || at(index) == ':' && !colon)) {
      colon |= at(index) == ':';
      index++;
    }
    return colon && index < end ? index : 0;
  }

  private boolean stands(byte[] text, int from, int end) {
    if (end - from < text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (at(from + i) != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** Passes the next text, or the end of its array; whether that made a record. */
  private boolean tuple(Frame frame) throws IOException {
    int octet = at(0);
    if (place == Place.IN_ARRAY && (isSpace(octet) || octet == ',')) {
      input.skip(1);
      return false;
    }
    if (octet != '"') {
      place = Place.BETWEEN;
      return false;
    }
    if (place == Place.BEFORE_MEMBER) {
      place = Place.BETWEEN;
    }
    int length = 1;
    while (length <= MOST_TUPLE && input.require(length + 1)) {
      octet = at(length);
      if (octet == '"') {
        fill.deliver(frame, 1, length - 1, length - 1, length + 1);
        return true;
      }
      if (octet == '\n') {
        break;
      }
      length++;
    }
    place = Place.BETWEEN;
    fill.deliver(frame, 1, length - 1, length - 1, length);
    frame.damage = length > MOST_TUPLE ? TUPLE_TOO_LONG : TRUNCATED;
    return true;
  }

  private static boolean isSpace(int octet) {
    return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
  }

  private int at(int index) {
    return input.buffer()[input.start() + index] & 0xFF;
  }
}
