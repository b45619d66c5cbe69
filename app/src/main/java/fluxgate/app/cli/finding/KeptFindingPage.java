package fluxgate.app.cli.finding;

import static java.util.stream.Collectors.joining;

import fluxgate.app.casefile.evidence.RawGlance;
import fluxgate.app.explain.RawRecord;
import fluxgate.app.findings.Disposition;
import fluxgate.app.findings.KeptFinding;
import fluxgate.app.findings.KeptFindings;
import fluxgate.app.findings.KeptHunt;
import fluxgate.app.history.folder.Json;
import fluxgate.app.history.folder.Json.JsonObject;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.sighting.ImportedFile;
import fluxgate.app.output.Lines;
import fluxgate.app.output.Neutral;
import fluxgate.detect.Footprint;
import fluxgate.observation.Provenance;
import fluxgate.verdict.Level;
import fluxgate.verdict.Unknown;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One kept finding for people at a terminal. */
public final class KeptFindingPage {
  private static final int WIDTH = 100;
  private static final int LABEL = 11;
  private static final int CODE = 18;

  /** Of networks, inputs and clients; --json has those that hunts print, the store has all. */
  private static final int MOST_NAMED = 8;

  private final PrintStream out;
  private final KeptFindings kept;
  private @Nullable List<ImportedFile> imports;

  KeptFindingPage(PrintStream out, KeptFindings kept) {
    this.out = out;
    this.kept = kept;
  }

  /** Has the raw records printed, from inputs of the store that still are what was read. */
  void withRaw(List<ImportedFile> of) {
    imports = of;
  }

  void print(KeptFinding finding, List<KeptFinding> history, List<Disposition> decided)
      throws StoreException {
    Map<Long, KeptHunt> hunts = kept.hunts();
    out.println(
        level(finding.level())
            + "  "
            + FindingsCommand.defanged(finding.domain())
            + "  "
            + Neutral.text(finding.id()));
    JsonObject json = Json.parse(kept.json(finding));
    KeptHunt hunt = hunts.get(finding.hunt());
    if (hunt != null) {
      judgedBy(finding, hunt);
    }
    if (json != null) {
      seen(finding, json);
    }
    Footprint footprint = kept.footprint(finding);
    if (footprint != null) {
      where(footprint);
    }
    if (json != null) {
      clients(json);
      evidence(json, hunt);
    }
    history.stream()
        .skip(1)
        .forEach(earlier -> {
          KeptHunt then = hunts.get(earlier.hunt());
          line(
              "earlier",
              "hunt "
                  + earlier.hunt()
                  + (then == null ? "" : " of " + seconds(then.started()))
                  + ": "
                  + level(earlier.level()).strip()
                  + ", at most "
                  + level(earlier.peakLevel()).strip());
        });
    decided.forEach(one -> line("decided", decision(one)));
  }

  private void judgedBy(KeptFinding finding, KeptHunt hunt) {
    line(
        "kept",
        "by hunt "
            + finding.hunt()
            + " of "
            + seconds(hunt.started())
            + ", "
            + hunt.program()
            + ", baseline "
            + hunt.baseline()
            + (hunt.fromStore() ? ", from the store" : ""));
    line("inputs", named(hunt.inputNames()));
  }

  private void seen(KeptFinding finding, JsonObject json) {
    String alert = json.text("alert_at");
    String suspect = json.text("suspect_at");
    line(
        "seen",
        seconds(finding.firstSeen())
            + " to "
            + seconds(finding.lastSeen())
            + (alert != null
                ? ", alert since " + seconds(Instant.parse(alert))
                : suspect != null ? ", suspect since " + seconds(Instant.parse(suspect)) : "")
            + (finding.peakLevel().equals(finding.level())
                ? ""
                : ", " + level(finding.peakLevel()).strip() + " at most"));
    line("names", named(json.texts("names")).replace(".", "[.]"));
  }

  private void where(Footprint footprint) {
    line(
        "networks",
        named(
            footprint.networks().stream()
                .map(network -> "AS" + network.asn() + " (" + network.name() + ")")
                .toList()));
    if (!footprint.blocks().isEmpty()) {
      line("", named(footprint.blocks().stream().map(block -> block.block().toString()).toList()));
    }
    line(
        "ports",
        footprint.ports().isEmpty()
            ? "no connection seen"
            : named(footprint.ports().stream().map(Object::toString).toList()));
  }

