package fluxgate.app.evaluate;

import java.io.PrintStream;
import java.io.StringWriter;
import java.util.Map;
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

  /** Writes one line a detector. */
  public static void write(Outcome outcome, PrintStream out) {
    for (Tally tally : outcome.tallies()) {
      StringWriter line = new StringWriter();
      try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
        write(outcome, tally, json);
      }
      out.println(line);
    }
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
    number(
        "median_fresh_answers_to_alert",
        Medians.of(tally.delays().stream().mapToDouble(Tally.Delay::fresh)),
        json);
    number(
        "median_minutes_to_alert",
        Medians.of(tally.delays().stream().mapToDouble(Tally.Delay::minutes)),
        json);
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
    json.writeNumberProperty("unseen_positives", outcome.unseenPositives());
    json.writeNumberProperty("unseen_negatives", outcome.unseenNegatives());
    json.writeNumberProperty("unlisted", outcome.unlisted());
    json.writeStringProperty("run", outcome.run());
    json.writeStringProperty("note", tally.note());
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
    } else if (value == Math.rint(value)) {
      json.writeNumberProperty(name, value.longValue());
    } else {
      json.writeNumberProperty(name, rounded(value));
    }
  }

  /** Six decimals tell one in a million. */
  private static double rounded(double value) {
    return Math.rint(value * 1e6) / 1e6;
  }
}
