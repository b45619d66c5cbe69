package fluxgate.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
  private static Process importing(Path store, Path log, String... before) throws IOException {
    List<String> command = new ArrayList<>(List.of(before));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of("history", "import", SAMPLES.toString(), "--store", store.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Count and order-free checksum of what the manifest names, of each kind, and all context. */
  private static List<String> content(Path folder) throws StoreException, SQLException {
    List<String> content = new ArrayList<>();
    try (StoreFolder store = StoreFolder.toRead(folder);
        Database database = Database.open(null, 1, 1L << 30)) {
      List<StoredFile.Kind> kinds = new ArrayList<>(StoredFile.Kind.SEEN);
      kinds.addAll(List.of(StoredFile.Kind.BY_NAME, StoredFile.Kind.BY_ADDRESS));
      for (StoredFile.Kind kind : kinds) {
        List<Path> files = store.manifest().of(kind).map(store::path).toList();
        if (!files.isEmpty()) {
          content.addAll(
              database.rows(
                  "SELECT count(*) || ' ' || bit_xor(hash(seen)) FROM "
                      + Database.parquet(files)
                      + " AS seen",
                  row -> kind + " " + row.getString(1)));
        }
      }
      store
          .manifest()
          .of(StoredFile.Kind.CONTEXT)
          .map(file -> file.kind() + " " + file.name() + " " + file.sha256())
          .sorted()
          .forEach(content::add);
    }
    return content;
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
    List<String> expected = content(clean);
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
      assertThat(content(store)).as(when).isEqualTo(expected);
      assertThat(leftovers(store)).as(when).isEmpty();
    }
    assertThat(killed).isPositive();
  }

  @Test
  void a_disk_without_room_is_one_sentence_and_loses_nothing() throws Exception {
    Path store = folder.resolve("store");
    Path log = folder.resolve("log");
    // No file may grow beyond 100,000 octets: the same error as on a full disk, on any disk.
    Process full = importing(store, log, "sh", "-c", "ulimit -f 200; exec \"$@\"", "sh");
    assertThat(full.waitFor()).as(() -> read(log)).isEqualTo(1);
    assertThat(Files.readAllLines(log)).hasSize(1);
    assertThat(read(log))
        .contains(store + ": there is no room left on the disk; the store is as it was before.");
    assertThat(run("history", "import", SAMPLES.toString(), "--store", store.toString())).isZero();
    assertThat(run("history", "verify", "--store", store.toString())).isZero();
    assertThat(leftovers(store)).isEmpty();
  }

  /** Files below the data's folders that no manifest names. */
  private static List<String> leftovers(Path folder) throws IOException, StoreException {
    try (StoreFolder store = StoreFolder.toRead(folder);
        Stream<Path> files = Files.walk(folder)) {
      List<Path> named = store.manifest().files().stream().map(store::path).toList();
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getParent() != null && !file.getParent().equals(folder))
          .filter(file -> !named.contains(file))
          .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
