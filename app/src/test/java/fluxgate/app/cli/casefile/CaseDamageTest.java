package fluxgate.app.cli.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code case} makes of a store whose files have their size and footer, and no more. */
final class CaseDamageTest extends CaseScene {
  private static final int TAIL = 8;

  private List<Path> stored(String kind) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("store").resolve(kind))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Overwrites every page of a Parquet file; what its footer says of them stays. */
  private static void damagePages(Path file) throws IOException {
    byte[] octets = Files.readAllBytes(file);
    ByteBuffer tail = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    int footer = octets.length - TAIL - tail.getInt(octets.length - TAIL);
    for (int i = 4; i < footer; i++) {
      octets[i] = (byte) 0xFF;
    }
    Files.write(file, octets);
  }

  @Test
  void connections_that_are_damaged_within_are_left_out_and_the_rest_answers() throws IOException {
    neighbourhood();
    Path damaged = stored("connections").getFirst();
    damagePages(damaged);
    CommandRun run = partly("case", "hosts", CASE, "--json");
    assertThat(run.err()).containsOnlyOnce(damaged + " is damaged and was left out");
    assertThat(run.err()).contains("'fluxgate history verify' sets it aside");
    List<String> hosts = run.out().lines().toList();
    assertThat(names(hosts, "host")).containsExactly("10.0.0.1", "10.0.0.3", "10.0.0.8");
    assertThat(hosts.get(2)).contains("\"stored\":\"none\"");
  }

  @Test
  void one_damaged_file_of_several_takes_the_others_with_it_nowhere() throws IOException {
    neighbourhood();
    Path damaged = stored("observations").getFirst(); // of dns.log
    damagePages(damaged);
    CommandRun run = partly("case", "hosts", CASE, "--json");
    assertThat(run.err()).containsOnlyOnce(damaged + " is damaged and was left out");
    assertThat(names(run.out().lines().toList(), "host")).contains("10.0.0.8");
  }

  @Test
  void a_verdict_over_what_is_left_says_what_is_missing() throws IOException {
    neighbourhood();
    Path damaged = stored("observations").getFirst();
    damagePages(damaged);
    Path report = folder.resolve("report.md");
    partly("case", "report", CASE, report.toString());
    assertThat(Files.readString(report))
        .contains(
            damaged.getFileName() + " cannot be read further",
            "so what it holds may be missing from the verdicts");
  }
}
