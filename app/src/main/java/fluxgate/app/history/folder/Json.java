package fluxgate.app.history.folder;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The JSON of the store's small files: objects of scalars, objects and arrays. */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** The object that the writer fills, on one line. */
  public static String object(Consumer<JsonGenerator> fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      fields.accept(json);
      json.writeEndObject();
    }
    return text.toString();
  }

  /** The object that the text holds; null where it holds none, or more than one. */
  public static @Nullable JsonObject parse(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      JsonObject object = object(parser);
      return parser.nextToken() == null ? object : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static JsonObject object(JsonParser parser) {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = value(parser);
      if (value != null) {
        members.put(name, value);
      }
    }
    return new JsonObject(members);
  }

  private static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          Object value = value(parser);
          if (value != null) {
            values.add(value);
          }
        }
        yield values;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getString();
    };
  }

  /**
   * An object that was read; what is missing or of another type counts as not there.
   *
   * @param members without those that are null
   */
  public record JsonObject(Map<String, Object> members) {
    /** The text; null where there is none. */
    public @Nullable String text(String name) {
      return members.get(name) instanceof String text ? text : null;
    }

    /** The text, or nothing. */
    public String textOr(String name, String otherwise) {
      String text = text(name);
      return text == null ? otherwise : text;
    }

    /** The number, or another where there is none. */
    public long number(String name, long otherwise) {
      return members.get(name) instanceof Long number ? number : otherwise;
    }

    /** Whether it says so. */
    public boolean is(String name) {
      return Boolean.TRUE.equals(members.get(name));
    }

    /** The object; null where there is none. */
    public @Nullable JsonObject object(String name) {
      return members.get(name) instanceof JsonObject object ? object : null;
    }

    /** The objects of an array. */
    public List<JsonObject> objects(String name) {
      List<JsonObject> objects = new ArrayList<>();
      if (members.get(name) instanceof List<?> values) {
        for (Object value : values) {
          if (value instanceof JsonObject object) {
            objects.add(object);
          }
        }
      }
      return objects;
    }

    /** The texts of an array. */
    public List<String> texts(String name) {
      List<String> texts = new ArrayList<>();
      if (members.get(name) instanceof List<?> values) {
        for (Object value : values) {
          if (value instanceof String text) {
            texts.add(text);
          }
        }
      }
      return texts;
    }
  }
}
