package fluxgate.app.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fluxgate.app.context.DetectorContexts;
import fluxgate.app.output.InventedFindings;
import fluxgate.app.output.OutputForm;
import fluxgate.app.source.Plan;
import fluxgate.app.source.Progress;
import fluxgate.app.source.ReadOptions;
import fluxgate.app.source.Telemetry;
import fluxgate.detect.Detector;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkMap;
import fluxgate.observation.Client;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No client remains, in no output. */
final class RedactionTest {
  private static final Path SAMPLES = Path.of("..", "samples");

  /** Every address of the invented office, in the ways in which a text may spell it. */
  private static final Pattern CLIENT =
      Pattern.compile(
          "10[.\\-_]64[.\\-_]0[.\\-_]\\d|(?<!\\d)\\d{1,2}[.\\-_]0[.\\-_]64[.\\-_]10(?!\\d)");

  @TempDir private Path folder;

  private static RedactionKey key(int octet) throws IOException {
    byte[] octets = new byte[32];
    java.util.Arrays.fill(octets, (byte) octet);
    return RedactionKey.of(octets);
  }

  /** All that is known of the sample day, whatever its level, read from a telling place. */
  private List<Finding> sampleDay() throws IOException {
    Path place = Files.createDirectories(folder.resolve("home/alice/10.64.0.14"));
    for (String name :
        List.of("dns.log.gz", "conn.log.gz", "authority.json.gz", "network-map.csv")) {
      Files.copy(SAMPLES.resolve(name), place.resolve(name));
    }
    Plan plan =
        Telemetry.open(
            List.of(place.toString()),
            ReadOptions.standard().withContext(head -> NetworkMap.recognises(head.lines())));
    Detector detector =
        new Detector(DetectorContexts.load(plan.contextFiles(), null, sentence -> {}));
    plan.read(detector::observe, Progress.NONE);
    detector.finish();
    return detector.findings(Level.NONE);
  }

  @Test
  void no_client_of_the_sample_day_remains_in_any_output() throws IOException {
    List<Finding> findings = sampleDay();
    assertThat(findings).hasSizeGreaterThan(3);
    List<Disclosed> open = Redaction.none().disclose(findings);
    List<Disclosed> redacted = Redaction.clients(key(1)).disclose(findings);
    Map<OutputForm, Set<String>> pseudonyms = new EnumMap<>(OutputForm.class);
    for (OutputForm form : OutputForm.values()) {
      String text = InventedFindings.written(form, redacted);
      assertThat(text).as("clients in " + form).doesNotContainPattern(CLIENT);
      assertThat(text).as("people in " + form).doesNotContain("alice");
      Set<String> found = new TreeSet<>();
      Matcher match = Pattern.compile("c-[0-9a-f]{12}").matcher(text);
      while (match.find()) {
        found.add(match.group());
      }
      pseudonyms.put(form, found);
    }
    assertThat(InventedFindings.written(OutputForm.JSON, open)).containsPattern(CLIENT);
    assertThat(pseudonyms.get(OutputForm.CSV)).hasSizeGreaterThan(2);
    assertThat(pseudonyms.get(OutputForm.JSON)).containsAll(pseudonyms.get(OutputForm.CSV));
  }

  @Test
  void a_pseudonym_depends_on_the_client_and_the_key_alone() throws IOException {
    String once = key(1).pseudonym("10.20.1.14");
    assertThat(once).matches("c-[0-9a-f]{12}").isEqualTo(key(1).pseudonym("10.20.1.14"));
    assertThat(key(2).pseudonym("10.20.1.14")).isNotEqualTo(once);
    assertThat(key(1).pseudonym("10.20.1.15")).isNotEqualTo(once);
  }

