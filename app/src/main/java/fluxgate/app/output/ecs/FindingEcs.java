package fluxgate.app.output.ecs;

import fluxgate.app.output.Attack;
import fluxgate.app.output.Certainty;
import fluxgate.app.output.FindingOutput;
import fluxgate.app.output.Headline;
import fluxgate.app.output.OutputSettings;
import fluxgate.app.output.json.FindingJson;
import fluxgate.app.output.stix.TrafficLight;
import fluxgate.app.redaction.Disclosed;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.verdict.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** One alert a line. */
public final class FindingEcs implements FindingOutput {
  /** The oldest release of the current major version: all fields used here are in it. */
  private static final String VERSION = "9.0.0";

  private final OutputSettings settings;

  public FindingEcs(OutputSettings settings) {
    this.settings = settings;
  }

  @Override
  public void write(List<Disclosed> findings, PrintStream out) throws IOException {
    for (Disclosed disclosed : findings) {
      ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
      try (JsonGenerator json = FindingJson.generator(line)) {
        write(disclosed.finding(), json);
      }
      line.write('\n');
      line.writeTo(out);
    }
  }

  private void write(Finding finding, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("@timestamp", time(since(finding)));
    json.writeStringProperty("message", Headline.of(finding));
    json.writeObjectPropertyStart("ecs");
    json.writeStringProperty("version", VERSION);
    json.writeEndObject();
    strings(json, "tags", List.of("fast-flux"));
    labels(finding, json);
    event(finding, json);
    rule(finding, json);
    threat(finding, json);
    dns(finding, json);
    source(finding, json);
    related(finding, json);
    EcsNamespace.write(finding, json);
    json.writeEndObject();
  }

  private static void labels(Finding finding, JsonGenerator json) {
    json.writeObjectPropertyStart("labels");
    json.writeStringProperty("level", finding.level().word());
    json.writeStringProperty("variant", finding.verdict().variant().word());
    json.writeStringProperty("synthetic", String.valueOf(finding.synthetic()));
    json.writeEndObject();
  }

  private static void event(Finding finding, JsonGenerator json) {
    json.writeObjectPropertyStart("event");
    json.writeStringProperty("kind", "alert");
    strings(json, "category", List.of("network", "threat"));
    strings(json, "type", List.of("info", "indicator"));
    json.writeStringProperty("id", finding.id());
    json.writeStringProperty("module", "fluxgate");
    json.writeStringProperty("dataset", "fluxgate.finding");
    json.writeStringProperty("provider", "fluxgate");
    json.writeNumberProperty("risk_score", Certainty.percent(finding));
    json.writeStringProperty("start", time(finding.firstSeenMicros()));
    json.writeStringProperty("end", time(finding.lastSeenMicros()));
    json.writeEndObject();
  }

  private static void rule(Finding finding, JsonGenerator json) {
    String variant = finding.verdict().variant().word();
    json.writeObjectPropertyStart("rule");
    json.writeStringProperty("id", variant);
    json.writeStringProperty("name", "Fast-flux DNS: " + variant);
    json.writeStringProperty("category", "fast-flux");
    json.writeStringProperty("ruleset", "fluxgate");
    json.writeStringProperty("reference", Attack.SUBTECHNIQUE_PAGE);
    json.writeEndObject();
  }

  private void threat(Finding finding, JsonGenerator json) {
    json.writeObjectPropertyStart("threat");
    json.writeStringProperty("framework", Attack.FRAMEWORK);
    json.writeObjectPropertyStart("tactic");
    strings(json, "id", List.of(Attack.TACTIC));
    strings(json, "name", List.of(Attack.TACTIC_NAME));
    json.writeEndObject();
    json.writeObjectPropertyStart("technique");
    strings(json, "id", List.of(Attack.TECHNIQUE));
    strings(json, "name", List.of(Attack.TECHNIQUE_NAME));
    json.writeObjectPropertyStart("subtechnique");
    strings(json, "id", List.of(Attack.SUBTECHNIQUE));
    strings(json, "name", List.of(Attack.SUBTECHNIQUE_NAME));
    strings(json, "reference", List.of(Attack.SUBTECHNIQUE_PAGE));
    json.writeEndObject();
    json.writeEndObject();
    json.writeObjectPropertyStart("indicator");
    json.writeStringProperty("type", "domain-name");
    json.writeStringProperty("name", finding.domain().toString());
    json.writeStringProperty("confidence", Certainty.word(Certainty.percent(finding)));
    json.writeStringProperty("first_seen", time(finding.firstSeenMicros()));
    json.writeStringProperty("last_seen", time(finding.lastSeenMicros()));
    json.writeNumberProperty("sightings", finding.answers().total());
    TrafficLight marking = settings.marking();
    if (marking != null) {
      json.writeObjectPropertyStart("marking");
      json.writeStringProperty("tlp", marking.word().toUpperCase(java.util.Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void dns(Finding finding, JsonGenerator json) {
    json.writeObjectPropertyStart("dns");
    json.writeStringProperty("type", "answer");
    json.writeObjectPropertyStart("question");
    json.writeStringProperty("name", finding.names().getFirst().toString());
    json.writeStringProperty("registered_domain", finding.domain().toString());
    json.writeEndObject();
    Set<String> resolved = new LinkedHashSet<>();
    finding.addresses().sample().forEach(seen -> resolved.add(seen.address().toString()));
    stringsIfAny(json, "resolved_ip", resolved);
    json.writeEndObject();
  }

  private static void source(Finding finding, JsonGenerator json) {
    if (finding.clients().isEmpty()) {
      return;
    }
    Client most = finding.clients().getFirst().client();
    json.writeObjectPropertyStart("source");
    json.writeStringProperty("address", most.label());
    IpAddress address = most.address();
    if (address != null) {
      json.writeStringProperty("ip", address.toString());
    }
    json.writeEndObject();
  }

  private static void related(Finding finding, JsonGenerator json) {
    Set<String> addresses = new LinkedHashSet<>();
    Set<String> hosts = new LinkedHashSet<>();
    hosts.add(finding.domain().toString());
    finding.names().stream().map(DomainName::toString).forEach(hosts::add);
    finding.via().stream().map(DomainName::toString).forEach(hosts::add);
    finding.addresses().sample().forEach(seen -> addresses.add(seen.address().toString()));
    for (Finding.ClientContact contact : finding.clients()) {
      Client client = contact.client();
      (client.address() == null ? hosts : addresses).add(client.label());
    }
    json.writeObjectPropertyStart("related");
    stringsIfAny(json, "ip", addresses);
    stringsIfAny(json, "hosts", hosts);
    json.writeEndObject();
  }

  static void strings(JsonGenerator json, String field, Collection<String> values) {
    json.writeArrayPropertyStart(field);
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void stringsIfAny(JsonGenerator json, String field, Collection<String> values) {
    if (!values.isEmpty()) {
      strings(json, field, values);
    }
  }

  private static long since(Finding finding) {
    Long alert = finding.alertAtMicros();
    Long suspect = finding.suspectAtMicros();
    return alert != null ? alert : suspect != null ? suspect : finding.lastSeenMicros();
  }

  /** Milliseconds: the schema's type {@code date} keeps no more. */
  private static String time(long micros) {
    return Instant.EPOCH.plus(Math.floorDiv(micros, 1000L), ChronoUnit.MILLIS).toString();
  }
}
