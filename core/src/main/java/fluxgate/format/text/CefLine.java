package fluxgate.format.text;

import fluxgate.format.Frame;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Reads lines of the Common Event Format: seven header fields between bars, then {@code key=value}
 * pairs whose values may hold spaces and end where the next key begins. {@code CEF:} itself may be
 * missing: relays take it for the name of a program. Single-threaded; the values are valid until
 * the next line.
 */
public final class CefLine {
  private static final int HEADER_FIELDS = 7;

  /** Keys of products' own have up to 60 octets. */
  private static final int MOST_KEY = 80;

  /**
   * Fills {@code row} by the keys of the line.
   *
   * @return false where it is no CEF
   */
  public boolean read(Frame frame, FieldRow row) {
    return read(frame, row, UnaryOperator.identity());
  }

  /**
   * As above, by other names.
   *
   * @param naming gives the member for a key
   */
  public boolean read(Frame frame, FieldRow row, UnaryOperator<String> naming) {
    row.clear();
    row.begin();
    byte[] buffer = frame.buffer;
    int end = frame.start + frame.length;
    int at = frame.start;
    boolean marked =
        frame.length > 4
            && at(frame, 0, 'C')
            && at(frame, 1, 'E')
            && at(frame, 2, 'F')
            && at(frame, 3, ':');
    boolean bare = frame.length > 2 && isDigit(frame.at(0)) && at(frame, 1, '|');
    if (!marked && !bare) {
      return false;
    }
    for (int bars = 0; bars < HEADER_FIELDS; at++) {
      if (at >= end) {
        return false;
      }
      at += buffer[at] == '\\' ? 1 : 0;
      bars += at < end && buffer[at] == '|' && buffer[at - 1] != '\\' ? 1 : 0;
    }
    extension(buffer, at, end, row, naming);
    return true;
  }

  private static boolean isDigit(int octet) {
    return octet >= '0' && octet <= '9';
  }

  private static boolean at(Frame frame, int index, char wanted) {
    return frame.at(index) == wanted;
  }

  private static void extension(
      byte[] buffer, int from, int end, FieldRow row, UnaryOperator<String> naming) {
    int key = from;
    int keyEnd = -1; // where the equals sign of the key stands whose value is being read
    int space = from - 1;
    for (int at = from; at <= end; at++) {
      if (at == end) {
        set(buffer, key, keyEnd, end, row, naming);
      } else if (buffer[at] == '\\') {
        at++;
      } else if (buffer[at] == ' ') {
        space = at;
      } else if (buffer[at] == '=' && space < at - 1) {
        set(buffer, key, keyEnd, space, row, naming);
        key = space + 1;
        keyEnd = at;
        space = Integer.MAX_VALUE; // further equals signs in this word are text
      }
    }
  }

  private static void set(
      byte[] buffer, int key, int keyEnd, int end, FieldRow row, UnaryOperator<String> naming) {
    if (keyEnd < 0 || keyEnd - key > MOST_KEY || end < keyEnd + 1) {
      return;
    }
    String name = new String(buffer, key, keyEnd - key, StandardCharsets.UTF_8);
    if (row.member(naming.apply(name)) instanceof FieldValue value && !value.isPresent()) {
      value.set(buffer, keyEnd + 1, end - keyEnd - 1);
    }
  }
}
