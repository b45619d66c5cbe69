package fluxgate.app.casefile.dossier;

import fluxgate.app.casefile.Jcs;
import fluxgate.app.explain.Explanation;
import fluxgate.app.history.sighting.RawPlace;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.json.FindingJson;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The finding about a domain, as far as claims rest on it.
 *
 * @param at when it was judged so
 * @param thousandths of the score
 * @param level in a word; empty where the finding does not say
 * @param suspectAt in microseconds; null where it was never suspect
 * @param alertAt in microseconds; null where it was never an alert
 * @param finding as {@code hunt --json} prints it
 */
record Judged(
    String domain,
    Instant at,
    long thousandths,
    String level,
    @Nullable Long suspectAt,
    @Nullable Long alertAt,
    String finding,
    List<Piece> pieces) {
  Judged {
    pieces = List.copyOf(pieces);
  }

  /** A piece of evidence, and examples of the records that it sums over. */
  record Piece(String sentence, List<RawPlace> places) {
    Piece {
      places = List.copyOf(places);
    }
  }

  /** Where a record lies that a finding names. */
  interface Places {
    RawPlace of(String file, long offset, long length);
  }

  /** As judged anew; null where that comes to no finding. */
  static @Nullable Judged of(Explanation explanation, Instant at, Places places) {
    Finding finding = explanation.finding();
    if (finding == null) {
      return null;
    }
    List<Piece> pieces = new ArrayList<>();
    for (Evidence piece : finding.verdict().evidence()) {
      pieces.add(
          new Piece(
              piece.code() + ": " + Neutral.sentence(piece.sentence()),
              piece.inputs().stream()
                  .map(input -> places.of(input.file(), input.offset(), input.length()))
                  .toList()));
    }
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try {
      FindingJson.write(finding, json);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes what is written", e);
    }
    return new Judged(
        finding.domain().toString(),
        at,
        thousandths(BigDecimal.valueOf(finding.verdict().score())),
        finding.level().word(),
        finding.suspectAtMicros(),
        finding.alertAtMicros(),
        json.toString(StandardCharsets.UTF_8).strip(),
        pieces);
  }

  /** As a hunt kept it; null where the line is no finding. */
  static @Nullable Judged of(String domain, String json, Instant at, Places places) {
    Map<String, Object> finding = Jcs.parse(json);
    if (finding == null || !(finding.get("evidence") instanceof List<?> evidence)) {
      return null;
    }
    List<Piece> pieces = new ArrayList<>();
    for (Object piece : evidence) {
      if (piece instanceof Map<?, ?> members) {
        pieces.add(
            new Piece(
                members.get("code") + ": " + Neutral.text(String.valueOf(members.get("sentence"))),
                inputs(members.get("inputs"), places)));
      }
    }
    return new Judged(
        domain,
        at,
        thousandths(number(finding.get("score"))),
        Jcs.text(finding, "level"),
        micros(Jcs.text(finding, "suspect_at")),
        micros(Jcs.text(finding, "alert_at")),
        json.strip(),
        pieces);
  }

  private static List<RawPlace> inputs(@Nullable Object value, Places places) {
    List<RawPlace> inputs = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object input : list) {
        if (input instanceof Map<?, ?> place
            && place.get("offset") instanceof Long offset
            && place.get("length") instanceof Long length) {
          inputs.add(places.of(String.valueOf(place.get("file")), offset, length));
        }
      }
    }
    return inputs;
  }

  private static BigDecimal number(@Nullable Object value) {
    try {
      return new BigDecimal(String.valueOf(value));
    } catch (NumberFormatException e) {
      return BigDecimal.ZERO;
    }
  }

  private static long thousandths(BigDecimal score) {
    return score.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue();
  }

  private static @Nullable Long micros(String time) {
    try {
      return time.isEmpty() ? null : Investigation.micros(Instant.parse(time));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** What it comes to, as the rest of a sentence. */
  String outcome() {
    String score = String.format(Locale.ROOT, "a score of %.1f", thousandths / 1e3);
    return level.isEmpty() ? score : level + ", with " + score;
  }

  /** The same with other places. */
  Judged located(UnaryOperator<RawPlace> place) {
    return new Judged(
        domain,
        at,
        thousandths,
        level,
        suspectAt,
        alertAt,
        finding,
        pieces.stream()
            .map(piece -> new Piece(piece.sentence(), piece.places().stream().map(place).toList()))
            .toList());
  }
}
