package fluxgate.app.cli.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A hunt over what a store keeps finds what the hunt over the inputs found. */
@Timeout(600)
final class FromStoreTest {
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();

  static final List<List<String>> SOURCES =
      List.of(
          List.of("dns.log.gz", "conn.log.gz"),
          List.of("eve.json.gz", "authority.json.gz"),
          List.of("tap.pcap.gz"),
          List.of("dnstap.fstrm.gz"),
          List.of("winlogbeat.ndjson.gz"),
          List.of("dnsmasq.log.gz"),
          List.of("route53.log.gz", "vpcflow.log.gz"),
          List.of("vpcflow.log.gz", "powerdns.pb.gz"),
          List.of("cof.json.gz"),
          List.of("queries.log.gz", "eve.json.gz"));

  @TempDir private static Path day;
  @TempDir private Path folder;

  @BeforeAll
  static void simulate() {
    CommandRun run =
        CommandRun.of(
            "simulate",
            ("--seed 5 --clients 30 --flux 8 --benign 30 --look-alikes 0.5 --lookups 30 --format "
                    + "zeek,suricata-eve,authority,passive-dns-cof,dnstap,pcap,sysmon,dnsmasq,"
                    + "route53-resolver,aws-vpc-flow,bind-query,powerdns-protobuf --out "
                    + day.resolve("world"))
                .split(" "));
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private static CommandRun run(String command, List<String> words, String... more) {
    return run(0, command, words, more);
  }

  private static CommandRun run(int exit, String command, List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    CommandRun run = CommandRun.of(command, all.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    return run;
  }

  private String store() {
    return folder.resolve("store").toString();
  }

  private CommandRun hunt(String... words) {
    return run("hunt", List.of("--json", "--min-level", "watch"), words);
  }

  private CommandRun fromStore(String... words) {
    return run(
        "hunt",
        List.of("--json", "--min-level", "watch", "--from-store", "--store", store()),
        words);
  }

  /** Where a part of the store cannot be read. */
  private CommandRun fromTheRest() {
    return run(
        3, "hunt", List.of("--json", "--min-level", "watch", "--from-store", "--store", store()));
  }

  private void imported(String... paths) {
    run("history", List.of("import", "--store", store()), paths);
  }

  /** Notes of the last lines alone differ: they name inputs, or the store. */
  private static void assertSameFindings(CommandRun kept, CommandRun read) {
    assertThat(kept.out().lines().toList()).isEqualTo(read.out().lines().toList());
    assertThat(read.out()).isNotEmpty();
  }

  @Test
  void the_samples_are_judged_alike() {
    imported(SAMPLES.toString());
    CommandRun kept = fromStore();
    assertSameFindings(kept, hunt(SAMPLES.toString()));
    assertThat(kept.err())
        .containsPattern(
            "37,403 observations, 4,427 unanswered questions and 9,407 connections of 1 day in"
                + " .*store; .*alert");
  }

  @ParameterizedTest
  @FieldSource("SOURCES")
  void every_format_is_judged_alike(List<String> source) {
    String[] files =
        Stream.concat(source.stream(), Stream.of("network-map.csv"))
            .map(file -> day.resolve("world").resolve(file).toString())
            .toArray(String[]::new);
    imported(files);
    assertSameFindings(fromStore(), hunt(files));
  }

  @Test
  void a_time_is_judged_as_the_inputs_within_it() {
    imported(SAMPLES.toString());
    String[] bounds = {"--since", "2026-11-02T09:00:00Z", "--until", "2026-11-02T20:00:00Z"};
    String[] read = {SAMPLES.toString(), bounds[0], bounds[1], bounds[2], bounds[3]};
    assertSameFindings(fromStore(bounds), hunt(read));
  }

  @Test
  void what_came_in_imports_by_source_is_judged_as_one_day() {
    for (String file :
        List.of("conn.log.gz", "network-map.csv", "authority.json.gz", "dns.log.gz")) {
      imported(SAMPLES.resolve(file).toString());
    }
    assertSameFindings(
        fromStore(),
        hunt(
            SAMPLES.resolve("authority.json.gz").toString(),
            SAMPLES.resolve("conn.log.gz").toString(),
            SAMPLES.resolve("dns.log.gz").toString(),
            SAMPLES.resolve("network-map.csv").toString()));
  }

  /** The lines of a log, cut by the hour of their times, as an hourly rotation leaves them. */
  private List<String> hourly(String log) throws IOException {
    Map<Long, List<String>> hours = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SAMPLES.resolve(log))),
                StandardCharsets.UTF_8))) {
      List<String> header = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#")) {
          header.add(line);
        } else {
          long hour = (long) Double.parseDouble(line.split("\t", 2)[0]) / 3600;
          hours.computeIfAbsent(hour, h -> new ArrayList<>(header)).add(line);
        }
      }
    }
    List<String> files = new ArrayList<>();
    for (Map.Entry<Long, List<String>> hour : hours.entrySet()) {
      Path file = folder.resolve(hour.getKey() + "-" + log.replace(".gz", ""));
      files.add(Files.write(file, hour.getValue()).toString());
    }
    return files;
  }

  @Test
  void hourly_imports_are_judged_as_one() throws IOException {
    List<String> files = new ArrayList<>(hourly("dns.log.gz"));
    files.addAll(hourly("conn.log.gz"));
    assertThat(files).hasSizeGreaterThan(40);
    String map = SAMPLES.resolve("network-map.csv").toString();
    Collections.shuffle(files, new Random(7));
    for (int from = 0; from < files.size(); from += 3) {
      imported(files.subList(from, Math.min(from + 3, files.size())).toArray(String[]::new));
    }
    imported(map);
    files.add(map);
    assertSameFindings(fromStore(), hunt(files.toArray(String[]::new)));
  }

  @Test
  void which_resolvers_machines_were_told_to_ask_is_said_again() throws IOException {
    Path shell =
        Files.write(
            folder.resolve("shell.log"),
            List.of(
                "2026-11-23T07:31:02.311Z In(14) shell[2103120]: [root]: esxcli network ip dns"
                    + " server add --server=203.0.113.53"));
    CommandRun read = hunt(shell.toString());
    imported(shell.toString());
    String said = "is to ask 203.0.113.53 as well: set 2026-11-23T07:31:02Z, by root";
    assertThat(read.err()).contains(said);
    assertThat(fromStore().err()).contains(said, "1 resolver setting of 1 day in ");
  }

  @Test
  void archived_days_are_left_out_said_and_read_when_asked_for() {
    imported(SAMPLES.toString());
    CommandRun before = fromStore();
    run(
        "history",
        List.of("retain", "--profile", "1/90", "--now", "2026-11-20T00:00:00Z"),
        "--store",
        store());
    CommandRun none = fromStore();
    assertThat(none.out()).isEmpty();
    assertThat(none.err())
        .contains("1 archived day was left out; --archived reads it as well.")
        .contains("there is nothing of that time in ");
    assertSameFindings(fromStore("--archived"), before);
  }

  @Test
  void a_damaged_file_is_said_and_the_rest_is_judged() throws IOException {
    imported(SAMPLES.toString());
    Path connections;
    try (Stream<Path> found = Files.walk(folder.resolve("store/connections"))) {
      connections = found.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    Files.write(connections, new byte[] {0}, StandardOpenOption.APPEND);
    CommandRun kept = fromTheRest();
    assertThat(kept.err())
        .contains(connections + ": is cut short or changed, and was left out")
        .contains("'fluxgate history verify' sets it aside");
    assertThat(kept.out()).contains("\"domain\":\"softkey-renewal.example\"");
    CommandRun verified = CommandRun.of("history", "verify", "--store", store());
    assertThat(verified.err() + verified.out()).contains("connections/day=");
    assertThat(fromTheRest().err())
        .contains(
            folder.resolve("store").relativize(connections) + " is missing, with ",
            "since it was damaged and set aside");
  }

  @Test
  void damage_that_can_be_read_is_said_and_not_summed_up() throws IOException {
    imported(SAMPLES.toString());
    Path observations = folder.resolve("store/observations/day=2026-11-02/000001.parquet");
    byte[] octets = Files.readAllBytes(observations);
    octets[1_000] ^= 1; // among times, which say something else then
    Files.write(observations, octets);
    assertThat(fromTheRest().err())
        .contains(observations + ": ")
        .contains("'fluxgate history verify' sets it aside");
    Path late =
        Files.writeString(
            folder.resolve("late.json"),
            "{\"rrname\":\"late.example\",\"rrtype\":\"A\",\"rdata\":[\"192.0.2.1\"],"
                + "\"time_first\":1793600000,\"time_last\":1793600001,\"count\":1}\n");
    CommandRun again = CommandRun.of("history", "import", late.toString(), "--store", store());
    assertThat(again.exit()).isNotZero();
    assertThat(again.err())
        .contains(
            observations
                + " is not what was published: its hash differs, and what is new would be summed up"
                + " with it; 'fluxgate history verify' sets it aside, then import once more.");
  }

  @Test
  void the_newest_map_of_a_name_is_judged_by() throws IOException {
    Path map = Files.copy(SAMPLES.resolve("network-map.csv"), folder.resolve("map.csv"));
    Path log = SAMPLES.resolve("dns.log.gz");
    List<String> rows = Files.readAllLines(map);
    Files.write(map, rows.subList(0, 2));
    imported(log.toString(), map.toString());
    CommandRun poor = fromStore();
    Files.write(map, rows);
    imported(map.toString());
    imported(map.toString());
    CommandRun rich = fromStore();
    assertSameFindings(rich, hunt(log.toString(), map.toString()));
    assertThat(poor.out()).isNotEqualTo(rich.out());
    try (Stream<Path> kept = Files.list(folder.resolve("store/context"))) {
      assertThat(kept).hasSize(2);
    }
  }

  @Test
  void an_explanation_says_the_same() {
    imported(SAMPLES.toString());
    CommandRun read =
        run("explain", List.of("softkey-renewal.example", SAMPLES.toString(), "--json"));
    CommandRun kept =
        run(
            "explain",
            List.of("softkey-renewal.example", "--from-store", "--store", store(), "--json"));
    assertThat(kept.out()).isEqualTo(read.out());
  }

  @Test
  void the_summary_counts_what_was_kept() throws IOException {
    imported(SAMPLES.toString());
    Path summary = folder.resolve("summary.json");
    fromStore("--summary", summary.toString());
    assertThat(Files.readString(summary))
        .contains("\"format\":\"fluxgate-store\"", "\"outbound_connections\":")
        .doesNotContain("\"outbound_connections\":0");
  }

  @Test
  void telemetry_beside_a_store_is_refused_and_a_map_takes_the_place_of_those_kept() {
    imported(SAMPLES.toString());
    CommandRun refused =
        CommandRun.of("hunt", "--from-store", "--store", store(), SAMPLES.toString());
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.err()).contains(" is telemetry, and with --from-store ");
    assertSameFindings(
        fromStore(SAMPLES.resolve("network-map.csv").toString()), hunt(SAMPLES.toString()));
  }

  @Test
  void what_does_not_go_together_is_said() {
    assertThat(CommandRun.of("hunt").err()).contains("An input is missing");
    assertThat(CommandRun.of("hunt", "--from-store", "--format", "zeek-dns").err())
        .contains("--format says how to read inputs");
    assertThat(CommandRun.of("hunt", "--from-store", "--state", store()).err())
        .contains("--state remembers which files were read");
    assertThat(CommandRun.of("hunt", "x.log", "--archived").err())
        .contains("--archived goes with --from-store");
    CommandRun none = CommandRun.of("hunt", "--from-store", "--store", store());
    assertThat(none.exit()).isEqualTo(3);
    assertThat(none.err()).contains("there is no store in ");
  }
}
