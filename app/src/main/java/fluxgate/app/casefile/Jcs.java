package fluxgate.app.casefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as RFC 8785 writes it, so that the same object is the same octets wherever it is made: of
 * texts, whole numbers, truth values, nothing, lists and objects.
 */
public final class Jcs {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Jcs() {}

  /** The canonical text: members in the order of their names. */
  public static String text(Map<String, ?> object) {
    StringBuilder out = new StringBuilder();
    write(object, true, out);
    return out.toString();
  }

  /** The same with members in the order of the map, for lines that people read. */
  public static String ordered(Map<String, ?> object) {
    StringBuilder out = new StringBuilder();
    write(object, false, out);
    return out.toString();
  }

  /** The object that a text holds; null where it holds none, or more than one. */
  public static @Nullable Map<String, Object> parse(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      Map<String, Object> object = object(parser);
      return parser.nextToken() == null ? object : null;
    } catch (JacksonException | IllegalArgumentException e) {
      return null;
    }
  }

  /** The text of a member; empty where it is not there or no text. */
  public static String text(Map<String, Object> object, String name) {
    return object.get(name) instanceof String text ? text : "";
  }

  /** The number of a member; -1 where it is not there or no number. */
  public static long number(Map<String, Object> object, String name) {
    return object.get(name) instanceof Long number ? number : -1;
  }

  /** The texts of a list; none where it is not there. */
  public static List<String> texts(Map<String, Object> object, String name) {
    List<String> texts = new ArrayList<>();
    if (object.get(name) instanceof List<?> values) {
      values.forEach(value -> texts.add(String.valueOf(value)));
    }
    return texts;
  }

  private static void write(@Nullable Object value, boolean sorted, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case Nothing nothing -> out.append("null");
      case Map<?, ?> object -> object(object, sorted, out);
      case Collection<?> list -> {
        out.append('[');
        boolean first = true;
        for (Object item : list) {
          out.append(first ? "" : ",");
          write(item, sorted, out);
          first = false;
        }
        out.append(']');
      }
      case Long number -> out.append(number.longValue());
      case Integer number -> out.append(number.intValue());
      case Boolean truth -> out.append(truth.booleanValue());
      default -> quoted(value.toString(), out);
    }
  }

  private static void object(Map<?, ?> object, boolean sorted, StringBuilder out) {
    Map<String, Object> members = sorted ? new TreeMap<>() : new LinkedHashMap<>();
    object.forEach((name, value) -> members.put(String.valueOf(name), orNothing(value)));
    out.append('{');
    boolean first = true;
    for (Map.Entry<String, Object> member : members.entrySet()) {
      out.append(first ? "" : ",");
      quoted(member.getKey(), out);
      out.append(':');
      write(member.getValue(), sorted, out);
      first = false;
    }
    out.append('}');
  }

  /** RFC 8785 §3.2.2.2: short escapes where there are, the other controls in lower case. */
  private static void quoted(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** JSON's null, where a null would mean that a member is not there. */
  private enum Nothing {
    NULL
  }

  private static Object orNothing(@Nullable Object value) {
    return value == null ? Nothing.NULL : value;
  }

  private static Map<String, Object> object(JsonParser parser) {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (members.put(name, value(parser)) != null) {
        throw new IllegalArgumentException("the same member twice");
      }
    }
    return members;
  }

  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(parser));
        }
        yield values;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> Nothing.NULL;
      default -> parser.getString(); // a fraction stays text, and so is never canonical
    };
  }
}
