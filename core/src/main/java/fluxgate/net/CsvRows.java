package fluxgate.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a comma-separated table (RFC 4180, one line a row) in UTF-8. Blank lines and lines
 * that begin with {@code #} are passed over; a field is stripped of the blanks around it. Lines
 * that are too long and broken quotes are rejected to the ledger.
 */
public final class CsvRows {
  /** The longest organisation names known have some 100 characters. */
  private static final int MOST_LINE_CHARACTERS = 4096;

  private final Reader in;
  private final RowLedger ledger;

  /** A block at a time: asking the reader for each character took most of a start. */
  private final char[] block = new char[1 << 14];

  private int at;
  private int limit;

  CsvRows(InputStream in, RowLedger ledger) {
    this.in = new InputStreamReader(in, StandardCharsets.UTF_8);
    this.ledger = ledger;
  }

  /** The fields of the next row; null at the end. */
  @Nullable List<String> next() throws IOException {
    StringBuilder line = new StringBuilder(128);
    while (at < limit || fill()) {
      line.setLength(0);
      boolean tooLong = false;
      boolean ended = false;
      while (!ended && (at < limit || fill())) {
        int end = lineEnd();
        int length = Math.min(end - at, MOST_LINE_CHARACTERS - line.length());
        tooLong |= length < end - at;
        line.append(block, at, length);
        ended = end < limit;
        at = ended ? end + 1 : limit;
      }
      if (tooLong) {
        ledger.reject("line_too_long");
        continue;
      }
      String text = line.toString();
      if (isRow(text)) {
        List<String> fields = split(text);
        if (fields != null) {
          return fields;
        }
        ledger.reject("broken_quotes");
      }
    }
    return null;
  }

  /** The index of the next line feed in the block, or its limit. */
  private int lineEnd() {
    int end = at;
    while (end < limit && block[end] != '\n') {
      end++;
    }
    return end;
  }

  private boolean fill() throws IOException {
    at = 0;
    limit = Math.max(0, in.read(block));
    return limit > 0;
  }

  /** Whether a line is a row or a header, not blank and not a comment. */
  static boolean isRow(String line) {
    String text = withoutMark(line).strip();
    return !text.isEmpty() && text.charAt(0) != '#';
  }

  /** The fields of a line; null when a quoted field does not end or is followed by anything. */
  public static @Nullable List<String> split(String line) {
    String text = withoutMark(line).strip();
    List<String> fields = new ArrayList<>(6);
    int at = 0;
    while (true) {
      int start = at;
      while (start < text.length() && text.charAt(start) == ' ') {
        start++;
      }
      if (start < text.length() && text.charAt(start) == '"') {
        StringBuilder field = new StringBuilder();
        at = quoted(text, start + 1, field);
        if (at < 0) {
          return null;
        }
        fields.add(field.toString().strip());
      } else {
        int comma = text.indexOf(',', at);
        int end = comma < 0 ? text.length() : comma;
        fields.add(text.substring(at, end).strip());
        at = end;
      }
      if (at == text.length()) {
        return fields;
      }
      at++;
    }
  }

  /** Reads a field up to its closing quote; the index of the comma or end after it, or -1. */
  private static int quoted(String text, int start, StringBuilder field) {
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        field.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else {
        while (at < text.length() && text.charAt(at) == ' ') {
          at++;
        }
        return at == text.length() || text.charAt(at) == ',' ? at : -1;
      }
    }
    return -1;
  }

  private static String withoutMark(String line) {
    return !line.isEmpty() && line.charAt(0) == '\uFEFF' ? line.substring(1) : line;
  }
}
