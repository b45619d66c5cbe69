package fluxgate.app.output.stix;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.output.InventedFindings;
import fluxgate.app.output.JsonTree;
import fluxgate.app.output.OutputForm;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bundle against the rules of STIX 2.1 that a validator checks. */
final class StixBundleTest {
  private static final Pattern ID =
      Pattern.compile(
          "([a-z0-9-]+)--[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

  /** Properties that each type must have beside type, id and spec_version. */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "identity", List.of("created", "modified", "name"),
          "marking-definition", List.of("created", "extensions"),
          "attack-pattern", List.of("created", "modified", "name"),
          "indicator",
              List.of("created", "modified", "pattern", "pattern_type", "valid_from", "confidence"),
          "observed-data",
              List.of(
                  "created",
                  "modified",
                  "first_observed",
                  "last_observed",
                  "number_observed",
                  "object_refs"),
          "relationship",
              List.of("created", "modified", "relationship_type", "source_ref", "target_ref"),
          "note", List.of("created", "modified", "content", "object_refs"),
          "domain-name", List.of("value"),
          "ipv4-addr", List.of("value"),
          "ipv6-addr", List.of("value"));

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects() throws IOException {
    Map<String, ?> bundle =
        JsonTree.object(
            InventedFindings.written(
                OutputForm.STIX,
                InventedFindings.doubleFlux(),
                InventedFindings.hostile(),
                InventedFindings.bare()));
    assertThat(bundle.keySet()).containsExactly("type", "id", "objects");
    return (List<Map<String, Object>>) Objects.requireNonNull(bundle.get("objects"));
  }

  @Test
  void every_object_is_whole_and_unique_and_refers_to_what_is_there() throws IOException {
    Set<String> ids = new HashSet<>();
    List<String> references = new ArrayList<>();
    for (Map<String, Object> object : objects()) {
      String type = String.valueOf(object.get("type"));
      String id = String.valueOf(object.get("id"));
      assertThat(id).matches(ID).startsWith(type + "--");
      assertThat(ids.add(id)).as("once: " + id).isTrue();
      assertThat(object).containsEntry("spec_version", "2.1");
      if (!type.equals("autonomous-system")) {
        assertThat(object.keySet())
            .containsAll(REQUIRED.getOrDefault(type, List.of("unknown type")));
      }
      object.forEach((name, value) -> {
        if (name.endsWith("_ref")) {
          references.add((String) value);
        } else if (name.endsWith("_refs")) {
          assertThat((List<?>) value).isNotEmpty();
          ((List<?>) value).forEach(reference -> references.add((String) reference));
        } else if (name.matches("created|modified|.*_(from|until|observed|time)")
            && value instanceof String time) {
          assertThat(time).matches(TIME);
        }
      });
    }
    assertThat(ids).containsAll(references);
  }

  @Test
  void ends_come_after_beginnings() throws IOException {
    for (Map<String, Object> object : objects()) {
      inOrder(object, "created", "modified", true);
      inOrder(object, "valid_from", "valid_until", false);
      inOrder(object, "start_time", "stop_time", false);
      inOrder(object, "first_observed", "last_observed", true);
    }
  }

  private static void inOrder(
      Map<String, Object> object, String first, String second, boolean mayBeEqual) {
    if (object.get(first) instanceof String a && object.get(second) instanceof String b) {
      Instant begin = Instant.parse(a);
      Instant end = Instant.parse(b);
      assertThat(end.isAfter(begin) || mayBeEqual && end.equals(begin))
          .as("%s: %s to %s", object.get("id"), a, b)
          .isTrue();
    }
  }

  @Test
  void attributes_to_nobody_and_makes_no_client_an_object() throws IOException {
    for (Map<String, Object> object : objects()) {
      assertThat(object.get("type"))
          .isNotIn("threat-actor", "intrusion-set", "campaign", "malware");
      assertThat(object.get("relationship_type")).isNotEqualTo("attributed-to");
      assertThat(object.toString()).doesNotContain("10.20.");
      if ("indicator".equals(object.get("type"))) {
        assertThat(String.valueOf(object.get("pattern"))).doesNotContain("addr");
      }
    }
  }

  @Test
  void a_quote_in_a_name_does_not_end_the_pattern() throws IOException {
    assertThat(objects())
        .filteredOn(object -> "indicator".equals(object.get("type")))
        .extracting(object -> String.valueOf(object.get("pattern")))
        .allMatch(pattern ->
            pattern.matches(
                "\\[domain-name:value = '([^'\\\\]|\\\\['\\\\])*'"
                    + "( OR domain-name:value = '([^'\\\\]|\\\\['\\\\])*')*]"));
  }

  /** Vectors computed from the specification's rules by another program. */
  @Test
  void derives_the_identifiers_of_observables_as_the_specification_does() {
    assertThat(StixId.ofValue("domain-name", "c2.flux9.example"))
        .isEqualTo("domain-name--bf48e220-9fcb-54d7-83b6-31603820ff44");
    assertThat(StixId.ofValue("ipv4-addr", "192.0.2.7"))
        .isEqualTo("ipv4-addr--fe609036-dbde-52d8-a120-35d115a7d338");
    assertThat(StixId.ofValue("ipv6-addr", "2001:db8::7"))
        .isEqualTo("ipv6-addr--9ed76cd5-ab3b-55a5-b6ec-b55c3efb0be2");
    assertThat(StixId.ofAutonomousSystem(64496))
        .isEqualTo("autonomous-system--9ad79ee3-2fde-5015-b0cc-7a96404effca");
  }
}
