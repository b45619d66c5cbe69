package fluxgate.app.output.ecs;

import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What the schema has no field for, below {@code fluxgate}; names are those of our JSON. */
final class EcsNamespace {
  private EcsNamespace() {}

  static void write(Finding finding, JsonGenerator json) {
    json.writeObjectPropertyStart("fluxgate");
    json.writeNumberProperty("schema", 1);
    json.writeStringProperty("status", finding.status().word());
    json.writeStringProperty("level", finding.level().word());
    json.writeStringProperty("peak_level", finding.peakLevel().word());
    json.writeStringProperty("variant", finding.verdict().variant().word());
    json.writeStringProperty("baseline", finding.baseline());
    json.writeNumberProperty("score", thousandths(finding.verdict().score()));
    json.writeNumberProperty("name_count", finding.nameCount());
    json.writeObjectPropertyStart("answers");
    json.writeNumberProperty("total", finding.answers().total());
    json.writeNumberProperty("fresh", finding.answers().fresh());
    ifKnown(json, "fresh_to_alert", finding.answers().freshToAlert());
    json.writeEndObject();
    json.writeObjectPropertyStart("addresses");
    json.writeNumberProperty("count", finding.addresses().count());
    json.writeNumberProperty("asns", finding.addresses().asns());
    ifKnown(json, "countries", finding.addresses().countries());
    json.writeEndObject();
    ttl(finding.ttl(), json);
    nameServers(finding.nameServers(), json);
    FindingEcs.strings(
        json, "clients", finding.clients().stream().map(c -> c.client().label()).toList());
    json.writeNumberProperty("client_count", finding.clientCount());
    if (finding.network() != null) {
      json.writeStringProperty("network", finding.network());
    }
    evidence(finding, json);
    FindingEcs.strings(json, "unknown", finding.verdict().unknown());
    FindingEcs.strings(json, "caps", finding.verdict().caps());
    json.writeBooleanProperty("synthetic", finding.synthetic());
    json.writeEndObject();
  }

  private static void ttl(Finding.@Nullable Ttls ttl, JsonGenerator json) {
    if (ttl == null) {
      return;
    }
    json.writeObjectPropertyStart("ttl_seconds");
    json.writeNumberProperty("min", ttl.min());
    json.writeNumberProperty("median", ttl.median());
    json.writeNumberProperty("max", ttl.max());
    json.writeStringProperty("kind", ttl.kind().name().toLowerCase(Locale.ROOT));
    json.writeEndObject();
  }

  private static void nameServers(Finding.NameServers servers, JsonGenerator json) {
    json.writeObjectPropertyStart("nameservers");
    json.writeBooleanProperty("observed", servers.observed());
    if (servers.observed()) {
      FindingEcs.strings(
          json, "names", servers.names().stream().map(name -> name.toString()).toList());
      json.writeNumberProperty("name_count", servers.nameCount());
      json.writeNumberProperty("addresses", servers.addresses());
      json.writeNumberProperty("asns", servers.asns());
    }
    json.writeEndObject();
  }

  private static void evidence(Finding finding, JsonGenerator json) {
    json.writeArrayPropertyStart("evidence");
    for (Evidence piece : finding.verdict().evidence()) {
      json.writeStartObject();
      json.writeStringProperty("code", piece.code());
      json.writeNumberProperty("measured", thousandths(piece.measured()));
      json.writeStringProperty("unit", piece.unit());
      json.writeStringProperty("expected", piece.expected());
      json.writeNumberProperty("contribution", thousandths(piece.contribution()));
      json.writeStringProperty("sentence", piece.sentence().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void ifKnown(JsonGenerator json, String field, @Nullable Number value) {
    if (value != null) {
      json.writeNumberProperty(field, value.longValue());
    }
  }

  private static double thousandths(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
