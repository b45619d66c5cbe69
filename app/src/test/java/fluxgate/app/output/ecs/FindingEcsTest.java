package fluxgate.app.output.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fluxgate.app.output.Certainty;
import fluxgate.app.output.InventedFindings;
import fluxgate.app.output.JsonTree;
import fluxgate.app.output.OutputForm;
import fluxgate.app.redaction.Redaction;
import fluxgate.app.redaction.RedactionKey;
import fluxgate.net.IpAddress;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Variant;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every field against the schema's own table, with its type. */
final class FindingEcsTest {
  /** What we use of the field reference of ECS 9.0. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          entry("@timestamp", "date"),
          entry("message", "text"),
          entry("tags", "keyword[]"),
          entry("labels.level", "keyword"),
          entry("labels.variant", "keyword"),
          entry("labels.synthetic", "keyword"),
          entry("ecs.version", "keyword"),
          entry("event.kind", "keyword"),
          entry("event.category", "keyword[]"),
          entry("event.type", "keyword[]"),
          entry("event.id", "keyword"),
          entry("event.module", "keyword"),
          entry("event.dataset", "keyword"),
          entry("event.provider", "keyword"),
          entry("event.risk_score", "float"),
          entry("event.start", "date"),
          entry("event.end", "date"),
          entry("rule.id", "keyword"),
          entry("rule.name", "keyword"),
          entry("rule.category", "keyword"),
          entry("rule.ruleset", "keyword"),
          entry("rule.reference", "keyword"),
          entry("threat.framework", "keyword"),
          entry("threat.tactic.id", "keyword[]"),
          entry("threat.tactic.name", "keyword[]"),
          entry("threat.technique.id", "keyword[]"),
          entry("threat.technique.name", "keyword[]"),
          entry("threat.technique.subtechnique.id", "keyword[]"),
          entry("threat.technique.subtechnique.name", "keyword[]"),
          entry("threat.technique.subtechnique.reference", "keyword[]"),
          entry("threat.indicator.type", "keyword"),
          entry("threat.indicator.name", "keyword"),
          entry("threat.indicator.confidence", "keyword"),
          entry("threat.indicator.first_seen", "date"),
          entry("threat.indicator.last_seen", "date"),
          entry("threat.indicator.sightings", "long"),
          entry("threat.indicator.marking.tlp", "keyword"),
          entry("dns.type", "keyword"),
          entry("dns.question.name", "keyword"),
          entry("dns.question.registered_domain", "keyword"),
          entry("dns.resolved_ip", "ip[]"),
          entry("source.address", "keyword"),
          entry("source.ip", "ip"),
          entry("related.ip", "ip[]"),
          entry("related.hosts", "keyword[]"));

  private static boolean fits(String type, Object value) {
    return switch (type) {
      case "keyword", "text" -> value instanceof String;
      case "float" -> value instanceof Number;
      case "long" -> value instanceof Long;
      case "ip" -> value instanceof String text && IpAddress.parse(text) != null;
      case "date" -> value instanceof String text && Instant.parse(text) != null;
      default ->
          value instanceof List<?> list
              && type.endsWith("[]")
              && list.stream().allMatch(v -> fits(type.substring(0, type.length() - 2), v));
    };
  }

  private static void check(String path, Map<?, ?> object) {
    object.forEach((name, value) -> {
      String field = path + name;
      if (field.equals("fluxgate")) {
        return; // ours
      }
      if (value instanceof Map<?, ?> inner) {
        check(field + ".", inner);
      } else {
        assertThat(FIELDS).as("fields of the schema").containsKey(field);
        assertThat(fits(FIELDS.getOrDefault(field, ""), value)).as(field + " = " + value).isTrue();
      }
    });
  }

  @Test
  void has_only_fields_of_the_schema_with_its_types() throws IOException {
    String lines =
        InventedFindings.written(
            OutputForm.ECS,
            InventedFindings.doubleFlux(),
            InventedFindings.hostile(),
            InventedFindings.bare());
    assertThat(lines.lines()).hasSize(3);
    lines.lines().forEach(line -> check("", JsonTree.object(line)));
  }

  @Test
  void a_pseudonym_never_stands_where_an_address_must() throws IOException {
    Redaction redaction = Redaction.clients(RedactionKey.of(new byte[32]));
    String line =
        InventedFindings.written(
            OutputForm.ECS, redaction.disclose(List.of(InventedFindings.doubleFlux())));
    check("", JsonTree.object(line));
    assertThat(line).contains("\"source\":{\"address\":\"c-").doesNotContain("10.20.");
  }

  @Test
  void certainty_keeps_to_the_band_of_the_level() {
    for (Level level : Level.values()) {
      Finding finding =
          InventedFindings.finding("f-1", "bad.example", level, Variant.SINGLE_FLUX); // score 12.3
      int percent = Certainty.percent(finding);
      switch (level) {
        case NONE -> assertThat(percent).isEqualTo(29);
        case WATCH -> assertThat(percent).isEqualTo(49);
        case SUSPECT -> assertThat(percent).isEqualTo(69);
        case ALERT -> assertThat(percent).isEqualTo(72);
      }
    }
    assertThat(Certainty.word(72)).isEqualTo("High");
    assertThat(Certainty.word(69)).isEqualTo("Medium");
    assertThat(Certainty.word(29)).isEqualTo("Low");
  }
}
