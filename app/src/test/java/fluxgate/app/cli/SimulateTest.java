package fluxgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A world is written where nothing can be lost, and says how to go on. */
final class SimulateTest {
  @TempDir private Path folder;

  private CommandRun simulate(String... more) {
    String[] words = {
      "--out",
      folder.resolve("w").toString(),
      "--hours",
      "1",
      "--clients",
      "5",
      "--flux",
      "1",
      "--benign",
      "10"
    };
    String[] all = new String[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return CommandRun.of("simulate", all);
  }

  @Test
  void says_that_it_replaces_a_world_and_refuses_to_write_among_other_things() throws IOException {
    assertThat(simulate().err()).isEmpty();
    CommandRun again = simulate("--seed", "2", "--format", "suricata-eve");
    assertThat(again.exit()).isZero();
    assertThat(again.err())
        .isEqualTo("fluxgate: " + folder + "/w holds a simulation; replacing it.\n");
    assertThat(folder.resolve("w/dns.log.gz")).doesNotExist();
    Files.writeString(folder.resolve("w/found.txt"), "mine\n");
    CommandRun refused = simulate();
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("(found.txt)").contains("--force");
    assertThat(folder.resolve("w/eve.json.gz")).exists();
    assertThat(simulate("--force").exit()).isZero();
    assertThat(folder.resolve("w/found.txt")).hasContent("mine");
  }

  @Test
  void says_how_to_hunt_it() throws IOException {
    assertThat(simulate().out()).contains("\nNow: fluxgate hunt " + folder + "/w ");
    assertThat(folder.resolve("w/README.txt"))
        .content()
        .contains("  fluxgate hunt .\n")
        .contains("  fluxgate evaluate --truth truth.json .\n");
    assertThat(CommandRun.of("hunt", folder + "/w").exit()).isZero();
  }

  @Test
  void takes_the_words_of_formats_and_those_that_it_had_before() {
    for (String word : new String[] {"zeek-dns", "zeek-conn", "zeek"}) {
      assertThat(simulate("--format", word).exit()).isZero();
      assertThat(folder.resolve("w/dns.log.gz")).exists();
    }
    for (String word : new String[] {"suricata-eve", "eve"}) {
      assertThat(simulate("--format", word).exit()).isZero();
      assertThat(folder.resolve("w/eve.json.gz")).exists();
    }
  }
}