  @Test
  void finds_clients_in_text_in_whatever_way_it_is_written() throws IOException {
    TextScrubber scrubber = new TextScrubber(key(1));
    scrubber.learn(new Client(IpAddress.of("203.0.113.9"), "LAPTOP-7.corp.example", null));
    scrubber.learn(Client.of(IpAddress.of("2001:db8::9")));
    for (String text :
        List.of(
            "203.0.113.9 connected.",
            "capture-203-0-113-9.pcap",
            "9.113.0.203.in-addr.arpa",
            "203_0_113_9",
            "2001:db8::9: connected",
            "[2001:DB8:0::9]",
            "::ffff:203.0.113.9",
            "2001-db8--9.pcap",
            "dns_2001:db8::9.log",
            "dns2001:db8::9",
            "laptop-7[.]corp[.]example",
            "203[.]0[.]113[.]9",
            "host laptop-7.corp.example",
            "LAPTOP-7 ran it",
            "logs/10-1-2-3/dns.log",
            "http://192.168.7.7/",
            "C:\\Users\\alice\\x.exe",
            "file:/home/alice/x")) {
      String scrubbed = scrubber.scrub(text, address -> false);
      assertThat(scrubbed)
          .as(text)
          .containsPattern("c-[0-9a-f]{12}")
          .doesNotContainPattern("(?i)203.0.113.9|9.113.0.203|db8|laptop|alice|10-1|192.168");
    }
    assertThat(scrubber.scrub("203.0.113.9", address -> false))
        .isEqualTo(scrubber.pseudonym("LAPTOP-7.corp.example"));
    for (String text :
        List.of("eve-2026-11-02-08.json", "12:30:00.5", "version 1.2.3", "198-18-4-4", "x")) {
      assertThat(scrubber.scrub(text, address -> false)).isEqualTo(text);
    }
    assertThat(scrubber.scrub("198.18.4.4 and 10.1.1.1", IpAddress.of("198.18.4.4")::equals))
        .startsWith("198.18.4.4 and c-");
  }

  @Test
  void a_document_keeps_what_makes_it_and_no_client_that_was_met() throws IOException {
    Redaction redaction = Redaction.clients(key(1));
    redaction.meet(new Client(IpAddress.of("198.18.4.4"), "class.corp.example", null));
    redaction.meet(Client.of(IpAddress.of("2001:db8::9")));
    assertThat(redaction.document("2001:db8::9:443, 198.18.4.5"))
        .matches("c-[0-9a-f]{12}:443, 198[.]18[.]4[.]5");
    assertThat(redaction.page("<p class=\"x\">class &lt; 198.18.4.4</p>"))
        .matches("<p class=\"x\">c-[0-9a-f]{12} &lt; c-[0-9a-f]{12}</p>");
  }

  @Test
  void looks_for_many_hosts_as_quickly_as_for_one() throws IOException {
    Redaction redaction = Redaction.clients(key(1));
    for (int i = 0; i < 50_000; i++) {
      redaction.meet(new Client(null, "dhcp-" + i + ".corp.example", null));
    }
    String page = "dhcp-x of dhcp-49999 asked. ".repeat(5_000);
    assertThat(redaction.document(page)).doesNotContain("49999").contains("dhcp-x of c-");
  }

  @Test
  void a_host_or_program_that_names_a_person_goes_too() throws IOException {
    Finding like = InventedFindings.doubleFlux();
    Client client =
        new Client(null, "alice-laptop.corp.example", "C:\\Users\\alice\\AppData\\update.exe");
    Finding.ClientContact contact = new Finding.ClientContact(client, 1, 1, 1, 0, 1);
    Finding finding =
        new Finding(
            like.id(),
            like.domain(),
            List.of(fluxgate.dns.DomainName.of("alice-laptop.bad.example")),
            1,
            Set.of(),
            like.level(),
            like.peakLevel(),
            InventedFindings.withVerdict(like, "Alice-Laptop ran C:\\Users\\alice\\update.exe.")
                .verdict(),
            like.baseline(),
            like.firstSeenMicros(),
            like.lastSeenMicros(),
            like.suspectAtMicros(),
            like.alertAtMicros(),
            like.answers(),
            like.addresses(),
            like.ttl(),
            like.nameServers(),
            List.of(contact),
            1,
            null,
            List.of(),
            false,
            like.status(),
            like.changes());
    List<Disclosed> redacted = Redaction.clients(key(1)).disclose(List.of(finding));
    for (OutputForm form : OutputForm.values()) {
      assertThat(InventedFindings.written(form, redacted)).doesNotContainIgnoringCase("alice");
    }
    assertThat(InventedFindings.written(OutputForm.JSON, redacted)).contains("update.exe");
  }

  @Test
  void the_key_is_made_once_for_its_owner_alone() throws IOException {
    Path file = folder.resolve("deep/redact.key");
    String first = RedactionKey.readOrCreate(file).pseudonym("x");
    assertThat(RedactionKey.readOrCreate(file).pseudonym("x")).isEqualTo(first);
    assertThat(RedactionKey.read(file).pseudonym("x")).isEqualTo(first);
    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    assertThat(Files.list(file.getParent())).containsExactly(file);
  }

  @Test
  void a_short_key_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "secret\n", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> RedactionKey.read(file)).hasMessageContaining("16 to 4096");
  }
}
