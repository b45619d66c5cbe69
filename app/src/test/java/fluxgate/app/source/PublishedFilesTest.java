package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.Ledger;
import fluxgate.app.ledger.ReadReport;
import fluxgate.observation.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole files that others published, which lie beside the checkout and are no part of it: each is
 * recognised for what it is, its ledger adds up, and what it holds is accepted. What is printed is
 * the table of figures.
 */
class PublishedFilesTest {
  private static final Path DATA =
      Path.of("..").toAbsolutePath().normalize().resolveSibling("shared").resolve("data");

  private static final double LEAST_SHARE = 0.99;

  /** What datagrams of one exporter have in common in their names. */
  private static final Pattern EXPORTER =
      Pattern.compile("(.+?)_?(?:data|tpl|tpls|opttpl|tpldata|dpi)\\d*[-_x.\\d].*");

  /**
   * Of version 5 with a count that is wrong. The one of version 9 that is called invalid too is
   * wrong in its count alone, which nothing needs.
   */
  private static final Pattern DAMAGED = Pattern.compile("netflow5_test_invalid.*");

  private static Path data(String name) {
    Path path = DATA.resolve(name);
    assumeTrue(
        Files.exists(path), "skipped: " + name + " of the local data is not beside the checkout");
    return path;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static ReadReport read(List<Path> files) {
    Plan plan = Telemetry.open(files.stream().map(Path::toString).toList(), ReadOptions.standard());
    assertThat(plan.problems()).as(files.toString()).isEmpty();
    ReadReport report = plan.read(new ArrayList<Observation>()::add, Progress.NONE);
    assertThat(report.totals().balances()).isTrue();
    report.files().forEach(file -> assertThat(file.ledger().balances()).isTrue());
    return report;
  }

  private static String text(String name, String format, Ledger ledger) {
    return String.format(
        Locale.ROOT,
        "%-70s %-18s %d records, %d accepted, skipped %s, rejected %s%n",
        name,
        format,
        ledger.readCount(),
        ledger.acceptedCount(),
        ledger.skippedCounts(),
        ledger.rejectedCounts());
  }

  @Test
  void flowDatagramsAreReadWithTheTemplatesBesideThem() throws IOException {
    SortedMap<String, List<Path>> exporters = new TreeMap<>();
    for (Path file : files(data("netflow"))) {
      String name = String.valueOf(file.getFileName());
      Matcher matcher = EXPORTER.matcher(name);
      String exporter = matcher.matches() ? matcher.group(1) : name;
      exporters.computeIfAbsent(exporter, unused -> new ArrayList<>()).add(file);
    }
    long accepted = 0;
    List<String> missing = new ArrayList<>();
    for (List<Path> files : exporters.values()) {
      for (FileReport file : read(files).files()) {
        String name = String.valueOf(Path.of(file.file()).getFileName());
        System.out.print(text(name, file.format(), file.ledger()));
        assertThat(file.format()).isEqualTo("netflow");
        Ledger ledger = file.ledger();
        accepted += ledger.acceptedCount();
        if (DAMAGED.matcher(name).matches()) {
          assertThat(ledger.rejectedCount()).as(name).isPositive();
        } else if (ledger.rejectedCount() > 0
            || ledger.skippedCounts().containsKey("template_unknown")) {
          missing.add(name + " " + ledger.skippedCounts() + ledger.rejectedCounts());
        }
      }
    }
    System.out.printf(Locale.ROOT, "netflow: %d accepted, missing %s%n", accepted, missing);
    assertThat((double) accepted / (accepted + missing.size()))
        .as("accepted; missing: %s", missing)
        .isGreaterThanOrEqualTo(LEAST_SHARE);
  }

  @ParameterizedTest
  @CsvSource({
    "samples/coredns.log, coredns-log",
    "samples/gcp_dns.ndjson, google-cloud-dns",
    "samples/route53_resolver.ndjson, route53-resolver",
    "samples/suricata_eve_dns_v1_v2.ndjson, suricata-eve",
    "sysmon/sysmon-event3.ndjson.gz, sysmon",
    "sysmon/sysmon-event22.ndjson.gz, sysmon",
    "macos-unifiedlog/mdnsresponder.log, macos-unified-log",
    "dnstap/dnstap.fstrm, dnstap",
    "zeek-wrccdc/dns.log.gz, zeek-dns",
    "zeek-wrccdc/dns.json.gz, zeek-dns",
  })
  void filesAreReadAsWhatTheyAre(String name, String format) {
    FileReport file = read(List.of(data(name))).files().getFirst();
    System.out.print(text(name, file.format(), file.ledger()));
    assertThat(file.format()).isEqualTo(format);
    // Without the wrapper that says their time, which who published them cut off.
    long cut = file.ledger().rejectedCounts().getOrDefault("no_time", 0L);
    long wanted = file.ledger().acceptedCount() + file.ledger().rejectedCount() - cut;
    assertThat(file.ledger().acceptedCount()).isPositive();
    assertThat((double) file.ledger().acceptedCount() / wanted).isGreaterThanOrEqualTo(LEAST_SHARE);
  }

  @ParameterizedTest
  @CsvSource({"pcap/captures, 0.99", "pcap/formats, 0.5", "pcap/malformed, 0"})
  void capturesAreReadAsWhatTheyAre(String folder, double leastShare) throws IOException {
    Ledger total = new Ledger();
    int count = 0;
    for (Path capture : files(data(folder))) {
      Plan plan = Telemetry.open(List.of(capture.toString()), ReadOptions.standard());
      if (!plan.problems().isEmpty()) {
        System.out.println(plan.problems().getFirst());
        continue;
      }
      FileReport file = read(List.of(capture)).files().getFirst();
      assertThat(file.format()).as(file.file()).isIn("pcap", "pcapng");
      total.add(file.ledger());
      count++;
    }
    System.out.print(text(folder + ", " + count + " files", "pcap", total));
    assertThat(total.balances()).isTrue();
    assertThat((double) total.acceptedCount() / (total.acceptedCount() + total.rejectedCount()))
        .isGreaterThanOrEqualTo(leastShare);
  }
}
