package fluxgate.app.readiness;

import fluxgate.app.ledger.Visibility;
import fluxgate.app.output.UtcTime;
import fluxgate.format.Format;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A report for scripts: one JSON object a line, in a stable field order. */
public final class ReadinessJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ReadinessJson() {}

  /** Sources, then checks, then clauses, then what was visible as a whole. */
  public static void write(ReadinessReport report, PrintStream out) {
    Facts facts = report.facts();
    for (Source source : facts.sources()) {
      line(out, json -> source(json, source, facts.survey().lastMicros()));
    }
    String asOf = time(facts.asOfMicros());
    List<String> inputs = Facts.inputs(facts.sources());
    for (ReadinessReport.Measured<Check> check : report.checks()) {
      line(
          out,
          json -> {
            json.writeStringProperty("type", "readiness_check");
            json.writeStringProperty("id", check.row().name());
            json.writeStringProperty("title", check.row().title());
            json.writeStringProperty("threshold", check.row().threshold());
            result(json, check.result(), asOf, inputs);
          });
    }
    for (ReadinessReport.Measured<Clause> clause : report.clauses()) {
      line(
          out,
          json -> {
            json.writeStringProperty("type", "readiness_clause");
            json.writeStringProperty("analytic", clause.row().analytic());
            json.writeStringProperty("platform", clause.row().platform());
            json.writeStringProperty("needs", clause.row().needs());
            result(json, clause.result(), asOf, inputs);
          });
    }
    List<Format> formats = facts.sources().stream().map(Source::format).distinct().toList();
    line(
        out,
        json -> {
          json.writeStringProperty("type", "readiness_visibility");
          new Visibility(facts.coverage(), formats).write(json);
        });
  }

  private static void result(
      JsonGenerator json, Result result, @Nullable String asOf, List<String> inputs) {
    json.writeStringProperty("status", result.status().word());
    json.writeStringProperty("measured", result.measured());
    if (result.value() == null) {
      json.writeNullProperty("value");
    } else {
      json.writeNumberProperty("value", Math.round(result.value() * 1e6) / 1e6);
    }
    json.writeStringProperty("remedy", result.remedy());
    json.writeStringProperty("as_of", asOf);
    json.writeArrayPropertyStart("inputs");
    (result.inputs().isEmpty() ? inputs : result.inputs()).forEach(json::writeString);
    json.writeEndArray();
  }

  private static void source(JsonGenerator json, Source source, long untilMicros) {
    json.writeStringProperty("type", "readiness_source");
    json.writeStringProperty("format", source.format().id());
    json.writeStringProperty("position", source.position().name().toLowerCase(Locale.ROOT));
    json.writeNumberProperty("sensors", source.sensors());
    json.writeNumberProperty("files", source.files().size());
    json.writeStringProperty("first_event", time(source.firstMicros()));
    json.writeStringProperty("last_event", time(source.lastMicros()));
    json.writeNumberProperty("records", source.records());
    json.writeNumberProperty("dns_records", source.dns);
    json.writeNumberProperty("connection_records", source.connections);
    json.writeNumberProperty("setting_records", source.settings);
    json.writeObjectPropertyStart("shares");
    share(json, "answers", source.answers, source.dns);
    share(json, "ttl", source.ttls, source.answers);
    share(json, "authority", source.delegations, source.answers);
    share(json, "client", source.clients, source.hasClients() ? source.dns : 0);
    share(json, "host", source.hosts, source.hasClients() ? source.dns : 0);
    share(json, "process", source.processes, source.hasClients() ? source.dns : 0);
    share(json, "complete", source.whole(), source.dns);
    share(json, "connection_outcome", source.outcomes, source.connections);
    json.writeEndObject();
    Hours.Quiet quiet = source.quiet(untilMicros);
    json.writeNumberProperty("usual_records_an_hour", quiet.usual());
    json.writeNumberProperty("judged_hours", quiet.judged());
    json.writeArrayPropertyStart("gaps");
    for (Hours.Gap gap : quiet.gaps()) {
      json.writeStartObject();
      json.writeStringProperty("from", time(gap.fromMicros()));
      json.writeStringProperty("until", time(gap.untilMicros()));
      json.writeNumberProperty("records", gap.records());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Null for a time that there is none of. */
  private static @Nullable String time(long micros) {
    boolean none = micros == Long.MIN_VALUE || micros == Long.MAX_VALUE;
    return none ? null : UtcTime.rfc3339(micros);
  }

  private static void share(JsonGenerator json, String name, long part, long whole) {
    if (whole == 0) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, Math.round(1e6 * part / whole) / 1e6);
    }
  }

  private static void line(PrintStream out, Consumer<JsonGenerator> fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      fields.accept(json);
      json.writeEndObject();
    }
    out.println(text);
  }
}
