package fluxgate.format.text;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads lines that hold one JSON object each. Single-threaded; the factory, with its table of
 * member names, belongs to one input, so that a hostile input cannot fill another's.
 *
 * <p>Where a name stands twice in an object the last one counts.
 */
public final class JsonLine {
  /** The deepest real record (an EVE alert with its HTTP headers) has six levels. */
  private static final int MAX_NESTING = 64;

  /** A 64-bit integer takes 20 characters, a printed double 24. */
  private static final int MAX_NUMBER = 64;

  /** The longest member name of the formats that we read has 24 characters. */
  private static final int MAX_NAME = 1024;

  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

  private final JsonFactory factory =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxNumberLength(MAX_NUMBER)
                  .maxNameLength(MAX_NAME)
                  .build())
          .build();

  private final JsonScan scan = new JsonScan();
  private byte[] scratch = new byte[4096];
  private int used;
  private boolean mayHaveEscapes;

  /**
   * Fills {@code row} from the object in {@code buffer[start, start + length)}; the values then lie
   * there or in this reader's own buffer.
   *
   * @return false where the octets are not exactly one JSON object; {@code row} is then meaningless
   */
  public boolean read(byte[] buffer, int start, int length, FieldRow row) {
    row.clear();
    if (scan.read(buffer, start, length, row)) {
      mayHaveEscapes = false;
      return true;
    }
    return readGenerally(buffer, start, length, row);
  }

  /** Whether a value that was read last can hold a backslash. */
  public boolean mayHaveEscapes() {
    return mayHaveEscapes;
  }

  /** As {@link #read}, of any JSON. */
  boolean readGenerally(byte[] buffer, int start, int length, FieldRow row) {
    row.clear();
    used = 0;
    mayHaveEscapes = hasBackslash(buffer, start, start + length);
    if (scratch.length < length) {
      // Decoded text is never longer than its JSON form, so that one line's values fit for certain.
      scratch = new byte[Math.max(length, scratch.length * 2)];
    }
    try (JsonParser parser =
        factory.createParser(ObjectReadContext.empty(), buffer, start, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      fill(parser, row);
      return parser.nextToken() == null;
    } catch (JacksonException e) {
      return false;
    }
  }

  /** The names of the members of the object that {@code line} holds; empty where it holds none. */
  public Set<String> names(String line) {
    Set<String> names = new HashSet<>();
    byte[] octets = line.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser =
        factory.createParser(ObjectReadContext.empty(), octets, 0, octets.length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Set.of();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        names.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
      return names;
    } catch (JacksonException e) {
      return Set.of();
    }
  }

  private static boolean hasBackslash(byte[] buffer, int start, int end) {
    for (int i = start; i < end; i++) {
      if (buffer[i] == '\\') {
        return true;
      }
    }
    return false;
  }

  private void fill(JsonParser parser, FieldRow row) {
    row.begin();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      Field field = row.member(parser.currentName());
      JsonToken token = parser.nextToken();
      if (field instanceof FieldValue value) {
        value.clear();
        fill(parser, token, value);
      } else if (field instanceof FieldList list) {
        fill(parser, token, list);
      } else if (field instanceof FieldRow inner && token == JsonToken.START_OBJECT) {
        inner.clear();
        fill(parser, inner);
      } else if (field instanceof FieldRows<?> rows && token == JsonToken.START_ARRAY) {
        fill(parser, rows);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void fill(JsonParser parser, FieldRows<?> rows) {
    rows.clear();
    rows.begin();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = parser.nextToken()) {
      FieldRow row = token == JsonToken.START_OBJECT ? rows.add() : null;
      if (row != null) {
        fill(parser, row);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void fill(JsonParser parser, JsonToken token, FieldList list) {
    list.clear();
    if (token == JsonToken.VALUE_NULL || token == JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    list.begin();
    if (token != JsonToken.START_ARRAY) {
      FieldValue only = list.add();
      if (only != null) {
        fill(parser, token, only);
      }
      return;
    }
    for (JsonToken inner = parser.nextToken();
        inner != JsonToken.END_ARRAY && inner != null;
        inner = parser.nextToken()) {
      FieldValue value = list.add();
      if (value != null) {
        fill(parser, inner, value);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void fill(JsonParser parser, JsonToken token, FieldValue value) {
    switch (token) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> copyText(parser, value);
      case VALUE_TRUE -> value.set(TRUE, 0, TRUE.length);
      case VALUE_FALSE -> value.set(FALSE, 0, FALSE.length);
      default -> parser.skipChildren();
    }
  }

  private void copyText(JsonParser parser, FieldValue value) {
    char[] characters = parser.getStringCharacters();
    int from = parser.getStringOffset();
    int length = parser.getStringLength();
    int start = used;
    for (int i = 0; i < length; i++) {
      char c = characters[from + i];
      if (c >= 0x80) {
        byte[] octets = new String(characters, from, length).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(octets, 0, scratch, start, octets.length);
        used = start + octets.length;
        value.set(scratch, start, octets.length);
        return;
      }
      scratch[start + i] = (byte) c;
    }
    used = start + length;
    value.set(scratch, start, length);
  }
}
