package fluxgate.app.cli.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning what is ordinary and judging against it, as people and scripts meet it. */
final class LearnTest {
  private static final String SAMPLES =
      Path.of("..").toAbsolutePath().normalize().resolve("samples").toString();

  @TempDir private Path folder;

  private static CommandRun hunt(String... words) {
    return CommandRun.of(
        "hunt", Stream.concat(Stream.of(SAMPLES), Stream.of(words)).toArray(String[]::new));
  }

  @Test
  void learns_once_whatever_is_learned_twice_and_judges_against_it() throws IOException {
    Path file = folder.resolve("here.baseline");
    CommandRun cold = hunt("--json", "--learn", file.toString());
    assertThat(cold.exit()).isZero();
    assertThat(cold.err()).contains("name-days into").contains("taught nothing");
    assertThat(cold.values("baseline")).isNotEmpty().allMatch("cold"::equals);
    assertThat(cold.out().lines()).allMatch(line -> line.contains("\"BASELINE_COLD\""));

    byte[] learned = Files.readAllBytes(file);
    CommandRun judged = hunt("--json", "--baseline", file.toString(), "--learn", file.toString());
    assertThat(Files.readAllBytes(file)).isEqualTo(learned);
    assertThat(judged.values("domain")).isEqualTo(cold.values("domain"));
    assertThat(judged.values("baseline"))
        .allMatch(label -> label.matches("b-[0-9a-f]{8} learned 2026-11-02..2026-11-02"));
    String version = judged.values("baseline").getFirst().substring(0, 10);
    assertThat(judged.values("expected")).isNotEmpty().allMatch(e -> e.contains(version));
    assertThat(judged.out()).doesNotContain("BASELINE_COLD");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void refuses_a_damaged_or_foreign_file_with_one_sentence_before_it_reads() throws IOException {
    Path file = folder.resolve("bad.baseline");
    for (String option : List.of("--baseline", "--learn")) {
      for (byte[] content :
          List.of(
              new byte[0],
              "FXGB".getBytes(StandardCharsets.UTF_8),
              "hello, I am no baseline at all, and longer than a digest"
                  .getBytes(StandardCharsets.UTF_8))) {
        Files.write(file, content);
        CommandRun run = hunt(option, file.toString());
        assertThat(run.exit()).as(run.err()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("bad.baseline"));
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
      }
    }
  }

  @Test
  void a_baseline_that_is_not_there_is_an_error_and_one_to_learn_is_not() {
    CommandRun run = hunt("--baseline", folder.resolve("none").toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("does not exist"));
    assertThat(hunt("--learn", folder.toString()).exit()).isEqualTo(3);
  }
}