  private void clients(JsonObject json) {
    List<String> clients =
        json.objects("clients").stream()
            .map(client ->
                client.textOr("client", "?")
                    + " ("
                    + client.number("answers", 0)
                    + " answers, "
                    + client.number("connections", 0)
                    + " connections)")
            .toList();
    if (!clients.isEmpty()) {
      line("clients", named(clients));
    }
  }

  /** With the names of the domain as no program turns them into links. */
  private static String sentence(JsonObject piece, JsonObject json) {
    String text = piece.textOr("sentence", "");
    for (String name : json.texts("names")) {
      text = text.replace(name, name.replace(".", "[.]"));
    }
    String domain = json.textOr("domain", "?");
    return text.replace(domain, domain.replace(".", "[.]"));
  }

  private void evidence(JsonObject json, @Nullable KeptHunt hunt) {
    Map<List<Provenance>, List<String>> codesByPlaces = new LinkedHashMap<>();
    for (JsonObject piece : json.objects("evidence")) {
      String code = Neutral.text(piece.textOr("code", "?"));
      String head = String.format("%5s  %-" + CODE + "s  ", weight(piece), code);
      List<String> lines =
          Lines.wrapped(Neutral.text(sentence(piece, json)), WIDTH - 9 - head.length());
      for (int i = 0; i < lines.size(); i++) {
        out.println("         " + (i == 0 ? head : " ".repeat(head.length())) + lines.get(i));
      }
      List<Provenance> places = places(piece);
      if (!places.isEmpty()) {
        codesByPlaces.computeIfAbsent(places, none -> new ArrayList<>()).add(code);
      }
    }
    if (imports == null || hunt == null) {
      codesByPlaces.forEach((places, codes) ->
          line(
              "records",
              places.stream().map(KeptFindingPage::place).collect(joining(", "))
                  + " for "
                  + String.join(", ", codes)));
    } else {
      raw(codesByPlaces, imports, hunt);
    }
    json.texts("caps").forEach(cap -> line("held", cap));
    json.texts("unknown").forEach(code -> line("unknown", Unknown.sentence(code) + " " + code));
  }

  /** The records that a piece of evidence points at. */
  private static List<Provenance> places(JsonObject piece) {
    return piece.objects("inputs").stream()
        .limit(MOST_NAMED)
        .map(place ->
            new Provenance(
                place.textOr("file", "?"),
                Math.max(0, place.number("offset", 0)),
                (int) Math.clamp(place.number("length", 0), 0, Integer.MAX_VALUE)))
        .toList();
  }

  private static String place(Provenance place) {
    return place.file() + ":" + place.offset() + "+" + place.length();
  }

  /** The records themselves, and of which inputs they could not be read. */
  private void raw(
      Map<List<Provenance>, List<String>> codesByPlaces, List<ImportedFile> all, KeptHunt hunt) {
    RawGlance glance =
        RawGlance.at(
            codesByPlaces.keySet().stream().flatMap(List::stream).toList(),
            all,
            input -> hunt.hasRead(input.file(), input.sha256()));
    codesByPlaces.forEach((places, codes) -> {
      line("records", "for " + String.join(", ", codes));
      for (Provenance place : places) {
        line("", place(place));
        RawRecord record = glance.records().get(place);
        if (record != null) {
          line("", record.text().replace('\t', ' ') + (record.cut() ? " … (cut)" : ""));
        }
      }
    });
    glance
        .unread()
        .forEach((file, why) -> line("unread", "the records in " + file + ", which is " + why));
  }

  private static String weight(JsonObject piece) {
    try {
      return String.format(
          Locale.ROOT, "%+.1f", Double.parseDouble(piece.textOr("contribution", "0")));
    } catch (NumberFormatException e) {
      return "?";
    }
  }

  public static String decision(Disposition one) {
    Instant withdrawn = one.withdrawnAt();
    return "disposition "
        + one.words()
        + " on "
        + seconds(one.setAt())
        + ": \""
        + one.reason()
        + "\""
        + (withdrawn == null ? "" : ", withdrawn on " + seconds(withdrawn));
  }

  private static String named(List<String> names) {
    return names.isEmpty()
        ? "none"
        : names.stream().limit(MOST_NAMED).collect(joining(", "))
            + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
  }

  private void line(String label, @Nullable String text) {
    List<String> lines = Lines.wrapped(Neutral.text(String.valueOf(text)), WIDTH - 9 - LABEL);
    for (int i = 0; i < lines.size(); i++) {
      out.println(
          "         " + String.format("%-" + LABEL + "s", i == 0 ? label : "") + lines.get(i));
    }
  }

  private static String level(String word) {
    return String.format("%-7s", word.equals(Level.NONE.word()) ? "-" : Neutral.text(word));
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
