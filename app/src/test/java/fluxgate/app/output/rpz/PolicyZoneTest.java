package fluxgate.app.output.rpz;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.output.InventedFindings;
import fluxgate.app.output.OutputForm;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Status;
import fluxgate.verdict.Variant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** The zone as name servers read it: dnsjava here, BIND in the recorded dump beside the golden. */
final class PolicyZoneTest {
  private static final Path GOLDENS = Path.of("src/test/resources/fluxgate/app/output");

  private static List<String> records(String zone) throws IOException {
    List<String> records = new ArrayList<>();
    try (Master master =
        new Master(new ByteArrayInputStream(zone.getBytes(StandardCharsets.UTF_8)), Name.root)) {
      for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
        records.add(canonical(record));
      }
    }
    return records;
  }

  private static String canonical(Record record) {
    return String.format(
        Locale.ROOT,
        "%s %d %s %s",
        record.getName(),
        record.getTTL(),
        org.xbill.DNS.Type.string(record.getType()),
        record.rdataToString());
  }

  private static List<String> rules(Finding... findings) throws IOException {
    return records(InventedFindings.written(OutputForm.RPZ, findings)).stream()
        .filter(record -> record.contains(" CNAME "))
        .map(record -> record.substring(0, record.indexOf(' ')))
        .toList();
  }

  @Test
  void another_reader_finds_the_rules_and_nothing_that_a_sentence_smuggled_in() throws IOException {
    assertThat(rules(InventedFindings.doubleFlux(), InventedFindings.hostile()))
        .containsExactly(
            "bad.example.fluxgate.rpz.",
            "*.bad.example.fluxgate.rpz.",
            "ns1.bad.example.rpz-nsdname.fluxgate.rpz.",
            "=1\\;\\\"\\$\\(x\\)\\@'.example.fluxgate.rpz.",
            "*.=1\\;\\\"\\$\\(x\\)\\@'.example.fluxgate.rpz.");
  }

  @Test
  void bind_reads_the_golden_as_dnsjava_does() throws IOException {
    String zone = Files.readString(GOLDENS.resolve("findings.rpz"));
    String dump = Files.readString(GOLDENS.resolve("findings.rpz.named-checkzone"));
    assertThat(new TreeSet<>(records(zone))).isEqualTo(new TreeSet<>(records(dump)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*.example", // a wildcard of all that is below example
        "com",
        "co.uk",
        "x.*.example",
        "2.rpz-ip", // would be a rule for addresses
        "10.rpz-client-ip",
        "ns.rpz-nsdname",
        "rpz-passthru.example"
      })
  void refuses_names_that_would_block_more_than_they_say(String name) throws IOException {
    Finding finding = InventedFindings.finding("f-9", name, Level.ALERT, Variant.SINGLE_FLUX);
    assertThat(rules(finding)).isEmpty();
    assertThat(InventedFindings.written(OutputForm.RPZ, finding)).contains("; No rule: ");
  }

  @Test
  void refuses_a_name_that_leaves_no_room_for_the_zone() throws IOException {
    String label = "a".repeat(60) + ".";
    Finding finding =
        InventedFindings.finding(
            "f-9", label.repeat(3) + "b".repeat(50), Level.ALERT, Variant.SINGLE_FLUX);
    assertThat(rules(finding)).isEmpty();
  }

  @Test
  void blocks_nothing_that_has_fallen_below_the_level_since() throws IOException {
    assertThat(rules(InventedFindings.bare())).isEmpty();
    assertThat(InventedFindings.written(OutputForm.RPZ, InventedFindings.bare()))
        .contains("No rule: it stands below alert now.");
  }

  @Test
  void blocks_nothing_that_is_over() throws IOException {
    assertThat(rules(InventedFindings.doubleFlux().withStatus(Status.CLOSED, List.of()))).isEmpty();
  }

  @Test
  void blocks_nothing_that_its_owner_allows() throws IOException {
    Finding allowed =
        InventedFindings.withEvidence(
            InventedFindings.doubleFlux(), "ALLOW_LISTED", -6, "Allowed: ours.");
    assertThat(rules(allowed)).isEmpty();
    assertThat(InventedFindings.written(OutputForm.RPZ, allowed))
        .contains("No rule: a list of yours allows it.");
  }

  @Test
  void blocks_no_address_and_no_name_server_of_somebody_else() throws IOException {
    String zone = InventedFindings.written(OutputForm.RPZ, InventedFindings.doubleFlux());
    assertThat(zone)
        .doesNotContain("rpz-ip")
        .doesNotContain("10.20.")
        .doesNotContain("elsewhere.example.rpz");
  }

  @Test
  void is_a_zone_even_where_there_is_nothing_to_block() throws IOException {
    assertThat(records(InventedFindings.written(OutputForm.RPZ))).hasSize(2);
  }

  @Test
  void the_serial_is_the_last_event_time_of_the_input() throws IOException {
    assertThat(InventedFindings.written(OutputForm.RPZ))
        .contains("SOA localhost. hostmaster.localhost. 1793611800 ");
  }
}
