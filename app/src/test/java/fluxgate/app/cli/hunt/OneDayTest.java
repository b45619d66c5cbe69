package fluxgate.app.cli.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * One simulated day, written as a dozen tools would log it: the same flux is found in each as far
 * as its evidence goes, and what a log cannot show is said.
 */
@Timeout(600)
final class OneDayTest {
  private static final String TTL = "TTL_ABSENT";
  private static final String CONNECTIONS = "CONNECTIONS_UNOBSERVED";
  private static final String CLIENTS = "CLIENTS_UNOBSERVED";
  private static final String SERVERS = "NS_UNOBSERVED";
  private static final String PROCESS = "PROCESS_UNOBSERVED";
  private static final Set<String> GAPS = Set.of(TTL, CONNECTIONS, CLIENTS, SERVERS, PROCESS);

  /**
   * What somebody has.
   *
   * @param files of the day
   * @param gaps what must stand under {@code unknown} of each finding: these of {@link #GAPS} and
   *     no others
   */
  private record Source(String name, List<String> files, Set<String> gaps) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Source> SOURCES =
      List.of(
          new Source("zeek", List.of("dns.log.gz", "conn.log.gz"), Set.of(SERVERS, PROCESS)),
          new Source("suricata-eve", List.of("eve.json.gz"), Set.of(SERVERS, PROCESS)),
          new Source(
              "suricata-eve on both sides of the resolvers",
              List.of("eve.json.gz", "authority.json.gz"),
              Set.of(PROCESS)),
          new Source("pcap", List.of("tap.pcap.gz"), Set.of(SERVERS, PROCESS)),
          new Source("dnstap", List.of("dnstap.fstrm.gz"), Set.of(CONNECTIONS, SERVERS, PROCESS)),
          new Source(
              "powerdns-protobuf",
              List.of("powerdns.pb.gz"),
              Set.of(CONNECTIONS, SERVERS, PROCESS)),
          new Source(
              "ecs-dns", List.of("packetbeat.ndjson.gz"), Set.of(CONNECTIONS, SERVERS, PROCESS)),
          new Source("sysmon", List.of("winlogbeat.ndjson.gz"), Set.of(TTL, SERVERS)),
          new Source(
              "dnsmasq", List.of("dnsmasq.log.gz"), Set.of(TTL, CONNECTIONS, SERVERS, PROCESS)),
          new Source(
              "route53-resolver and aws-vpc-flow",
              List.of("route53.log.gz", "vpcflow.log.gz"),
              Set.of(TTL, SERVERS, PROCESS)),
          new Source(
              "passive-dns-cof",
              List.of("cof.json.gz"),
              Set.of(TTL, CONNECTIONS, CLIENTS, PROCESS)));

  @TempDir private static Path day;

