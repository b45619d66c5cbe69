package fluxgate.format.text;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code key=value} pairs with a separator between them, values perhaps in double quotes in
 * which a backslash stands before a quote. Words without an equals sign are passed over.
 * Single-threaded; the values are valid until the next line.
 */
public final class PairsLine {
  /** The longest key of any log that is read so is half as long. */
  private static final int MOST_KEY = 64;

  private final byte separator;
  private final UnaryOperator<String> naming;

  public PairsLine(char separator) {
    this(separator, UnaryOperator.identity());
  }

  /**
   * As above, by other names.
   *
   * @param naming gives the member for a key
   */
  public PairsLine(char separator, UnaryOperator<String> naming) {
    this.naming = naming;
    this.separator = (byte) separator;
  }

  /**
   * Fills {@code row} from {@code buffer[start, start + length)}. Where a key stands twice the
   * first value counts, and the second goes to {@code again}.
   *
   * @param again of keys that stand twice (the other direction); may be null
   * @return how many pairs the line has
   */
  public int read(byte[] buffer, int start, int length, FieldRow row, @Nullable FieldRow again) {
    row.clear();
    row.begin();
    if (again != null) {
      again.clear();
      again.begin();
    }
    int end = start + length;
    int at = start;
    int pairs = 0;
    while (at < end) {
      int key = at;
      while (at < end && buffer[at] != '=' && buffer[at] != separator) {
        at++;
      }
      if (at == end || buffer[at] != '=') {
        at++;
        continue;
      }
      int keyEnd = at++;
      boolean quoted = at < end && buffer[at] == '"';
      int from = quoted ? at + 1 : at;
      at = quoted ? closing(buffer, from, end) : separatorFrom(buffer, at, end);
      if (keyEnd - key <= MOST_KEY) {
        String name = naming.apply(new String(buffer, key, keyEnd - key, StandardCharsets.UTF_8));
        set(row.member(name), again == null ? null : again.member(name), buffer, from, at - from);
        pairs++;
      }
      at = quoted ? separatorFrom(buffer, at, end) + 1 : at + 1;
    }
    return pairs;
  }

  private static void set(
      @Nullable Field first, @Nullable Field second, byte[] buffer, int from, int length) {
    if (first instanceof FieldValue value && !value.isPresent()) {
      value.set(buffer, from, length);
    } else if (second instanceof FieldValue value && !value.isPresent()) {
      value.set(buffer, from, length);
    }
  }

  private int separatorFrom(byte[] buffer, int from, int end) {
    int at = from;
    while (at < end && buffer[at] != separator) {
      at++;
    }
    return at;
  }

  private static int closing(byte[] buffer, int from, int end) {
    int at = from;
    while (at < end && buffer[at] != '"') {
      at += buffer[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, end);
  }
}
