package fluxgate.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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

  private final BufferedReader in;
  private final RowLedger ledger;

  CsvRows(InputStream in, RowLedger ledger) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    this.ledger = ledger;
  }

  /** The fields of the next row; null at the end. */
  @Nullable List<String> next() throws IOException {
    StringBuilder line = new StringBuilder(128);
    while (true) {
      line.setLength(0);
      int c = in.read();
      if (c < 0) {
        return null;
      }
      boolean tooLong = false;
      for (; c >= 0 && c != '\n'; c = in.read()) {
        if (line.length() < MOST_LINE_CHARACTERS) {
          line.append((char) c);
        } else {
          tooLong = true;
        }
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
