package fluxgate.app.casefile.dossier;

import fluxgate.app.casefile.Jcs;
import fluxgate.app.history.sighting.RawPlace;
import fluxgate.app.history.sighting.SeenAnswer;
import fluxgate.app.history.sighting.SeenHost;
import fluxgate.app.history.sighting.SeenHost.Deed;
import fluxgate.app.history.sighting.SeenHost.Kind;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Listing} as text: a line of canonical JSON a thing, after one that says when it was
 * listed and has a nonce, so that nobody guesses from the text's hash who stands in it. Times of
 * events are microseconds since 1970. Lines of a type that is not known are passed over.
 */
final class ListingLines {
  private ListingLines() {}

  static String write(Listing listing, Instant now, String nonce) {
    List<String> lines = new ArrayList<>();
    lines.add(Jcs.text(Map.of("type", "listing", "listed", now.toString(), "nonce", nonce)));
    listing.hosts().forEach(host -> lines.add(Jcs.text(host(host))));
    listing.answers().forEach(answer -> lines.add(Jcs.text(answer(answer))));
    listing.aliases().forEach(name -> lines.add(Jcs.text(Map.of("type", "alias", "name", name))));
    listing.verdicts().forEach(judged -> lines.add(Jcs.text(verdict(judged))));
    return String.join("\n", lines) + "\n";
  }

  /** Adds what a text lists. */
  static void read(String text, Listing into) {
    for (String line : text.lines().toList()) {
      Map<String, Object> object = Jcs.parse(line);
      if (object != null) {
        switch (Jcs.text(object, "type")) {
          case "host" -> into.add(host(object));
          case "answer" -> into.add(answer(object));
          case "alias" -> into.addAlias(Jcs.text(object, "name"));
          case "verdict" -> into.add(verdict(object));
          default -> {} // the first line
        }
      }
    }
  }

  private static Map<String, Object> host(ListedHost host) {
    SeenHost seen = host.seen();
    Map<String, Object> line = new TreeMap<>();
    line.put("type", "host");
    line.put("host", seen.label());
    line.put("addresses", seen.addresses());
    line.put("processes", seen.processes());
    line.put("namesakes", seen.namesakes());
    line.put("resolver", seen.resolver());
    List<Map<String, Object>> why = new ArrayList<>();
    for (Deed deed : seen.deeds()) {
      Map<String, Object> reason = new TreeMap<>();
      reason.put("reason", deed.kind().word());
      reason.put("count", deed.times());
      reason.put("records", deed.count());
      reason.put("first", deed.firstMicros());
      reason.put("last", deed.lastMicros());
      reason.put("names", deed.names());
      reason.put("destinations", deed.destinations());
      reason.put("ports", deed.ports());
      reason.put("answered", deed.answered());
      reason.put("places", places(host.places(deed.kind())));
      why.add(reason);
    }
    line.put("why", why);
    return line;
  }

  private static ListedHost host(Map<String, Object> line) {
    List<Deed> deeds = new ArrayList<>();
    Map<Kind, List<RawPlace>> places = new EnumMap<>(Kind.class);
    for (Map<String, Object> reason : objects(line, "why")) {
      Kind kind = kind(Jcs.text(reason, "reason"));
      if (kind != null) {
        places.put(kind, places(reason));
        deeds.add(
            new Deed(
                kind,
                Jcs.number(reason, "count"),
                Jcs.number(reason, "records"),
                Jcs.number(reason, "first"),
                Jcs.number(reason, "last"),
                Jcs.texts(reason, "names"),
                Jcs.number(reason, "destinations"),
                Jcs.texts(reason, "ports").stream().map(Integer::valueOf).toList(),
                Math.max(0, Jcs.number(reason, "answered"))));
      }
    }
    return new ListedHost(
        new SeenHost(
            Jcs.text(line, "host"),
            Jcs.texts(line, "addresses"),
            Jcs.texts(line, "processes"),
            Jcs.number(line, "namesakes"),
            Boolean.TRUE.equals(line.get("resolver")),
            deeds),
        places);
  }

  private static @Nullable Kind kind(String word) {
    try {
      return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return null; // a reason of a later version
    }
  }

  private static Map<String, Object> answer(SeenAnswer answer) {
    Map<String, Object> line = new TreeMap<>();
    line.put("type", "answer");
    line.put("owner", answer.owner());
    line.put("rrtype", answer.type());
    line.put("rdata", answer.rdata());
    line.put("first", answer.firstMicros());
    line.put("last", answer.lastMicros());
    line.put("count", answer.count());
    line.put("places", places(answer.places()));
    return line;
  }

  private static SeenAnswer answer(Map<String, Object> line) {
    return new SeenAnswer(
        Jcs.text(line, "owner"),
        Jcs.text(line, "rrtype"),
        Jcs.text(line, "rdata"),
        Jcs.number(line, "first"),
        Jcs.number(line, "last"),
        Jcs.number(line, "count"),
        places(line));
  }

  private static Map<String, @Nullable Object> verdict(Judged judged) {
    Map<String, @Nullable Object> line = new TreeMap<>();
    line.put("type", "verdict");
    line.put("domain", judged.domain());
    line.put("judged", judged.at().toString());
    line.put("score_thousandths", judged.thousandths());
    line.put("level", judged.level());
    line.put("suspect_at", judged.suspectAt());
    line.put("alert_at", judged.alertAt());
    line.put("finding", judged.finding());
    line.put(
        "evidence",
        judged.pieces().stream()
            .map(piece ->
                new TreeMap<>(
                    Map.of("sentence", piece.sentence(), "places", places(piece.places()))))
            .toList());
    return line;
  }

  private static Judged verdict(Map<String, Object> line) {
    return new Judged(
        Jcs.text(line, "domain"),
        time(Jcs.text(line, "judged")),
        Jcs.number(line, "score_thousandths"),
        Jcs.text(line, "level"),
        line.get("suspect_at") instanceof Long micros ? micros : null,
        line.get("alert_at") instanceof Long micros ? micros : null,
        Jcs.text(line, "finding"),
        objects(line, "evidence").stream()
            .map(piece -> new Judged.Piece(Jcs.text(piece, "sentence"), places(piece)))
            .toList());
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH; // nobody wrote that: custody has the hash of the text
    }
  }

  private static List<Map<String, Object>> places(List<RawPlace> places) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (RawPlace place : places) {
      Map<String, Object> line = new TreeMap<>();
      line.put("imported", place.imported());
      line.put("file", place.file());
      line.put("offset", place.offset());
      line.put("length", place.length());
      lines.add(line);
    }
    return lines;
  }

  private static List<RawPlace> places(Map<String, Object> line) {
    return objects(line, "places").stream()
        .map(place ->
            new RawPlace(
                Jcs.number(place, "imported"),
                Jcs.text(place, "file"),
                Jcs.number(place, "offset"),
                (int) Jcs.number(place, "length")))
        .toList();
  }

  private static List<Map<String, Object>> objects(Map<String, Object> line, String name) {
    List<Map<String, Object>> objects = new ArrayList<>();
    if (line.get(name) instanceof List<?> values) {
      for (Object value : values) {
        if (value instanceof Map<?, ?> members) {
          Map<String, Object> object = new TreeMap<>();
          members.forEach((key, member) -> {
            if (member != null) {
              object.put(String.valueOf(key), member);
            }
          });
          objects.add(object);
        }
      }
    }
    return objects;
  }
}
