package fluxgate.detect.context;

import fluxgate.dns.DomainName;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads registration dates from RDAP domain objects (RFC 9083: {@code ldhName} and the event {@code
 * registration}) and from WHOIS exports: objects one after the other, or in an array. Of several
 * dates in one object the earliest counts: registry and registrar both give theirs.
 *
 * <p>Damage ends the reading there; what came before is used.
 */
final class RegistrationJson {
  /** From the most to the least telling. */
  private static final List<String> NAMES =
      List.of("ldhname", "domain", "domainname", "registereddomain", "name", "query");

  /** Members whose object speaks of the same domain. */
  private static final Set<String> WRAPPERS =
      Set.of("whoisrecord", "whois", "whoisdata", "registrydata", "rdap", "data", "result");

  private final JsonParser parser;
  private final ContextSink sink;
  private final ReadingLedger ledger;
  private int objects;

  private RegistrationJson(JsonParser parser, ContextSink sink, ReadingLedger ledger) {
    this.parser = parser;
    this.sink = sink;
    this.ledger = ledger;
  }

  static void read(InputStream in, ContextSink sink, ReadingLedger ledger) {
    try (JsonParser parser = new ContextJson().open(in)) {
      RegistrationJson reader = new RegistrationJson(parser, sink, ledger);
      try {
        reader.objects();
      } catch (JacksonException e) {
        ledger.reject("damaged, and what follows is not read", reader.place());
      }
    }
  }

  private String place() {
    return "object " + objects;
  }

  private void objects() {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        objects++;
        Seen seen = new Seen();
        object(seen);
        take(seen);
      } else if (token.isScalarValue()) {
        objects++;
        ledger.reject("no object", place());
      }
    }
  }

  /** What one object said of its domain. */
  private static final class Seen {
    @Nullable String name;
    int rank = NAMES.size();
    @Nullable Long micros;

    void date(String text) {
      Long time = ContextTimes.parse(text);
      if (time != null && (micros == null || time < micros)) {
        micros = time;
      }
    }
  }

  /** Reads the object that began, to its end. */
  private void object(Seen seen) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String member = HeaderWords.plain(parser.currentName());
      JsonToken value = parser.nextToken();
      int rank = NAMES.indexOf(member);
      if (member.equals("events") && value == JsonToken.START_ARRAY) {
        events(seen);
      } else if (value == JsonToken.START_OBJECT && WRAPPERS.contains(member)) {
        object(seen);
      } else if (RegistrationCsv.REGISTERED.contains(member)) {
        strings(seen::date);
      } else if (rank >= 0 && rank < seen.rank) {
        strings(text -> {
          if (seen.rank > rank) {
            seen.rank = rank;
            seen.name = text;
          }
        });
      } else {
        parser.skipChildren();
      }
    }
  }

  /** The scalar here, or the scalars of the array here. */
  private void strings(java.util.function.Consumer<String> taker) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      one(taker);
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      one(taker);
    }
  }

  private void one(java.util.function.Consumer<String> taker) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
      taker.accept(parser.getString());
    } else {
      parser.skipChildren();
    }
  }

  private void events(Seen seen) {
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token != JsonToken.START_OBJECT) {
        parser.skipChildren();
        continue;
      }
      String action = "";
      String date = "";
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String member = parser.currentName();
        boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
        if (text && member.equals("eventAction")) {
          action = parser.getString();
        } else if (text && member.equals("eventDate")) {
          date = parser.getString();
        }
        parser.skipChildren();
      }
      if (action.equalsIgnoreCase("registration")) {
        seen.date(date);
      }
    }
  }

  private void take(Seen seen) {
    DomainName name = seen.name == null ? null : Scope.name(seen.name);
    if (name == null || seen.micros == null) {
      ledger.reject(name == null ? "no name" : "no registration date", place());
    } else if (sink.addRegistration(name, seen.micros)) {
      ledger.accept();
    } else {
      ledger.reject("beyond what is kept", place());
    }
  }
}
