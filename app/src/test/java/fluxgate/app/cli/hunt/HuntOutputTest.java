package fluxgate.app.cli.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms and redaction as people ask for them. */
final class HuntOutputTest {
  private static final String SAMPLES = Path.of("..", "samples").toString();

  @TempDir private Path folder;

  private static CommandRun hunt(String... words) {
    return CommandRun.of("hunt", words);
  }

  @Test
  void refuses_what_makes_no_sense_before_reading_with_one_sentence() {
    for (List<String> words :
        List.of(
            List.of("--json", "--to", "csv"),
            List.of("--to", "xml"),
            List.of("--to", "rpz", "--rpz-action", "explode"),
            List.of("--to", "rpz", "--rpz-zone", "a..b"),
            List.of("--to", "stix", "--tlp", "white"),
            List.of("--redact", "everyone"),
            List.of("--redact-key", "k"),
            List.of("--summary", "-"),
            List.of("--html", "-"),
            List.of("--learn", "-"),
            List.of("--since", "2026-13-02"))) {
      List<String> arguments = new ArrayList<>(List.of(SAMPLES));
      arguments.addAll(words);
      CommandRun run = hunt(arguments.toArray(String[]::new));
      assertThat(run.exit()).as(String.join(" ", words)).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines())
          .hasSize(1)
          .allMatch(line -> line.contains(words.get(words.size() - 2)));
    }
  }

  @Test
  void a_summary_that_cannot_be_written_is_said_before_reading() {
    CommandRun run = hunt(SAMPLES, "--summary", folder.resolve("no/summary.json").toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("no such folder"));
  }

  @Test
  void a_page_that_cannot_be_written_is_said_before_an_explanation_is_read() {
    for (String page : List.of("-", folder.resolve("no/page.html").toString())) {
      CommandRun run = CommandRun.of("explain", "a.example", SAMPLES, "--html", page);
      assertThat(run.exit()).isEqualTo(page.equals("-") ? 2 : 1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines()).hasSize(1);
    }
    assertThat(Path.of("-")).doesNotExist();
  }

  @Test
  void a_key_that_is_not_there_is_said_with_3() {
    CommandRun run =
        hunt(SAMPLES, "--redact", "clients", "--redact-key", folder.resolve("k").toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("no such file"));
  }

  @Test
  void no_client_of_the_samples_reaches_standard_output_the_summary_or_the_page()
      throws IOException {
    Path summary = folder.resolve("summary.json");
    Path key = Files.writeString(folder.resolve("key"), "0123456789abcdef\n");
    CommandRun run =
        hunt(
            SAMPLES,
            "--redact",
            "clients",
            "--redact-key",
            key.toString(),
            "--summary",
            summary.toString(),
            "--html",
            folder.resolve("page.html").toString());
    assertThat(run.exit()).isZero();
    assertThat(Files.readString(folder.resolve("page.html")))
        .containsPattern("c-[0-9a-f]{12}")
        .doesNotContain("10.64.0.");
    assertThat(run.out()).contains("c-").doesNotContain("10.64.0.");
    assertThat(Files.readString(summary)).contains("dns.log.gz").doesNotContain("10.64.0.");
  }

  @Test
  void a_bare_day_is_its_midnight() {
    CommandRun day = hunt(SAMPLES, "--json", "--since", "2026-11-02", "--until", "2026-11-03");
    assertThat(day.exit()).isZero();
    assertThat(day.out().lines()).hasSize(3);
  }

  @Test
  void says_how_a_file_is_compressed_that_it_does_not_read() throws IOException {
    Path seven = folder.resolve("dns.log.7z");
    Files.write(seven, new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4});
    CommandRun run = hunt(seven.toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("a 7-Zip archive; decompress it first.");
  }

  @Test
  void the_page_marks_synthetic_findings_and_counts_all_their_networks(@TempDir Path pages)
      throws IOException {
    Path page = pages.resolve("page.html");
    assertThat(CommandRun.of("hunt", "../samples", "--top", "1", "--html", page.toString()).exit())
        .isZero();
    assertThat(Files.readString(page))
        .contains("softkey-renewal[.]example</a> (synthetic)")
        .contains("Synthetic: its networks come from a map of reserved ranges.")
        .contains("254 in 45 networks")
        .contains("Of 45 networks 38 are drawn")
        .contains("Expected in general: ")
        .doesNotContain("Expected here: ");
  }
}
