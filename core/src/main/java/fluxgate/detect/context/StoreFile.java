package fluxgate.detect.context;

import fluxgate.dns.DomainName;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The form in which context is kept: one JSON object a line.
 *
 * <pre>
 * {"list":"NAME","kind":"allow","role":"other","owner":"WHO","reason":"WHY","expires":"2027-01-31"}
 * {"scope":"*.shop.example"}                            an entry under the terms above
 * {"scope":"AS64500","kind":"watch","owner":"WHO",…}    an entry under terms of its own
 * {"domain":"shop.example","registered":"2026-10-01T00:00:00Z"}
 * </pre>
 *
 * <p>{@code list}, {@code role}, {@code owner}, {@code reason} and {@code expires} may be left out;
 * members that are not named here are passed over.
 */
public final class StoreFile {
  /** The list of entries that say no list. */
  public static final String OWN = "own";

  private static final int MOST_WORDS = 400;

  private StoreFile() {}

  /** Reads lines; the stream stays open. */
  static void read(InputStream in, ContextSink sink, ReadingLedger ledger) throws IOException {
    TextLines lines = new TextLines(in, ledger);
    ContextJson json = new ContextJson();
    ListTerms terms = null;
    for (String line = lines.next(); line != null; line = lines.next()) {
      Map<String, String> members = json.members(line);
      if (members == null) {
        ledger.reject("no JSON object", lines.place());
        continue;
      }
      boolean hasTerms = members.containsKey("kind");
      ListTerms own = hasTerms ? terms(members, ledger) : terms;
      if (members.containsKey("domain")) {
        registration(members, sink, ledger, lines.place());
      } else if (own == null) {
        ledger.reject(hasTerms ? "bad kind, role or expires" : "without a kind", lines.place());
        terms = members.containsKey("scope") ? terms : null;
      } else if (members.containsKey("scope")) {
        entry(members, own, sink, ledger, lines.place());
      } else {
        terms = own;
      }
    }
  }

  private static void registration(
      Map<String, String> members, ContextSink sink, ReadingLedger ledger, String place) {
    DomainName name = Scope.name(members.getOrDefault("domain", ""));
    Long micros = ContextTimes.parse(members.getOrDefault("registered", ""));
    if (name == null || micros == null) {
      ledger.reject(name == null ? "no name" : "no date", place);
    } else if (sink.addRegistration(name, micros)) {
      ledger.accept();
    } else {
      ledger.reject("beyond what is kept", place);
    }
  }

  private static void entry(
      Map<String, String> members,
      ListTerms terms,
      ContextSink sink,
      ReadingLedger ledger,
      String place) {
    Scope scope = Scope.parse(members.getOrDefault("scope", ""));
    if (scope == null) {
      ledger.reject(Scope.refusal(members.getOrDefault("scope", "")), place);
    } else {
      ledger.took(sink.add(new Entry(scope, terms)), place);
    }
  }

  private static @Nullable ListTerms terms(Map<String, String> members, ReadingLedger ledger) {
    ListKind kind = ListKind.parse(members.getOrDefault("kind", ""));
    String list = words(members, "list");
    list = list.isEmpty() ? OWN : list;
    String roleWord = members.get("role");
    ListRole role = roleWord == null ? ListRole.of(list) : ListRole.parse(roleWord);
    if (kind == null || role == null) {
      return null;
    }
    if (roleWord == null) {
      ledger.guessed(list, role.toldBy(list, "its name"));
    }
    String day = members.get("expires");
    try {
      LocalDate expires = day == null ? null : LocalDate.parse(day);
      return new ListTerms(
          list, kind, role, words(members, "owner"), words(members, "reason"), expires);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String words(Map<String, String> members, String member) {
    String words = members.getOrDefault(member, "").strip();
    return words.substring(0, Math.min(MOST_WORDS, words.length()));
  }

  /** The line, without its end, that begins a list. */
  public static String line(ListTerms terms) {
    return object(json -> write(terms, json));
  }

  /** The line of an entry under the terms of the list that began above. */
  public static String line(Scope scope) {
    return object(json -> json.writeStringProperty("scope", scope.toString()));
  }

  /** The line of an entry with its terms. */
  public static String line(Entry entry) {
    return object(json -> {
      json.writeStringProperty("scope", entry.scope().toString());
      write(entry.terms(), json);
    });
  }

  /** The line of a registration date. */
  public static String line(DomainName domain, long micros) {
    Instant time = Instant.ofEpochSecond(0, micros * 1000);
    return object(json -> {
      json.writeStringProperty("domain", domain.toString());
      json.writeStringProperty("registered", time.toString());
    });
  }

  private static void write(ListTerms terms, JsonGenerator json) {
    json.writeStringProperty("list", terms.list());
    json.writeStringProperty("kind", terms.kind().word());
    json.writeStringProperty("role", terms.role().word());
    json.writeStringProperty("owner", terms.owner());
    json.writeStringProperty("reason", terms.reason());
    if (terms.expires() != null) {
      json.writeStringProperty("expires", terms.expires().toString());
    }
  }

  private static String object(java.util.function.Consumer<JsonGenerator> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
    return text.toString();
  }
}
