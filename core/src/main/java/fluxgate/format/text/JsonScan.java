package fluxgate.format.text;

import fluxgate.format.Words;
import fluxgate.format.text.Members.Member;

/**
 * Reads one JSON object of plain ASCII into a {@link FieldRow} whose values then lie in the line
 * itself, touching each octet about once.
 *
 * <p>It is sure or it says that it is not: an escape, an octet above 0x7F or below 0x20, a number
 * out of the ordinary, depth, or anything malformed, and {@link JsonLine} reads the line again with
 * its general reader, which alone says what is wrong. So all that this accepts, that accepts, with
 * the same values.
 */
final class JsonScan {
  private static final int UNSURE = -1;
  private static final int MOST_DEPTH = 16;
  private static final int MOST_NAME = 1_024;
  private static final int MOST_NUMBER = 40;
  private static final long QUOTES = Words.of('"');
  private static final long BACKSLASHES = Words.of('\\');

  private byte[] buffer = new byte[0];
  private int end;

  /** Fills the row, which is clear; false where this is not sure, and the row is meaningless. */
  boolean read(byte[] octets, int start, int length, FieldRow row) {
    buffer = octets;
    end = start + length;
    if (octet(start) != '{') {
      return false;
    }
    int at = object(start + 1, row, row.shape(), 0);
    return at >= 0 && space(at) == end;
  }

  private int octet(int at) {
    return at < end ? buffer[at] : 0;
  }

  private int space(int from) {
    int at = from;
    while (at < end
        && (buffer[at] == ' ' || buffer[at] == '\t' || buffer[at] == '\r' || buffer[at] == '\n')) {
      at++;
    }
    return at;
  }

  /** Reads on after the opening brace; where the object ends. */
  private int object(int from, FieldRow row, Members members, int depth) {
    if (depth == MOST_DEPTH) {
      return UNSURE;
    }
    row.begin();
    int at = space(from);
    if (octet(at) == '}') {
      return at + 1;
    }
    Member member = members.beginning();
    while (true) {
      Member known = member.after(buffer, at, end);
      if (known != null) {
        member = known;
        at += known.length;
      } else {
        int stop = name(at);
        if (stop < 0) {
          return UNSURE;
        }
        member = members.lookUp(member, buffer, at + 1, stop - at - 1);
        at = colon(stop + 1);
        if (at < 0) {
          return UNSURE;
        }
      }
      at = space(at);
      at = member.field < 0 ? skip(at, depth + 1) : field(at, row.field(member.field), depth + 1);
      if (at < 0) {
        return UNSURE;
      }
      at = space(at);
      switch (octet(at)) {
        case ',' -> at = space(at + 1);
        case '}' -> {
          return at + 1;
        }
        default -> {
          return UNSURE;
        }
      }
    }
  }

  /** The closing quote of a member's name. */
  private int name(int at) {
    int stop = octet(at) == '"' ? text(at + 1) : UNSURE;
    return stop - at > MOST_NAME ? UNSURE : stop;
  }

  private int colon(int from) {
    int at = space(from);
    return octet(at) == ':' ? at + 1 : UNSURE;
  }

  private int field(int at, Field field, int depth) {
    return switch (field) {
      case FieldValue value -> value(at, value, depth);
      case FieldList list -> list(at, list);
      case FieldRow inner -> {
        if (octet(at) != '{') {
          yield skip(at, depth);
        }
        inner.clear();
        yield object(at + 1, inner, inner.shape(), depth);
      }
      case FieldRows<?> rows -> octet(at) == '[' ? rows(at + 1, rows, depth) : skip(at, depth);
    };
  }

  private int value(int at, FieldValue value, int depth) {
    value.clear();
    int stop = skip(at, depth);
    if (stop >= 0) {
      switch (buffer[at]) {
        case '"' -> value.set(buffer, at + 1, stop - at - 2);
        case '{', '[', 'n' -> {}
        default -> value.set(buffer, at, stop - at);
      }
    }
    return stop;
  }

  private int list(int at, FieldList list) {
    list.clear();
    if (octet(at) == 'n') {
      return literal(at, "null");
    }
    if (octet(at) != '[') {
      return UNSURE;
    }
    int first = space(at + 1);
    if (octet(first) == ']') {
      list.packNothing();
      return first + 1;
    }
    int next = first;
    while (true) {
      next = scalar(next);
      if (next < 0) {
        return UNSURE;
      }
      next = space(next);
      switch (octet(next)) {
        case ',' -> next = space(next + 1);
        case ']' -> {
          list.packJson(buffer, first, next);
          return next + 1;
        }
        default -> {
          return UNSURE;
        }
      }
    }
  }

