package fluxgate.detect.context;

import fluxgate.dns.DomainName;
import fluxgate.net.IpPrefix;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a MISP warning list: one JSON object whose members come in any order, so that the entries
 * wait until the type is known. Type {@code hostname} covers a name and all below it, {@code
 * string} the name or address itself, {@code cidr} addresses; {@code substring} and {@code regex}
 * do not go by whole labels and are refused.
 */
final class MispListReader {
  private static final int MOST_NAME_CHARACTERS = 120;

  /** The attributes whose values are names or addresses. */
  private static final Set<String> OURS =
      Set.of("domain", "hostname", "domain|ip", "ip-src", "ip-dst", "ip-src|port", "ip-dst|port");

  private String name = "";
  private String type = "string";
  private final Set<String> attributes = new HashSet<>();
  private final List<String> values = new ArrayList<>();
  private boolean isList;

  private MispListReader() {}

  /**
   * @param folder the name of the file's folder, which also tells the role
   * @param as what the entries are to mean; information with the role that the name tells where
   *     null
   */
  static void read(
      InputStream in,
      String folder,
      @Nullable ListTerms as,
      ContextSink sink,
      ReadingLedger ledger) {
    MispListReader list = new MispListReader();
    try (JsonParser parser = new ContextJson().open(in)) {
      list.members(parser);
    } catch (JacksonException e) {
      ledger.refuse("it is no whole JSON object, so no entry of it is used");
      return;
    }
    list.interpret(folder, as, sink, ledger);
  }

  private void members(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String member = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (member) {
        case "name" -> name = value == JsonToken.VALUE_STRING ? parser.getString() : name;
        case "type" -> type = value == JsonToken.VALUE_STRING ? parser.getString() : type;
        case "matching_attributes" -> attributes.addAll(strings(parser, 256));
        case "list" -> {
          isList = value == JsonToken.START_ARRAY;
          values.addAll(strings(parser, DomainContext.Builder.MOST_ENTRIES));
        }
        default -> {}
      }
      parser.skipChildren();
    }
  }

  /** The strings of the array that begins here, the first so many; the array is read to its end. */
  private static List<String> strings(JsonParser parser, int most) {
    List<String> strings = new ArrayList<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return strings;
    }
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      if (strings.size() < most) {
        strings.add(next == JsonToken.VALUE_STRING ? kept(parser.getString()) : "");
      }
      parser.skipChildren();
    }
    return strings;
  }

  private static String kept(String value) {
    return value.length() > Scope.MOST_CHARACTERS ? "" : value;
  }

  private void interpret(
      String folder, @Nullable ListTerms as, ContextSink sink, ReadingLedger ledger) {
    if (!isList) {
      ledger.refuse("it has no member 'list' as a warning list has");
    } else if (!Set.of("hostname", "string", "cidr").contains(type)) {
      ledger.refuse(
          "its type '" + type + "' does not go by whole labels; hostname, string and cidr do");
    } else if (!attributes.isEmpty() && attributes.stream().noneMatch(OURS::contains)) {
      ledger.refuse("it lists neither names nor addresses");
    } else {
      String shown = name.isBlank() ? folder : name.strip();
      shown = shown.substring(0, Math.min(MOST_NAME_CHARACTERS, shown.length()));
      ListRole role = ListRole.of(shown + " " + folder);
      ledger.guessed(
          shown, role.toldBy(shown, "its name", folder, "the name of its file or folder"));
      ListTerms terms = as == null ? ListTerms.information(shown, role) : as.named(shown, role);
      for (int i = 0; i < values.size(); i++) {
        Scope scope = scope(values.get(i));
        if (scope == null) {
          ledger.reject(
              type.equals("cidr") ? "no block of addresses" : "no name", "entry " + (i + 1));
        } else {
          ledger.took(sink.add(new Entry(scope, terms)), "entry " + (i + 1));
        }
      }
    }
  }

  private @Nullable Scope scope(String value) {
    if (type.equals("cidr")) {
      IpPrefix prefix = IpPrefix.parse(value.strip());
      return prefix == null || prefix.length() == 0 ? null : new Scope.Block(prefix);
    }
    if (type.equals("hostname")) {
      DomainName at = Scope.name(value.startsWith(".") ? value.substring(1) : value);
      return at == null ? null : new Scope.AtOrBelow(at);
    }
    return Scope.parse(value);
  }
}
