package fluxgate.detect.context;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Opens JSON with the bounds that hold for every file of context. One for each file. */
final class ContextJson {
  /** RDAP nests entities in entities: twelve levels were the most seen. */
  private static final int MAX_NESTING = 64;

  /** Notices of registries have some ten thousand characters. */
  private static final int MAX_STRING = 1 << 20;

  /** Members of one line that are looked at; ours have seven. */
  private static final int MAX_MEMBERS = 64;

  private final JsonFactory factory =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxStringLength(MAX_STRING)
                  .maxNumberLength(64)
                  .maxNameLength(1024)
                  .build())
          .build();

  JsonParser open(InputStream in) {
    return factory.createParser(ObjectReadContext.empty(), in);
  }

  JsonParser open(String text) {
    return factory.createParser(ObjectReadContext.empty(), text);
  }

  /** The scalar members of the object that the line holds; null where it holds none. */
  @Nullable Map<String, String> members(String line) {
    Map<String, String> members = new LinkedHashMap<>();
    try (JsonParser parser = open(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value.isScalarValue()
            && value != JsonToken.VALUE_NULL
            && members.size() < MAX_MEMBERS) {
          members.put(name, parser.getString());
        }
        parser.skipChildren();
      }
      return parser.nextToken() == null ? members : null;
    } catch (JacksonException e) {
      return null;
    }
  }
}
