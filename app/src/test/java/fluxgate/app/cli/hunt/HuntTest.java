package fluxgate.app.cli.hunt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fluxgate.app.cli.CommandRun;
import fluxgate.app.context.DetectorContexts;
import fluxgate.app.output.json.FindingJson;
import fluxgate.app.source.Plan;
import fluxgate.app.source.Progress;
import fluxgate.app.source.ReadOptions;
import fluxgate.app.source.Telemetry;
import fluxgate.detect.Detector;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as people and scripts meet it: what it prints where, and how it ends. */
final class HuntTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String SAMPLES = ROOT.resolve("samples").toString();
  private static final Path DATA = ROOT.resolveSibling("shared").resolve("data");

  @TempDir private Path folder;

  private static CommandRun hunt(String... words) {
    return CommandRun.of("hunt", words);
  }

  private static String data(String name) {
    Path path = DATA.resolve(name);
    assumeTrue(
        Files.exists(path), "skipped: " + name + " of the local data is not beside the checkout");
    return path.toString();
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void alerts_on_the_planted_names_of_the_sample_day_and_suspects_nothing_else()
      throws IOException {
    CommandRun run = hunt(SAMPLES, "--json");
    assertThat(run.exit()).isZero();
    String truth = Files.readString(ROOT.resolve("samples/truth.json"));
    List<String> planted = new ArrayList<>();
    Matcher match = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"flux").matcher(truth);
    while (match.find()) {
      planted.add(match.group(1));
    }
    assertThat(planted).hasSize(3);
    assertThat(run.values("domain")).containsExactlyInAnyOrderElementsOf(planted);
    assertThat(run.out().lines())
        .allMatch(
            line -> line.contains("\"level\":\"alert\"") && line.contains("\"synthetic\":true"));
    assertThat(run.out().lines().filter(line -> line.contains("\"variant\":\"double-flux\"")))
        .hasSize(1);
    assertThat(run.out().lines().filter(line -> line.contains("\"variant\":\"single-flux\"")))
        .hasSize(2);
  }

  @Test
  void says_the_same_however_many_threads_decode() {
    String one = hunt(SAMPLES, "--json", "--threads", "1").out();
    assertThat(hunt(SAMPLES, "--json", "--threads", "2").out()).isEqualTo(one);
    assertThat(hunt(SAMPLES, "--json", "--threads", "4").out()).isEqualTo(one);
  }

  @Test
  void ends_with_10_where_a_level_was_to_matter() {
    assertThat(hunt(SAMPLES, "--top", "1", "--fail-on", "alert").exit()).isEqualTo(10);
  }

  @Test
  void says_how_many_findings_top_leaves_out() {
    CommandRun run = hunt(SAMPLES, "--top", "1", "--json");
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.err()).contains("; 1 of 3 findings, 1 at alert.");
  }

  @Test
  void an_empty_file_is_said_and_the_rest_is_read() throws IOException {
    String empty = write("none.log", "");
    Path summary = folder.resolve("summary.json");
    CommandRun run =
        hunt(empty, SAMPLES + "/dns.log.gz", "--top", "1", "--summary", summary.toString());
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("none.log is empty.");
    assertThat(Files.readString(summary)).contains("none.log\",\"reason\":\"is empty\"");
    CommandRun nothing = hunt(empty);
    assertThat(nothing.exit()).isEqualTo(3);
    assertThat(nothing.err().lines()).hasSize(1).allMatch(line -> line.contains("name other"));
  }

  @Test
  void tells_in_one_sentence_that_a_file_is_missing() {
    CommandRun run = hunt(folder.resolve("none.log").toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("none.log"));
  }

  @Test
  void tells_in_one_sentence_that_a_folder_holds_nothing_to_read() throws IOException {
    write("notes.txt", "nothing to see\n");
    CommandRun run = hunt(folder.toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err().lines())
        .hasSize(1)
        .allMatch(line -> line.contains("no readable telemetry"));
  }

  @Test
  void refuses_an_unknown_option_with_2() {
    CommandRun run = hunt(SAMPLES, "--no-such-option");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("--no-such-option"));
    assertThat(hunt().exit()).isEqualTo(2);
  }

  @Test
  void refuses_values_that_an_option_does_not_take_with_2() {
    for (String[] words :
        List.of(
            new String[] {"--since", "yesterday"},
            new String[] {"--min-level", "high"},
            new String[] {"--top", "0"},
            new String[] {"--format", "csv"},
            new String[] {"--threads", "many"},
            new String[] {"--since", "2026-11-03T00:00:00Z", "--until", "2026-11-02T00:00:00Z"})) {
      List<String> arguments = new ArrayList<>(List.of(SAMPLES));
      arguments.addAll(List.of(words));
      CommandRun run = hunt(arguments.toArray(String[]::new));
      assertThat(run.exit()).as(String.join(" ", words)).isEqualTo(2);
      assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains(words[0]));
    }
  }

  @Test
  void says_that_a_summary_cannot_be_written() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "skipped: this system has no /dev/full");
    CommandRun run = hunt(SAMPLES, "--summary", "/dev/full");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err().lines().filter(line -> line.contains("Cannot write /dev/full")))
        .hasSize(1);
  }

  @Test
  void ends_with_4_only_where_rejections_were_to_matter() throws IOException {
    String log =
        write(
            "dns.json",
            """
            {"ts":1793577600.0,"uid":"C1","id.orig_h":"10.0.0.1","id.orig_p":4000,"id.resp_h":"10.0.0.53","id.resp_p":53,"proto":"udp","trans_id":1,"query":"a.example","qclass":1,"qclass_name":"C_INTERNET","qtype":1,"qtype_name":"A","rcode":0,"rcode_name":"NOERROR","AA":false,"TC":false,"RD":true,"RA":true,"Z":0,"answers":["192.0.2.7"],"TTLs":[60.0],"rejected":false}
            {"ts":1793577601.0,"uid":"C2","id.orig_h":"10.0.0.1","query":
            """);
    assertThat(hunt(log).exit()).isZero();
    CommandRun strict = hunt(log, "--strict");
    assertThat(strict.exit()).isEqualTo(4);
    assertThat(strict.err()).contains("1 rejected");
  }

  @Test
  void lets_no_name_reach_the_terminal_as_it_came() throws IOException {
    StringBuilder log =
        new StringBuilder("#separator \\x09\n#set_separator\t,\n#path\tdns\n#fields\t");
    log.append(
        "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\ttrans_id\tquery\tqclass"
            + "\tqclass_name\tqtype\tqtype_name\trcode\trcode_name\tAA\tTC\tRD\tRA\tZ\tanswers"
            + "\tTTLs\trejected\n");
    StringBuilder map = new StringBuilder("prefix,asn,as_name,country,kind\n");
    for (int n = 0; n < 40; n++) {
      map.append("100.").append(64 + n).append(".0.0/16,").append(64512 + n);
      map.append(",\"=cmd|' \u001B]0;owned\u0007<b>home</b>\",,access\n");
    }
    for (int i = 0; i < 20; i++) {
      StringBuilder answers = new StringBuilder();
      StringBuilder ttls = new StringBuilder();
      for (int a = 0; a < 8; a++) {
        answers
            .append(a == 0 ? "" : ",")
            .append("100.")
            .append(64 + (i * 8 + a) % 40)
            .append(".1.")
            .append(i * 12); // homes, not machines in racks
        ttls.append(a == 0 ? "" : ",").append("60.0");
      }
      for (String client : List.of("10.0.0.1", "10.0.0.2")) {
        log.append(
            String.format(
                Locale.ROOT,
                "%d.0\tC%d\t%s\t4000\t10.0.0.53\t53\tudp\t%d\t\\x1b[31m<script>x.=bad.example\t1"
                    + "\tC_INTERNET\t1\tA\t0\tNOERROR\tF\tF\tT\tT\t0\t%s\t%s\tF\n",
                1793577600 + i * 100,
                i,
                client,
                i,
                answers,
                ttls));
      }
    }
    String dns = write("dns.log", log.toString());
    String networks = write("map.csv", map.toString());
    CommandRun table = hunt(dns, networks);
    assertThat(table.out())
        .contains("alert")
        .contains("=bad[.]example")
        .doesNotContain("bad.example");
    assertThat(table.out().chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    CommandRun json = hunt(dns, networks, "--json");
    assertThat(json.values("domain")).containsExactly("=bad.example");
    assertThat(json.out().chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    assertThat(json.out()).doesNotContain("<script>").doesNotContain("<b>");
  }

  @Test
  void helps_in_whole_sentences() {
    CommandRun run = hunt("--help");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("PATH").contains("--min-level").contains("Exit codes");
  }

  @Test
  void finds_the_real_networks_among_the_local_captures_and_alerts_on_nothing_else() {
    CommandRun run = hunt(data("pcap/captures"), "--json");
    assertThat(run.values("domain")).contains("gdiscoun.org", "fetchstats.net", "lsjbyxib.com");
    for (String line : run.out().lines().toList()) {
      if (!line.contains("\"gdiscoun.org\"") && !line.contains("\"fetchstats.net\"")) {
        assertThat(line).contains("\"peak_level\":\"suspect\"");
      }
      if (line.contains("\"lsjbyxib.com\"")) {
        assertThat(line).contains("NEVER_CONTACTED").contains("never contacted");
      }
    }
  }

  @Test
  void alerts_on_nothing_in_the_local_zeek_logs_and_reads_both_notations_alike()
      throws IOException {
    String tsvLog = data("zeek-wrccdc/dns.log.gz");
    String jsonLog = data("zeek-wrccdc/dns.json.gz");
    assertThat(hunt(tsvLog, "--json").out()).doesNotContain("\"peak_level\":\"alert\"");
    assertThat(hunt(jsonLog, "--json").out()).doesNotContain("\"peak_level\":\"alert\"");
    List<String> tsv = everyDomain(tsvLog);
    assertThat(tsv).isNotEmpty();
    assertThat(everyDomain(jsonLog)).isEqualTo(tsv);
  }

  /** What is known of each domain of which a name rotates, whatever its level, without places. */
  private static List<String> everyDomain(String log) throws IOException {
    Plan plan = Telemetry.open(List.of(log), ReadOptions.standard());
    Detector detector =
        new Detector(DetectorContexts.load(plan.contextFiles(), null, sentence -> {}));
    plan.read(detector::observe, Progress.NONE);
    detector.finish();
    List<String> domains = new ArrayList<>();
    for (Finding finding : detector.findings(Level.NONE)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      FindingJson.write(finding, line);
      domains.add(line.toString(StandardCharsets.UTF_8).replaceAll("\"inputs\":\\[[^]]*]", ""));
    }
    return domains;
  }

  @Test
  void accounts_for_every_record_of_the_local_data() throws IOException {
    Path summary = folder.resolve("summary.json");
    CommandRun run = hunt(data("."), "--summary", summary.toString());
    assertThat(run.exit()).isZero();
    String text = Files.readString(summary);
    Matcher ledgers =
        Pattern.compile(
                "\"ledger\":\\{\"read\":(\\d+),\"accepted\":(\\d+),\"skipped\":\\{([^}]*)},\"rejected\":\\{([^}]*)},\"duplicate\":(\\d+),\"out_of_range\":(\\d+)")
            .matcher(text);
    int count = 0;
    while (ledgers.find()) {
      count++;
      long sum = Long.parseLong(ledgers.group(2)) + sum(ledgers.group(3)) + sum(ledgers.group(4));
      sum += Long.parseLong(ledgers.group(5)) + Long.parseLong(ledgers.group(6));
      assertThat(sum).as(ledgers.group()).isEqualTo(Long.parseLong(ledgers.group(1)));
    }
    assertThat(count).isGreaterThan(200);
  }

  private static long sum(String counts) {
    return Pattern.compile(":(\\d+)")
        .matcher(counts)
        .results()
        .mapToLong(m -> Long.parseLong(m.group(1)))
        .sum();
  }
}
