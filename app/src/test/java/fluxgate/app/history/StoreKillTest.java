package fluxgate.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writer that is killed at any moment leaves a store that verifies, and the import run again
 * makes of it what one clean import makes. {@code -Dhistory.kills=50} for more than a few moments.
 */
@Timeout(1800)
final class StoreKillTest {
  private static final int KILLS = Integer.getInteger("history.kills", 4);
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();

  @TempDir private Path folder;

  /** An import in a process of its own. */
  private static Process importing(Path store, Path log) throws IOException {
    return Program.of("history", "import", SAMPLES.toString(), "--store", store.toString())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static int run(String... words) {
    return Main.run(words);
  }

  @Test
  void an_import_killed_at_any_moment_and_run_again_is_one_clean_import() throws Exception {
    Path clean = folder.resolve("clean");
    Path log = folder.resolve("log");
    long start = System.nanoTime();
    assertThat(importing(clean, log).waitFor()).as(() -> read(log)).isZero();
    long whole = (System.nanoTime() - start) / 1_000_000;
    List<String> expected = StoreContent.of(clean);
    Random random = new Random(7);
    int killed = 0;
    for (int round = 0; round < KILLS; round++) {
      Path store = folder.resolve("store-" + round);
      long moment = whole / 4 + random.nextLong(whole);
      Process writer = importing(store, log);
      if (!writer.waitFor(moment, TimeUnit.MILLISECONDS)) {
        killed++;
        writer.destroyForcibly().waitFor();
      }
      String when = "killed after " + moment + " of " + whole + " ms";
      if (Files.exists(store.resolve("store.json"))) {
        assertThat(run("history", "verify", "--dry-run", "--store", store.toString()))
            .as(when)
            .isZero();
      }
      assertThat(run("history", "import", SAMPLES.toString(), "--store", store.toString()))
          .as(when)
          .isZero();
      assertThat(run("history", "verify", "--store", store.toString())).as(when).isZero();
      assertThat(StoreContent.of(store)).as(when).isEqualTo(expected);
      assertThat(StoreContent.leftovers(store)).as(when).isEmpty();
    }
    assertThat(killed).isPositive();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