  @BeforeAll
  static void simulate() {
    CommandRun run =
        CommandRun.of(
            "simulate",
            ("--seed 3 --clients 40 --flux 14 --benign 40 --look-alikes 0.5 --lookups 40 --format "
                    + "zeek,suricata-eve,authority,passive-dns-cof,dnstap,pcap,sysmon,dnsmasq,"
                    + "route53-resolver,aws-vpc-flow,bind-query,powerdns-protobuf,ecs-dns --out "
                    + day.resolve("world"))
                .split(" "));
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private static CommandRun hunt(List<String> files, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    Stream.concat(files.stream(), Stream.of("network-map.csv"))
        .forEach(file -> all.add(day.resolve("world").resolve(file).toString()));
    CommandRun run = CommandRun.of("hunt", all.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }

  /** The domains of the truth whose class is such. */
  private static Set<String> truth(Predicate<String> such) throws IOException {
    Matcher row =
        Pattern.compile("\"(.*)\": \"(.*)\"")
            .matcher(Files.readString(day.resolve("world").resolve("truth.json")));
    Set<String> domains = new TreeSet<>();
    while (row.find()) {
      if (such.test(row.group(2))) {
        domains.add(row.group(1));
      }
    }
    return domains;
  }

  /** Each finding's domain with what stands under {@code unknown}. */
  private static Map<String, Set<String>> unknown(CommandRun run) {
    Map<String, Set<String>> unknown = new TreeMap<>();
    Matcher finding =
        Pattern.compile("\"domain\":\"([^\"]*)\".*?\"unknown\":\\[([^]]*)]").matcher(run.out());
    while (finding.find()) {
      unknown.put(
          finding.group(1),
          Arrays.stream(finding.group(2).replace("\"", "").split(","))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return unknown;
  }

  /** The domains whose name servers some authority named that day. */
  private static Set<String> delegated() throws IOException {
    Set<String> domains = new TreeSet<>();
    Path tuples = day.resolve("world").resolve("cof.json.gz");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(tuples))) {
      Matcher row =
          Pattern.compile("\"rrname\":\"([^\"]*)\",\"rrtype\":\"NS\"")
              .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      while (row.find()) {
        domains.add(row.group(1));
      }
    }
    return domains;
  }

  private static boolean isOf(String domain, String finding) {
    return finding.contains("\"domain\":\"" + domain + "\"");
  }

  @ParameterizedTest
  @FieldSource("SOURCES")
  void the_same_flux_is_found_and_each_gap_is_said(Source source) throws IOException {
    CommandRun run = hunt(source.files, "--json", "--min-level", "suspect");
    assertThat(run.err()).contains(", 0 rejected").doesNotContain("nothing can be found");
    Map<String, Set<String>> unknown = unknown(run);
    Set<String> flux = truth(word -> word.startsWith("flux"));
    assertThat(unknown.keySet()).containsAll(flux);
    Set<String> delegated = delegated();
    for (String domain : flux) {
      Set<String> gaps = new TreeSet<>(unknown.getOrDefault(domain, Set.of()));
      gaps.retainAll(GAPS);
      Set<String> expected = new TreeSet<>(source.gaps);
      if (!delegated.contains(domain)) {
        expected.add(SERVERS);
      }
      assertThat(gaps).as(domain).isEqualTo(expected);
    }
    assertThat(run.out().lines().filter(line -> line.contains("\"level\":\"alert\"")))
        .allMatch(line -> flux.stream().anyMatch(domain -> isOf(domain, line)));
  }

  @Test
  void questions_alone_show_no_flux_and_the_command_says_so() {
    CommandRun run = hunt(List.of("queries.log.gz"), "--json", "--min-level", "watch");
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "What was read carries no answers of the DNS (bind-query), and flux shows in"
                + " answers alone: nothing can be found here.");
  }

  @Test
  void endpoints_alone_name_the_program_in_findings_table_and_explanation() throws IOException {
    List<String> endpoints = List.of("winlogbeat.ndjson.gz");
    CommandRun findings = hunt(endpoints, "--json", "--min-level", "suspect");
    String first = findings.values("domain").getFirst();
    String finding = findings.line("domain", first);
    Matcher client =
        Pattern.compile("\"client\":\"(ws\\d+\\.corp\\.example)\",\"process\":\"([^\"]+)\"")
            .matcher(finding);
    assertThat(client.find()).as(finding).isTrue();
    String host = client.group(1);
    String program = client.group(2).replace("\\\\", "\\");
    assertThat(hunt(endpoints, "--min-level", "suspect").out().replaceAll("\\s+", " "))
        .contains(host + " " + program + " (");
    CommandRun explained =
        CommandRun.of(
            "explain",
            first,
            day.resolve("world").resolve("winlogbeat.ndjson.gz").toString(),
            day.resolve("world").resolve("network-map.csv").toString());
    assertThat(explained.exit()).as(explained.err()).isZero();
    String file = program.substring(program.lastIndexOf('\\') + 1);
    assertThat(explained.out().lines())
        .anyMatch(line -> line.strip().startsWith(host + " " + file));
  }
}
