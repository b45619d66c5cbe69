package fluxgate.format.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into fields at a separator; a field may stand in double quotes, within which the
 * separator is text and a quote is doubled. Single-threaded; the values are valid until the next
 * line.
 */
public final class SeparatedLine {
  /** The longest real line, Palo Alto's, has about 130. */
  private static final int MOST_FIELDS = 512;

  private static final FieldValue ABSENT = new FieldValue();

  private final byte separator;
  private final List<FieldValue> fields = new ArrayList<>();
  private int count;

  public SeparatedLine(char separator) {
    this.separator = (byte) separator;
  }

  /**
   * Reads {@code buffer[start, start + length)}; fields beyond the {@value #MOST_FIELDS}th stay
   * unread.
   */
  public void read(byte[] buffer, int start, int length) {
    count = 0;
    int end = start + length;
    int at = start;
    while (at <= end && count < MOST_FIELDS) {
      at = at < end && buffer[at] == '"' ? quoted(buffer, at, end) : plain(buffer, at, end);
    }
  }

  /** How many fields the line has. */
  public int count() {
    return count;
  }

  /** A field, from 0; absent where the line has not so many. */
  public FieldValue get(int index) {
    return index < 0 || index >= count ? ABSENT : fields.get(index);
  }

  /** Fills a row: each field is the value of the name at its place. */
  public void fill(FieldRow row, List<String> names) {
    row.clear();
    row.begin();
    for (int i = 0; i < Math.min(count, names.size()); i++) {
      if (row.member(names.get(i)) instanceof FieldValue value) {
        FieldValue field = fields.get(i);
        value.set(field.buffer(), field.start(), field.length());
      }
    }
  }

  private FieldValue next() {
    if (count == fields.size()) {
      fields.add(new FieldValue());
    }
    return fields.get(count++);
  }

  private int plain(byte[] buffer, int from, int end) {
    int at = from;
    while (at < end && buffer[at] != separator) {
      at++;
    }
    next().set(buffer, from, at - from);
    return at + 1;
  }

  private int quoted(byte[] buffer, int quote, int end) {
    int from = quote + 1;
    int at = from;
    boolean doubled = false;
    while (at < end && (buffer[at] != '"' || at + 1 < end && buffer[at + 1] == '"')) {
      doubled |= buffer[at] == '"';
      at += buffer[at] == '"' ? 2 : 1;
    }
    at = Math.min(at, end);
    FieldValue field = next();
    if (doubled) {
      byte[] plain = new byte[at - from];
      int length = 0;
      for (int i = from; i < at; i++) {
        plain[length++] = buffer[i];
        i += buffer[i] == '"' ? 1 : 0;
      }
      field.set(plain, 0, length);
    } else {
      field.set(buffer, from, at - from);
    }
    while (at < end && buffer[at] != separator) {
      at++;
    }
    return at + 1;
  }
}