  private int rows(int from, FieldRows<?> rows, int depth) {
    if (depth == MOST_DEPTH) {
      return UNSURE;
    }
    rows.clear();
    rows.begin();
    int at = space(from);
    if (octet(at) == ']') {
      return at + 1;
    }
    while (true) {
      FieldRow row = octet(at) == '{' ? rows.add() : null;
      at = row == null ? skip(at, depth + 1) : object(at + 1, row, rows.shape(row), depth + 1);
      if (at < 0) {
        return UNSURE;
      }
      at = space(at);
      switch (octet(at)) {
        case ',' -> at = space(at + 1);
        case ']' -> {
          return at + 1;
        }
        default -> {
          return UNSURE;
        }
      }
    }
  }

  /** Where the value that begins at {@code at} ends. */
  private int skip(int at, int depth) {
    return switch (octet(at)) {
      case '{' -> depth == MOST_DEPTH ? UNSURE : skipInside(at + 1, '}', depth);
      case '[' -> depth == MOST_DEPTH ? UNSURE : skipInside(at + 1, ']', depth);
      default -> scalar(at);
    };
  }

  private int skipInside(int from, char closing, int depth) {
    int at = space(from);
    if (octet(at) == closing) {
      return at + 1;
    }
    while (true) {
      if (closing == '}') {
        int stop = name(at);
        at = stop < 0 ? UNSURE : colon(stop + 1);
        if (at < 0) {
          return UNSURE;
        }
        at = space(at);
      }
      at = skip(at, depth + 1);
      if (at < 0) {
        return UNSURE;
      }
      at = space(at);
      int octet = octet(at);
      if (octet == closing) {
        return at + 1;
      }
      if (octet != ',') {
        return UNSURE;
      }
      at = space(at + 1);
    }
  }

  /** Where a value that is neither object nor array ends. */
  private int scalar(int at) {
    return switch (octet(at)) {
      case '"' -> {
        int stop = text(at + 1);
        yield stop < 0 ? UNSURE : stop + 1;
      }
      case 't' -> literal(at, "true");
      case 'f' -> literal(at, "false");
      case 'n' -> literal(at, "null");
      default -> number(at);
    };
  }

  private int literal(int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (octet(at + i) != word.charAt(i)) {
        return UNSURE;
      }
    }
    return at + word.length();
  }

  /** A number without exponent. */
  private int number(int from) {
    int at = octet(from) == '-' ? from + 1 : from;
    int whole = at;
    at = digits(at);
    boolean leadingZero = octet(whole) == '0' && at - whole > 1;
    if (at == whole || leadingZero) {
      return UNSURE;
    }
    if (octet(at) == '.') {
      int fraction = at + 1;
      at = digits(fraction);
      if (at == fraction) {
        return UNSURE;
      }
    }
    return at - from > MOST_NUMBER ? UNSURE : at;
  }

  private int digits(int from) {
    int at = from;
    while (at < end && buffer[at] >= '0' && buffer[at] <= '9') {
      at++;
    }
    return at;
  }

  /** The closing quote of a string without surprises that begins at {@code from}. */
  private int text(int from) {
    int at = from;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long word = Words.at(buffer, at);
      long quotes = Words.equal(word, QUOTES);
      long marks =
          quotes | Words.equal(word, BACKSLASHES) | Words.controls(word) | Words.notAscii(word);
      if (marks != 0) {
        long first = marks & -marks;
        return (quotes & first) == 0 ? UNSURE : at + Words.first(first);
      }
    }
    for (; at < end; at++) {
      int octet = buffer[at];
      if (octet == '"') {
        return at;
      }
      if (octet < 0x20 || octet == '\\') {
        return UNSURE;
      }
    }
    return UNSURE;
  }

  /** Adds the values of an array that {@link #list} read, given what stands in its brackets. */
  static void split(FieldValue whole, FieldList list) {
    byte[] buffer = whole.buffer();
    int end = whole.start() + whole.length();
    for (int at = whole.start(); at < end; at++) {
      if (buffer[at] <= ' ' || buffer[at] == ',') {
        continue;
      }
      boolean quoted = buffer[at] == '"';
      int start = quoted ? at + 1 : at;
      at = start;
      while (at < end && (quoted ? buffer[at] != '"' : buffer[at] != ',' && buffer[at] > ' ')) {
        at++;
      }
      FieldValue value = list.add();
      if (value == null) {
        return;
      }
      if (quoted || buffer[start] != 'n') {
        value.set(buffer, start, at - start);
      }
    }
  }
}
