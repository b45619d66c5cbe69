package fluxgate.format.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the header lines of a Zeek log say of the lines after them. */
final class ZeekHeader {
  private static final byte[] DEFAULT_EMPTY = octets("(empty)");
  private static final byte[] DEFAULT_UNSET = octets("-");

  /**
   * What stands between values and for those that are none.
   *
   * @param empty one character an octet
   * @param unset one character an octet
   */
  record Marks(byte separator, byte setSeparator, String empty, String unset) {}

  private byte separator = '\t';
  private byte setSeparator = ',';
  private byte[] empty = DEFAULT_EMPTY;
  private byte[] unset = DEFAULT_UNSET;

  Marks marks() {
    return new Marks(
        separator,
        setSeparator,
        new String(empty, StandardCharsets.ISO_8859_1),
        new String(unset, StandardCharsets.ISO_8859_1));
  }

  void set(Marks marks) {
    separator = marks.separator();
    setSeparator = marks.setSeparator();
    empty = octets(marks.empty(), DEFAULT_EMPTY);
    unset = octets(marks.unset(), DEFAULT_UNSET);
  }

  byte separator() {
    return separator;
  }

  byte setSeparator() {
    return setSeparator;
  }

  /** Whether lists are written as Zeek writes them when nobody asks for anything else. */
  boolean isStandard() {
    return setSeparator == ',' && empty == DEFAULT_EMPTY && unset == DEFAULT_UNSET;
  }

  boolean isEmpty(byte[] buffer, int start, int end) {
    return equal(empty, buffer, start, end);
  }

  boolean isUnset(byte[] buffer, int start, int end) {
    return equal(unset, buffer, start, end);
  }

  private static boolean equal(byte[] word, byte[] buffer, int start, int end) {
    if (end - start != word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (buffer[start + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** Sets a value from a cell, or from an element of a list. */
  void fill(FieldValue value, byte[] buffer, int start, int end) {
    if (isEmpty(buffer, start, end)) {
      value.set(buffer, start, 0);
    } else if (isUnset(buffer, start, end)) {
      value.clear();
    } else {
      value.set(buffer, start, end - start);
    }
  }

  /** Adds the elements of a list that is neither unset nor empty. */
  void split(FieldValue whole, FieldList list) {
    byte[] buffer = whole.buffer();
    int element = whole.start();
    int end = element + whole.length();
    for (int i = element; i <= end; i++) {
      if (i == end || buffer[i] == setSeparator) {
        FieldValue value = list.add();
        if (value == null) {
          return;
        }
        fill(value, buffer, element, i);
        element = i + 1;
      }
    }
  }

  /**
   * Takes in one line that begins with {@code #}.
   *
   * @return the names of the columns where it says them
   */
  @Nullable List<String> read(byte[] buffer, int start, int length) {
    String line = new String(buffer, start, length, StandardCharsets.ISO_8859_1);
    if (line.startsWith("#separator ")) {
      separator = first(line.substring(11), (byte) '\t');
      setSeparator = ',';
      empty = DEFAULT_EMPTY;
      unset = DEFAULT_UNSET;
      return null;
    }
    String mark = String.valueOf((char) (separator & 0xFF));
    List<String> cells = List.of(line.split(Pattern.quote(mark), -1));
    String value = cells.size() > 1 ? cells.get(1) : "";
    switch (cells.get(0)) {
      case "#set_separator" -> setSeparator = first(value, (byte) ',');
      case "#empty_field" -> empty = octets(value, DEFAULT_EMPTY);
      case "#unset_field" -> unset = octets(value, DEFAULT_UNSET);
      case "#fields" -> {
        return cells.subList(1, cells.size());
      }
      default -> {}
    }
    return null;
  }

  /** The octet that {@code text} begins with, itself or as {@code \xHH}. */
  private static byte first(String text, byte ifNone) {
    if (text.length() >= 4 && text.startsWith("\\x")) {
      int high = Character.digit(text.charAt(2), 16);
      int low = Character.digit(text.charAt(3), 16);
      return high < 0 || low < 0 ? ifNone : (byte) (high << 4 | low);
    }
    return text.isEmpty() ? ifNone : (byte) text.charAt(0);
  }

  /** The default itself where the text says it, so that both can be told by identity. */
  private static byte[] octets(String text, byte[] usual) {
    byte[] octets = octets(text);
    return Arrays.equals(octets, usual) ? usual : octets;
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
