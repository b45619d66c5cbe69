package fluxgate.app.output.stix;

import fluxgate.app.output.Attack;
import fluxgate.app.output.FindingOutput;
import fluxgate.app.output.OutputSettings;
import fluxgate.app.output.json.FindingJson;
import fluxgate.app.redaction.Disclosed;
import fluxgate.verdict.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the bundle. */
public final class StixBundle implements FindingOutput {
  /** ATT&amp;CK's own identifier of T1568.001, and the times of the version that it names. */
  static final String FAST_FLUX = "attack-pattern--29ba5a15-3b7b-4732-b817-65ea8f6468e6";

  private static final String FAST_FLUX_CREATED = "2020-03-11T14:11:16.560Z";
  private static final String FAST_FLUX_MODIFIED = "2025-10-24T17:48:33.501Z";

  /** Of the identity, which does not change. */
  private static final String BEGINNING = "2026-01-01T00:00:00.000Z";

  private static final String TLP_CREATED = "2022-10-01T00:00:00.000Z";

  private final OutputSettings settings;

  public StixBundle(OutputSettings settings) {
    this.settings = settings;
  }

  @Override
  public void write(List<Disclosed> findings, PrintStream out) throws IOException {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream(1 << 16);
    try (JsonGenerator json = FindingJson.generator(bundle)) {
      StixWriter stix = new StixWriter(json, settings.marking());
      json.writeStartObject();
      json.writeStringProperty("type", "bundle");
      json.writeStringProperty("id", StixId.of("bundle", seed(findings)));
      json.writeArrayPropertyStart("objects");
      identity(stix);
      marking(json);
      attackPattern(stix);
      for (Disclosed disclosed : findings) {
        new StixFinding(disclosed.finding(), stix).write();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    bundle.write('\n');
    bundle.writeTo(out);
  }

  /** What tells this bundle from others: its findings as they stand. */
  private static String seed(List<Disclosed> findings) {
    StringBuilder seed = new StringBuilder();
    for (Disclosed disclosed : findings) {
      Finding finding = disclosed.finding();
      seed.append(finding.id()).append(' ').append(finding.lastSeenMicros()).append('\n');
    }
    return seed.toString();
  }

  private static void identity(StixWriter stix) {
    stix.startObservable("identity", StixWriter.PRODUCER);
    stix.json.writeStringProperty("created", BEGINNING);
    stix.json.writeStringProperty("modified", BEGINNING);
    stix.json.writeStringProperty("name", "Fluxgate");
    stix.json.writeStringProperty("identity_class", "system");
    stix.end();
  }

  private void marking(JsonGenerator json) {
    TrafficLight light = settings.marking();
    if (light == null) {
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("type", "marking-definition");
    json.writeStringProperty("spec_version", "2.1");
    json.writeStringProperty("id", light.id());
    json.writeStringProperty("created", TLP_CREATED);
    json.writeStringProperty("name", "TLP:" + light.word().toUpperCase(java.util.Locale.ROOT));
    json.writeObjectPropertyStart("extensions");
    json.writeObjectPropertyStart(TrafficLight.EXTENSION);
    json.writeStringProperty("extension_type", "property-extension");
    json.writeStringProperty("tlp_2_0", light.word());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** No more of it than is needed to know which one is meant. */
  private static void attackPattern(StixWriter stix) {
    stix.startObservable("attack-pattern", FAST_FLUX);
    stix.json.writeStringProperty("created", FAST_FLUX_CREATED);
    stix.json.writeStringProperty("modified", FAST_FLUX_MODIFIED);
    stix.json.writeStringProperty("name", Attack.SUBTECHNIQUE_NAME);
    stix.attackReference(Attack.SUBTECHNIQUE, Attack.SUBTECHNIQUE_PAGE);
    stix.end();
  }
}
