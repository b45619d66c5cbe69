package fluxgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as people and scripts meet it: what it prints where, and how it ends. */
final class EvaluateTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String SAMPLES = ROOT.resolve("samples").toString();
  private static final String TRUTH = ROOT.resolve("samples/truth.json").toString();

  @TempDir private Path folder;

  private static CommandRun evaluate(String... words) {
    return CommandRun.of("evaluate", words);
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private String truthWithAnUnseenName() throws IOException {
    String truth = Files.readString(Path.of(TRUTH));
    return write("truth.json", truth.replaceFirst("\\{", "{\"nowhere.example\": \"ordinary\","));
  }

  @Test
  void measures_every_detector_on_the_sample_day() throws IOException {
    CommandRun run = evaluate("--truth", truthWithAnUnseenName(), SAMPLES, "--json");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.line("detector", "fluxgate"))
        .startsWith(
            "{\"type\":\"detector\",\"detector\":\"fluxgate\",\"positives\":3,\"negatives\":1007,"
                + "\"true_positives\":3,\"false_positives\":0,\"tpr\":1.0,\"fpr\":0.0,"
                + "\"precision\":1.0,\"median_fresh_answers_to_alert\":")
        .contains(
            "\"by_class\":{\"flux-classic\":[1,1],\"flux-double\":[1,1],\"flux-few-networks\":[1,1]}")
        .contains("\"tpr_interval\":[0.438503,1.0]")
        .contains("\"unseen_positives\":0,\"unseen_negatives\":1");
    assertThat(run.line("detector", "holz-2008"))
        .contains("\"true_positives\":3")
        .contains("\"ntp-pool\":[1,1]");
    for (String detector :
        List.of(
            "fluxgate-suspect",
            "zeek-anomalous-dns",
            "fluxbuster-tree",
            "as-fraction",
            "ttl-and-addresses",
            "an1331",
            "an1332",
            "an1333",
            "an1334")) {
      assertThat(run.line("detector", detector)).contains("\"positives\":3,\"negatives\":1007");
    }
    assertThat(run.out().lines().filter(line -> line.startsWith("{\"type\":\"static-list\"")))
        .hasSize(1);
  }

  @Test
  void shows_people_a_table_and_documents_markdown() {
    CommandRun table = evaluate("--truth", TRUTH, SAMPLES, "--only", "fluxgate");
    assertThat(table.out()).startsWith("DETECTOR").contains("\nfluxgate ").doesNotContain("holz");
    CommandRun markdown = evaluate("--truth", TRUTH, SAMPLES, "--only", "holz-2008", "--markdown");
    assertThat(markdown.out()).startsWith("| DETECTOR |").contains("\n|---|---:|").contains("holz");
  }

  @Test
  void takes_evidence_away_from_all_detectors() {
    CommandRun run = evaluate("--truth", TRUTH, SAMPLES, "--json", "--without", "asn,ttl");
    assertThat(run.line("detector", "as-fraction")).contains("\"true_positives\":0");
    assertThat(run.line("detector", "ttl-and-addresses")).contains("\"true_positives\":0");
    assertThat(run.line("detector", "fluxgate")).contains("\"ablation\":\"without asn,ttl\"");
    CommandRun tenth =
        evaluate("--truth", TRUTH, SAMPLES, "--json", "--sample", "0.1", "--without", "clients");
    assertThat(tenth.line("detector", "fluxgate")).contains("\"clients\":0,");
    assertThat(tenth.out())
        .isEqualTo(
            evaluate(
                    "--truth",
                    TRUTH,
                    SAMPLES,
                    "--json",
                    "--without",
                    "clients",
                    "--sample",
                    "0.1",
                    "--threads",
                    "3")
                .out());
  }

  @Test
  void a_sample_answers_for_every_name_that_the_whole_input_shows() throws IOException {
    String truth = truthWithAnUnseenName();
    CommandRun run = evaluate("--truth", truth, SAMPLES, "--json", "--sample", "0.001");
    assertThat(run.line("detector", "holz-2008"))
        .contains("\"positives\":3,\"negatives\":1007,")
        .contains("\"unseen_positives\":0,\"unseen_negatives\":1");
  }

  @Test
  void pools_runs() throws IOException {
    for (String name : List.of("a", "b")) {
      Path run = Files.createDirectory(folder.resolve(name));
      Files.copy(Path.of(TRUTH), run.resolve("truth.json"));
      Files.copy(Path.of(SAMPLES, "network-map.csv"), run.resolve("network-map.csv"));
      Files.copy(Path.of(SAMPLES, "dns.log.gz"), run.resolve("dns.log.gz"));
    }
    String[] runs = {folder.resolve("a").toString(), folder.resolve("b").toString()};
    CommandRun json = evaluate("--runs", runs[0], runs[1], "--json", "--only", "fluxgate");
    assertThat(json.exit()).isZero();
    assertThat(json.line("detector", "fluxgate"))
        .contains("\"positives\":6")
        .contains("\"run\":\"\"");
    assertThat(json.out().lines().filter(line -> line.contains("\"positives\":3"))).hasSize(4);
    Files.delete(folder.resolve("b/truth.json"));
    CommandRun missing = evaluate("--runs", runs[0], runs[1]);
    assertThat(missing.exit()).isEqualTo(3);
    assertThat(missing.err()).contains("truth.json: no such file.");
  }

  @Test
  void counts_what_the_truth_does_not_name_only_where_told_to() throws IOException {
    String truth =
        write("truth.json", "{\"qvelrumotaxi.example\":\"flux\",\"nowhere.example\":\"flux\"}");
    String line = evaluate("--truth", truth, SAMPLES, "--json").line("detector", "holz-2008");
    assertThat(line).contains("\"positives\":1,\"negatives\":0").contains("\"fpr\":null");
    assertThat(line).contains("\"unseen_positives\":1");
    CommandRun benign = evaluate("--truth", truth, SAMPLES, "--json", "--unlisted", "benign");
    assertThat(benign.line("detector", "holz-2008")).contains("\"(unlisted)\":[5,");
    assertThat(benign.line("detector", "fluxgate")).contains("\"false_positives\":2");
  }

  @Test
  void tells_in_one_sentence_what_is_wrong_with_the_truth() throws IOException {
    for (String content : List.of("", "no json", "[1]", "{\"a.example\":7}", "{}")) {
      CommandRun run = evaluate("--truth", write("truth.json", content), SAMPLES);
      assertThat(run.exit()).as(content).isEqualTo(3);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("truth.json: "));
    }
    assertThat(evaluate("--truth", folder.resolve("none").toString(), SAMPLES).exit()).isEqualTo(3);
    assertThat(evaluate("--truth", folder.toString(), SAMPLES).exit()).isEqualTo(3);
    assertThat(evaluate("--truth", TRUTH, folder.resolve("none").toString()).exit()).isEqualTo(3);
    assertThat(evaluate("--truth", TRUTH, SAMPLES, "--set", "DomainReputationFeed=none").exit())
        .isEqualTo(3);
  }

  @Test
  void refuses_wrong_usage_with_2() {
    for (String words :
        List.of(
            "samples",
            "--truth x",
            "--truth x samples --level high",
            "--truth x samples --unlisted maybe",
            "--truth x samples --without dns",
            "--truth x samples --sample 0",
            "--truth x samples --sample NaN",
            "--truth x samples --set Colour=red",
            "--truth x samples --only nobody",
            "--truth x --runs samples",
            "--truth x - --ablations",
            "--truth x samples --ablations --sample 0.5",
            "--truth x samples --list-hours 0")) {
      CommandRun run = evaluate(words.split(" "));
      assertThat(run.exit()).as(words).isEqualTo(2);
      assertThat(run.err().lines()).as(words).hasSize(1);
    }
  }

  @Test
  void has_help() {
    CommandRun run = evaluate("--help");
    assertThat(run.exit()).isZero();
    assertThat(run.out().toLowerCase(Locale.ROOT)).contains("--truth", "--ablations", "exit codes");
  }
}
