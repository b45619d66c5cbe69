package fluxgate.format.text;

import fluxgate.format.Frame;
import java.nio.charset.StandardCharsets;

/**
 * Walks along one line from left to right, and fills values with what stands there. A flyweight:
 * the octets are those of the line.
 */
public final class LineCursor {
  private byte[] octets = new byte[0];
  private int start;
  private int at;
  private int end;

  /** Begins at the start of a record. */
  public void begin(Frame frame) {
    octets = frame.buffer;
    start = frame.start;
    at = start;
    end = start + frame.length;
  }

  /** Begins at the start of a value. */
  public void begin(FieldValue value) {
    octets = value.buffer();
    start = value.start();
    at = start;
    end = start + value.length();
  }

  /** Begins at the start of a text. */
  public void begin(String line) {
    octets = line.getBytes(StandardCharsets.UTF_8);
    start = 0;
    at = 0;
    end = octets.length;
  }

  public boolean atEnd() {
    return at == end;
  }

  /** How many octets were passed: for {@link #back}. */
  public int passed() {
    return at - start;
  }

  /** Returns to a place where it was before. */
  public void back(int passed) {
    at = start + passed;
  }

  /** The octet so far ahead, or -1. */
  public int peek(int ahead) {
    return at + ahead < end ? octets[at + ahead] & 0xFF : -1;
  }

  /** Whether these ASCII characters stand here; passes them where they do. */
  public boolean skip(String ascii) {
    if (!standsAt(at, ascii)) {
      return false;
    }
    at += ascii.length();
    return true;
  }

  /** Passes spaces and tabs. */
  public void skipSpaces() {
    while (at < end && (octets[at] == ' ' || octets[at] == '\t')) {
      at++;
    }
  }

  /** Fills a value with what stands before the next space or the end, and passes both. */
  public FieldValue word(FieldValue into) {
    int from = at;
    while (at < end && octets[at] != ' ') {
      at++;
    }
    into.set(octets, from, at - from);
    skipSpaces();
    return into;
  }

  /**
   * Fills a value with what stands before the next {@code mark}, and passes both.
   *
   * @return false, and nothing passed, where there is none
   */
  public boolean until(String mark, FieldValue into) {
    for (int i = at; i <= end - mark.length(); i++) {
      if (standsAt(i, mark)) {
        into.set(octets, at, i - at);
        at = i + mark.length();
        return true;
      }
    }
    return false;
  }

  /**
   * As {@link #until}, up to the next {@code mark} outside of quotes, in which a backslash takes
   * the next octet with it.
   */
  public boolean untilUnquoted(char mark, FieldValue into) {
    boolean quoted = false;
    for (int i = at; i < end; i++) {
      if (octets[i] == '\\') {
        i++;
      } else if (octets[i] == '"') {
        quoted = !quoted;
      } else if (octets[i] == mark && !quoted) {
        into.set(octets, at, i - at);
        at = i + 1;
        return true;
      }
    }
    return false;
  }

  /** As {@link #until}, up to the last {@code mark} of the line. */
  public boolean untilLast(String mark, FieldValue into) {
    for (int i = end - mark.length(); i >= at; i--) {
      if (standsAt(i, mark)) {
        into.set(octets, at, i - at);
        at = i + mark.length();
        return true;
      }
    }
    return false;
  }

  /** Fills a value with all that is left, without spaces behind it, and passes it. */
  public FieldValue rest(FieldValue into) {
    int stop = end;
    while (stop > at && (octets[stop - 1] == ' ' || octets[stop - 1] == '\r')) {
      stop--;
    }
    into.set(octets, at, stop - at);
    at = end;
    return into;
  }

  /**
   * Passes a number of at most {@code mostDigits} digits (18 at most).
   *
   * @return -1, and nothing passed, where there is none
   */
  public long number(int mostDigits) {
    long value = 0;
    int from = at;
    while (at < end && at - from < mostDigits && octets[at] >= '0' && octets[at] <= '9') {
      value = value * 10 + octets[at++] - '0';
    }
    return at == from ? -1 : value;
  }

  private boolean standsAt(int from, String ascii) {
    if (end - from < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (octets[from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
