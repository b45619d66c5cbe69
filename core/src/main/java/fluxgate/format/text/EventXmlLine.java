package fluxgate.format.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that hold one Windows event each, as XML, into the row that {@link JsonLine} fills
 * from the same event as JSON: an element is the member of its name, its attributes are the members
 * of its {@code #attributes}, and {@code <Data Name='X'>} is the member X. Single-threaded.
 *
 * <p>The subset that events need: elements, attributes, text, the five named entities and character
 * references. A document type, a comment or a CDATA section is not read, so that nothing can be
 * declared, fetched or expanded. Where a name stands twice the last counts.
 */
public final class EventXmlLine {
  /** The deepest event ({@code Event/UserData/x/y}) has five levels. */
  private static final int MAX_NESTING = 16;

  /** {@code &#x10FFFF;} has ten octets. */
  private static final int MAX_ENTITY = 10;

  private byte[] line = new byte[0];
  private byte[] scratch = new byte[4096];
  private int at;
  private int end;
  private int used;

  /** The line is not of the subset; never leaves this class. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed() {
      super(null, null, false, false);
    }
  }

  /**
   * Fills {@code row} from the element in {@code buffer[start, start + length)}; the values then
   * lie in this reader's own buffer.
   *
   * @return false where the octets are not exactly one element; {@code row} is then meaningless
   */
  public boolean read(byte[] buffer, int start, int length, FieldRow row) {
    row.clear();
    row.begin();
    line = buffer;
    at = start;
    end = start + length;
    used = 0;
    if (scratch.length < length) {
      // Decoded text is never longer than its XML form, so that one line's values fit for certain.
      scratch = new byte[Math.max(length, scratch.length * 2)];
    }
    try {
      element(row, 0);
      skipSpace();
      return at == end;
    } catch (Malformed e) {
      return false;
    }
  }

  /** One element, whether or not {@code parent} wants it. */
  private void element(@Nullable FieldRow parent, int depth) throws Malformed {
    expect('<');
    int nameStart = at;
    String name = name();
    int nameLength = at - nameStart;
    Field field = parent == null ? null : parent.member(name);
    FieldRow attributes = null;
    if (field instanceof FieldRow row) {
      row.clear();
      row.begin();
      attributes = row.member("#attributes") instanceof FieldRow inner ? inner : null;
      if (attributes != null) {
        attributes.begin();
      }
    }
    String dataName = attributes(attributes);
    if (parent != null && dataName != null && name.equals("Data")) {
      field = parent.member(dataName);
    }
    if (octet() == '/') {
      at++;
      expect('>');
      return;
    }
    expect('>');
    content(field, depth);
    boolean same =
        nameLength <= end - at
            && Arrays.equals(line, at, at + nameLength, line, nameStart, nameStart + nameLength);
    if (!same) {
      throw new Malformed();
    }
    at += nameLength;
    skipSpace();
    expect('>');
  }

  /** Text and elements up to and with the {@code </} that follows them. */
  private void content(@Nullable Field field, int depth) throws Malformed {
    if (depth == MAX_NESTING) {
      throw new Malformed();
    }
    int start = used;
    while (true) {
      int before = used;
      text((byte) '<');
      if (!(field instanceof FieldValue)) {
        used = before;
      }
      if (at + 1 < end && line[at + 1] == '/') {
        at += 2;
        break;
      }
      element(field instanceof FieldRow row ? row : null, depth + 1);
    }
    if (field instanceof FieldValue value) {
      value.set(scratch, start, used - start);
    }
  }

  /**
   * The attributes of a start tag, up to its {@code >} or {@code /}.
   *
   * @return the value of the attribute {@code Name}, or null
   */
  private @Nullable String attributes(@Nullable FieldRow row) throws Malformed {
    String dataName = null;
    while (true) {
      skipSpace();
      if (octet() == '>' || octet() == '/') {
        return dataName;
      }
      String name = name();
      skipSpace();
      expect('=');
      skipSpace();
      byte quote = octet();
      if (quote != '"' && quote != '\'') {
        throw new Malformed();
      }
      at++;
      int start = used;
      text(quote);
      at++;
      if (name.equals("Name")) {
        dataName = new String(scratch, start, used - start, StandardCharsets.UTF_8);
      }
      if (row != null && row.member(name) instanceof FieldValue value) {
        value.set(scratch, start, used - start);
      } else {
        used = start;
      }
    }
  }

  /** Decodes up to, but without, the octet {@code stop}. */
  private void text(byte stop) throws Malformed {
    while (octet() != stop) {
      byte octet = line[at++];
      if (octet == '<') {
        throw new Malformed();
      }
      if (octet == '&') {
        entity();
      } else {
        scratch[used++] = octet;
      }
    }
  }

  /** What stands between {@code &} and {@code ;}. */
  private void entity() throws Malformed {
    int start = at;
    while (octet() != ';') {
      if (++at - start > MAX_ENTITY) {
        throw new Malformed();
      }
    }
    String name = new String(line, start, at - start, StandardCharsets.ISO_8859_1);
    at++;
    int character =
        switch (name) {
          case "lt" -> '<';
          case "gt" -> '>';
          case "amp" -> '&';
          case "quot" -> '"';
          case "apos" -> '\'';
          default -> reference(name);
        };
    byte[] octets = Character.toString(character).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(octets, 0, scratch, used, octets.length);
    used += octets.length;
  }

  /** {@code #10} or {@code #xA}. */
  private static int reference(String name) throws Malformed {
    boolean hex = name.startsWith("#x");
    int value = 0;
    int first = hex ? 2 : 1;
    for (int i = first; i < name.length(); i++) {
      int digit = Character.digit(name.charAt(i), hex ? 16 : 10);
      value = digit < 0 || value > Character.MAX_CODE_POINT ? -1 : value * (hex ? 16 : 10) + digit;
      if (value < 0) {
        throw new Malformed();
      }
    }
    if (!name.startsWith("#") || name.length() == first || !Character.isValidCodePoint(value)) {
      throw new Malformed();
    }
    return value;
  }

  private String name() throws Malformed {
    int start = at;
    while (isNameOctet(octet())) {
      at++;
    }
    if (at == start) {
      throw new Malformed();
    }
    return new String(line, start, at - start, StandardCharsets.UTF_8);
  }

  private static boolean isNameOctet(byte octet) {
    return octet > ' ' && "<>/='\"&!?;".indexOf(octet) < 0 || octet < 0;
  }

  private void skipSpace() {
    while (at < end && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r')) {
      at++;
    }
  }

  private void expect(char octet) throws Malformed {
    if (octet() != octet) {
      throw new Malformed();
    }
    at++;
  }

  private byte octet() throws Malformed {
    if (at == end) {
      throw new Malformed();
    }
    return line[at];
  }
}
