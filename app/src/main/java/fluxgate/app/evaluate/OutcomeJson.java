package fluxgate.app.evaluate;

import fluxgate.dns.DomainName;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes outcomes as lines of JSON: one object a detector. */
public final class OutcomeJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private OutcomeJson() {}

  /** Writes one line a detector, and one for the static list. */
  public static void write(Outcome outcome, PrintStream out) {
    for (Tally tally : outcome.tallies()) {
      line(json -> write(outcome, tally, json), out);
    }
    line(json -> write(outcome, json), out);
  }

  private static void line(Consumer<JsonGenerator> content, PrintStream out) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      content.accept(json);
    }
    out.println(line);
  }

  private static void write(Outcome outcome, JsonGenerator json) {
    Outcome.Listing listing = outcome.listing();
    json.writeStartObject();
    json.writeStringProperty("type", "static-list");
    json.writeNumberProperty("hours", listing.hours());
    json.writeNumberProperty("addresses", listing.addresses());
    json.writeNumberProperty("answered_addresses_listed", listing.answersHit());
    json.writeNumberProperty("answered_addresses", listing.answers());
    json.writeNumberProperty("connections_listed", listing.connectionsHit());
    json.writeNumberProperty("connections", listing.connections());
    json.writeStringProperty("run", outcome.run());
    json.writeStringProperty("ablation", outcome.ablation());
    json.writeEndObject();
  }

  private static void write(Outcome outcome, Tally tally, JsonGenerator json) {
    long tp = tally.truePositives();
    long fp = tally.falsePositives();
    long fn = tally.falseNegatives();
    long tn = tally.trueNegatives();
    json.writeStartObject();
    json.writeStringProperty("type", "detector");
    json.writeStringProperty("detector", tally.detector());
    json.writeNumberProperty("positives", tp + fn);
    json.writeNumberProperty("negatives", fp + tn);
    json.writeNumberProperty("true_positives", tp);
    json.writeNumberProperty("false_positives", fp);
    share("tpr", tp, tp + fn, json);
    share("fpr", fp, fp + tn, json);
    share("precision", tp, tp + fp, json);
    number("median_fresh_answers_to_alert", tally.medianFresh(), json);
    number("median_minutes_to_alert", tally.medianMinutes(), json);
    classes("by_class", true, tally, json);
    json.writeNumberProperty("false_negatives", fn);
    json.writeNumberProperty("true_negatives", tn);
    interval("tpr_interval", tp, tp + fn, json);
    interval("fpr_interval", fp, fp + tn, json);
    interval("precision_interval", tp, tp + fp, json);
    number(
        "median_minutes_to_alert_where_quick",
        Medians.of(
            tally.delays().stream().filter(Tally.Delay::isQuick).mapToDouble(Tally.Delay::minutes)),
        json);
    classes("false_positives_by_class", false, tally, json);
    json.writeNumberProperty("ordinary_findings", tally.ordinaryFindings());
    number(
        "ordinary_findings_per_10000_clients_day",
        outcome.clientDays() == 0 ? null : 10_000 * tally.ordinaryFindings() / outcome.clientDays(),
        json);
    json.writeNumberProperty("clients", outcome.clients());
    number("client_days", outcome.clientDays(), json);
    json.writeNumberProperty("unseen_positives", outcome.unseenPositives());
    json.writeNumberProperty("unseen_negatives", outcome.unseenNegatives());
    json.writeNumberProperty("unlisted", outcome.unlisted());
    json.writeStringProperty("run", outcome.run());
    json.writeStringProperty("ablation", outcome.ablation());
    json.writeStringProperty("note", tally.note());
    names("missed", tally.missed(), json);
    names("mistaken", tally.mistaken(), json);
    json.writeEndObject();
  }

  private static void classes(String name, boolean positive, Tally tally, JsonGenerator json) {
    json.writeObjectPropertyStart(name);
    for (Map.Entry<String, Tally.Count> entry : tally.classes().entrySet()) {
      if (Truth.isPositive(entry.getKey()) == positive) {
        json.writeArrayPropertyStart(entry.getKey());
        json.writeNumber(entry.getValue().found());
        json.writeNumber(entry.getValue().total());
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }

  private static void names(String property, List<DomainName> names, JsonGenerator json) {
    json.writeArrayPropertyStart(property);
    names.forEach(name -> json.writeString(name.toString()));
    json.writeEndArray();
  }

  private static void share(String name, long part, long whole, JsonGenerator json) {
    number(name, whole == 0 ? null : (double) part / whole, json);
  }

  private static void interval(String name, long part, long whole, JsonGenerator json) {
    if (whole == 0) {
      json.writeNullProperty(name);
      return;
    }
    Wilson share = Wilson.of(part, whole);
    json.writeArrayPropertyStart(name);
    json.writeNumber(rounded(share.low()));
    json.writeNumber(rounded(share.high()));
    json.writeEndArray();
  }

  private static void number(String name, @Nullable Double value, JsonGenerator json) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, rounded(value));
    }
  }

  /** Six decimals tell one in a million. */
  private static double rounded(double value) {
    return Math.rint(value * 1e6) / 1e6;
  }
}
