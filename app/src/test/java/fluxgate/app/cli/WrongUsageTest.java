package fluxgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of words that cannot be followed: what is wrong, and what to do. */
final class WrongUsageTest {
  private static final String SAMPLES = Path.of("..", "samples").toAbsolutePath() + "";

  @TempDir private Path folder;

  private CommandRun run(String line) {
    String[] words =
        Arrays.stream(line.split(" "))
            .map(word ->
                word.replace("SAMPLES", SAMPLES)
                    .replace("FOLDER", folder.toString())
                    .replace("_", " "))
            .toArray(String[]::new);
    return CommandRun.of(words[0], Arrays.copyOfRange(words, 1, words.length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          hunt SAMPLES --tlp green | --tlp means nothing without --to stix or --to ecs
          hunt SAMPLES --to csv --tlp green | --tlp means nothing without --to stix or --to ecs
          hunt SAMPLES --rpz-action drop | --rpz-action means nothing without --to rpz
          hunt SAMPLES --to stix --rpz-zone z.example | --rpz-zone means nothing without --to rpz
          hunt SAMPLES --redact-key k | --redact-key means nothing without --redact clients
          hunt SAMPLES --format zeek-dsn | --format takes an id that 'fluxgate formats' lists (nearest: zeek-dns
          hunt SAMPLES --format ASA | (nearest: cisco-asa
          hunt SAMPLES --format nothing-of-the-kind-that-is-known | 'fluxgate formats' lists, not 'nothing-of
          hunt SAMPLES --to xml | one of table, json, csv, ecs, rpz, stix
          hunt SAMPLES --state FOLDER/s --fail-on watch | add --min-level watch
          hunt SAMPLES --min-lvl alert | There is no option --min-lvl; near it is --min-level.
          hunt SAMPLES --jsn | There is no option --jsn; near it is --json.
          hunt SAMPLES --top | --top takes a value, N; it is missing.
          readiness | PATH is missing: files, folders or globs of telemetry, as for hunt.
          explain SAMPLES | DOMAIN comes first, then PATH; '
          simulate --out SAMPLES | holds what no simulation wrote (README.md); name another folder
          simulate --out SAMPLES/truth.json | is a file; name a folder with --out
          simulate --out FOLDER/w --format zeek,nosuch | --format takes one of zeek-dns, suricata-eve
          hunt SAMPLES --memory lots | --memory takes a whole number of octets, or with k, m or g as in 512m, not 'lots'.
          hunt SAMPLES --memory 1.5g | or with k, m or g
          hunt SAMPLES --memory -1g | or with k, m or g
          hunt SAMPLES --memory g | or with k, m or g
          hunt SAMPLES --memory 99999999999999999999 | or with k, m or g
          hunt SAMPLES --memory 255m | --memory takes at least 256m, which is the least that works, not '255m'.
          hunt SAMPLES --memory 900000g | which this machine has
          explain a.example SAMPLES --memory 1 | at least 256m
          explain a.example SAMPLES --redact-key k | --redact-key means nothing without
          explain a.example SAMPLES --raw --redact clients | who asked in them
          explain a.example SAMPLES --json --ascii | --ascii is for the page of text
          explain not_a_domain! SAMPLES | a domain name such as bad.example
          hunt - --store FOLDER/store | --store reads its inputs twice, and standard input cannot be
          hunt SAMPLES --changed | --changed goes with --store or --from-store
          hunt SAMPLES --no-keep | --no-keep goes with --store or --from-store
          hunt SAMPLES --store FOLDER/s --state FOLDER/t --changed | does not go with --state
          findings --since 2026-11-03 --until 2026-11-02 | --since must lie before --until
          findings --level high | --level takes watch, suspect or alert, not 'high'
          findings show | ID is missing: the finding's id
          explain https://bad.example/ SAMPLES | a domain name such as bad.example
          explain 198.51.100.7 SAMPLES | is an address
          evaluate SAMPLES --truth t --json --markdown | --json and --markdown
          bogus | There is no command 'bogus'; there are hunt, explain
          hnt SAMPLES | There is no command 'hnt'; near it is hunt.
          context ad | near it is add
          formats more | 'more' is one word too many
          context add allow | Say the kind and one scope
          context add allow a.example b.example | One scope at a time
          context add block a.example | The kind is allow or watch, not 'block'
          context add allow a.example | needs --owner WHO and --reason WHY
          context add allow !! --owner a --reason b | is no scope; one is a name
          """)
  void says_in_one_sentence_what_is_wrong_and_what_to_do(String line, String sentence) {
    CommandRun run = run(line);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource({"--host-map,none.csv", "--asn,none.csv", "--asn,.", "--host-map,."})
  void says_why_a_named_file_cannot_be_read(String option, String name) {
    CommandRun run = run("hunt SAMPLES " + option + " FOLDER/" + name);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err())
        .contains(name.equals(".") ? ": it is a folder; name a file." : "there is no such file.")
        .containsOnlyOnce(folder.toString());
  }

  @Test
  void says_that_a_list_was_replaced_and_counts_one_as_one() throws IOException {
    Files.writeString(folder.resolve("allow.txt"), "a.example\n");
    String line = "context import FOLDER/allow.txt --dir FOLDER/store";
    assertThat(run(line).err()).contains("added the list 'allow': 1 entry, allow.");
    assertThat(run(line).err()).contains("replaced the list 'allow': 1 entry, allow.");
  }
}
