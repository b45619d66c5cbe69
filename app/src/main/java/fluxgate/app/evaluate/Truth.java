package fluxgate.app.evaluate;

import fluxgate.dns.DomainName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * What is known of each domain: its class. A class that begins with {@code flux} is a positive.
 * Immutable.
 */
public final class Truth {
  /** Three million benign name-days are the largest run asked for; a name takes some 200 octets. */
  private static final int MOST_NAMES = 5_000_000;

  /** A longer word for a class is no class. */
  private static final int LONGEST_CLASS = 100;

  /** Written out, a name has at most 1,004 characters: 251 octets, each as {@code \DDD}. */
  private static final int LONGEST_NAME = 1024;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(4)
                  .maxNameLength(LONGEST_NAME)
                  .maxStringLength(LONGEST_NAME)
                  .build())
          .build();

  private final Map<DomainName, String> classes;

  private Truth(Map<DomainName, String> classes) {
    this.classes = Collections.unmodifiableMap(classes);
  }

  /**
   * Reads one JSON object, domain to class.
   *
   * @throws IOException whose message says, without the file, what is wrong with it and where
   */
  public static Truth read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    } catch (NoSuchFileException e) {
      throw new IOException("no such file", e);
    }
  }

  /** As {@link #read(Path)}, from a stream, which stays open. */
  public static Truth read(InputStream in) throws IOException {
    Map<DomainName, String> classes = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object of domains and their classes");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String text = parser.currentName();
        DomainName name = DomainName.parse(text);
        if (name == null || name.isRoot()) {
          throw wrong(parser, "'" + text + "' is not a domain name");
        }
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          throw wrong(parser, "the class of '" + text + "' is not a string");
        }
        add(name, parser.getString(), classes, parser);
      }
      if (parser.nextToken() != null) {
        throw wrong(parser, "something follows the object");
      }
    } catch (JacksonException e) {
      throw new IOException("not valid JSON, " + place(e), e);
    }
    if (classes.isEmpty()) {
      throw new IOException("names no domain");
    }
    return new Truth(classes);
  }

  private static void add(
      DomainName name, String word, Map<DomainName, String> classes, JsonParser parser)
      throws IOException {
    if (word.isBlank() || word.length() > LONGEST_CLASS) {
      throw wrong(parser, "the class of '" + name + "' is empty or too long");
    }
    if (classes.size() >= MOST_NAMES) {
      throw wrong(parser, "more than " + MOST_NAMES + " domains");
    }
    String before = classes.putIfAbsent(name, word.intern());
    if (before != null && !before.equals(word)) {
      throw wrong(parser, "'" + name + "' is both '" + before + "' and '" + word + "'");
    }
  }

  private static IOException wrong(JsonParser parser, String what) {
    return new IOException(what + " (line " + parser.currentTokenLocation().getLineNr() + ")");
  }

  private static String place(JacksonException failure) {
    return failure.getLocation() == null
        ? "at an unknown place"
        : "line " + failure.getLocation().getLineNr();
  }

  /** The class of the domain; null where the truth does not name it. */
  public @Nullable String classOf(DomainName domain) {
    return classes.get(domain);
  }

  /** Every domain with its class, in the order of the file. */
  public Map<DomainName, String> classes() {
    return classes;
  }

  /** Whether a class means that its domains should be found. */
  public static boolean isPositive(String word) {
    return word.startsWith("flux");
  }
}
