package fluxgate.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.Main;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full, whatever is being written then: one sentence, nothing lost, no room taken by
 * what was not finished, and the same command again does it once there is room.
 */
@Timeout(1800)
final class FullDiskTest {
  private static final String SAMPLES =
      Path.of("..", "samples").toAbsolutePath().normalize().toString();

  private static final String AS_BEFORE =
      "there is no room left on the disk; the store is as it was before.";

  @TempDir private Path folder;

  private Path log(String name, int days, int names) throws IOException {
    return ZeekLog.write(folder.resolve(name + ".log"), name, 1, days, names);
  }

  private static Program full(long octets, String... words)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(Long.toString(octets)));
    all.addAll(List.of(words));
    return Program.run(
        Program.of(List.of(), Program.HEAP, FullDisk.class, all.toArray(String[]::new)));
  }

  private static void run(String... words) {
    assertThat(Main.run(words)).as(String.join(" ", words)).isZero();
  }

  private static Program importFull(long octets, Path log, Path store) throws Exception {
    return full(octets, "history", "import", log.toString(), "--store", store.toString());
  }

  private static void refused(Program run, Path place, String sentence) {
    assertThat(run.err()).containsExactly("fluxgate: " + place + ": " + sentence);
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(1);
  }

  private static void importAndVerify(Path log, Path store) {
    run("history", "import", log.toString(), "--store", store.toString());
    run("history", "verify", "--store", store.toString());
  }

  /** Of each file of a store, one octet less than it has: there its writing fails. */
  private static SortedSet<Long> limits(Path store) throws IOException, StoreException {
    SortedSet<Long> limits = new TreeSet<>();
    try (StoreFolder opened = StoreFolder.toRead(store);
        Stream<Path> files = Files.list(store)) {
      for (Kind kind : Kind.values()) {
        opened
            .manifest()
            .of(kind)
            .mapToLong(StoredFile::octets)
            .max()
            .ifPresent(octets -> limits.add(octets - 1));
      }
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        limits.add(Files.size(file) - 1);
      }
    }
    return limits;
  }

  @Test
  void an_import_that_finds_no_room_at_any_file_leaves_nothing_and_is_run_again() throws Exception {
    Path log = log("small", 6, 3);
    Path clean = folder.resolve("clean");
    importAndVerify(log, clean);
    List<String> expected = StoreContent.of(clean);
    SortedSet<Long> limits = limits(clean);
    assertThat(limits).hasSizeGreaterThan(5);
    for (long limit : limits) {
      Path store = folder.resolve("store-" + limit);
      refused(importFull(limit, log, store), store, AS_BEFORE);
      if (StoreFolder.exists(store)) {
        assertThat(StoreContent.leftovers(store)).as("at %d octets", limit).isEmpty();
      }
      importAndVerify(log, store);
      assertThat(StoreContent.of(store)).as("at %d octets", limit).isEqualTo(expected);
      assertThat(StoreContent.leftovers(store)).isEmpty();
    }
  }

  @Test
  void a_day_that_cannot_be_summed_up_is_as_it_was_before() throws Exception {
    Path store = folder.resolve("store");
    Path clean = folder.resolve("clean");
    Path first = log("first", 1, 400);
    Path late = log("late", 1, 1);
    importAndVerify(first, store);
    List<String> before = StoreContent.of(store);
    long tuples;
    try (StoreFolder opened = StoreFolder.toRead(store)) {
      tuples = opened.manifest().of(Kind.BY_NAME).mapToLong(StoredFile::octets).sum();
    }
    for (long limit : new long[] {tuples / 2, tuples - 500}) {
      refused(importFull(limit, late, store), store, AS_BEFORE);
      assertThat(StoreContent.of(store)).isEqualTo(before);
      assertThat(StoreContent.leftovers(store)).isEmpty();
    }
    importAndVerify(late, store);
    importAndVerify(first, clean);
    importAndVerify(late, clean);
    assertThat(StoreContent.of(store)).isEqualTo(StoreContent.of(clean));
  }

  @Test
  void what_does_not_fit_into_memory_finds_no_room_either() throws Exception {
    Path store = folder.resolve("store");
    Path late = log("late", 1, 1);
    importAndVerify(log("many", 1, 200_000), store);
    List<String> before = StoreContent.of(store);
    List<String> java = List.of("-Xmx1g", "-Dfluxgate.memory.mebibytes=300"); // 64 for DuckDB
    Program run =
        Program.run(
            Program.of(
                List.of(),
                java,
                FullDisk.class,
                "300000",
                "history",
                "import",
                late.toString(),
                "--store",
                store.toString()));
    refused(run, store, AS_BEFORE);
    assertThat(StoreContent.of(store)).isEqualTo(before);
    assertThat(StoreContent.leftovers(store)).isEmpty();
    importAndVerify(late, store);
  }

  @Test
  void what_was_filled_before_the_disk_was_full_is_said_and_stays() throws Exception {
    RefillScene scene = new RefillScene(folder);
    Path old = log("old", 1, 20);
    Path large = log("large", 2, 6_000);
    scene.imported(old);
    StoredFile file = scene.files(Kind.OBSERVATIONS).getFirst();
    scene.setAside(file);
    String store = scene.store().toString();
    Program run =
        full(90_000, "history", "import", old.toString(), large.toString(), "--store", store);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .containsExactly(
            "fluxgate: "
                + file.path()
                + " is filled: its 20 records were read from the inputs once more.",
            "fluxgate: "
                + store
                + ": there is no room left on the disk; what was filled before stays, and nothing"
                + " else was added.");
    scene.isAsClean();
    scene.imported(large);
    scene.isAsClean();
  }

  @Test
  void days_that_cannot_be_merged_by_month_are_kept_and_merged_later() throws Exception {
    Path store = folder.resolve("store");
    Path clean = folder.resolve("clean");
    Path log = log("days", 12, 700);
    importAndVerify(log, clean);
    long limit = 90_000;
    try (StoreFolder opened = StoreFolder.toRead(clean)) {
      assertThat(octets(opened, true)).isGreaterThan(limit);
      assertThat(octets(opened, false)).isLessThan(limit);
    }
    refused(
        importFull(limit, log, store),
        store,
        "there is no room left on the disk; what was imported is kept, and the next import that"
            + " adds something merges its days by month.");
    assertThat(StoreContent.seen(store)).isEqualTo(StoreContent.seen(clean));
    assertThat(StoreContent.leftovers(store)).isEmpty();
    Path late = log("late", 1, 1);
    importAndVerify(late, store);
    importAndVerify(late, clean);
    assertThat(StoreContent.seen(store)).isEqualTo(StoreContent.seen(clean));
    for (Path merged : List.of(store, clean)) {
      try (StoreFolder opened = StoreFolder.toRead(merged)) {
        assertThat(opened.manifest().of(Kind.BY_NAME).filter(StoredFile::isMonth)).hasSize(1);
      }
    }
  }

  @Test
  void what_people_decide_is_kept_or_refused_whole() throws Exception {
    String store = folder.resolve("store").toString();
    run("hunt", SAMPLES, "--store", store);
    String[] words = {
      "disposition", "softkey-renewal.example", "--as", "unsure", "--reason", "r", "--store", store
    };
    for (long limit : new long[] {0, 8_000}) {
      Program run = full(limit, words);
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).hasSize(1);
      assertThat(run.err().getFirst())
          .startsWith("fluxgate: ")
          .contains("no room left")
          .endsWith("; the store is as it was before.");
    }
    run(words);
    run("findings", "--store", store);
    run("history", "verify", "--store", store);
  }

  @Test
  void a_hunt_prints_what_it_cannot_keep() throws Exception {
    String store = folder.resolve("store").toString();
    Program hunt = full(20_000, "hunt", SAMPLES, "--json", "--store", store);
    assertThat(hunt.exit()).isEqualTo(1);
    assertThat(hunt.out()).anyMatch(line -> line.contains("softkey-renewal.example"));
    assertThat(hunt.err())
        .anyMatch(line -> line.contains("no room left on the disk") && line.contains(" So "))
        .noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
    run("hunt", SAMPLES, "--json", "--store", store);
    run("history", "verify", "--store", store);
  }

  /** Nothing has been laid down yet that the program needs. */
  @Test
  void a_library_that_finds_no_room_is_one_sentence() throws Exception {
    Path log = log("small", 1, 3);
    String[] words = {
      "history", "import", log.toString(), "--store", folder.resolve("store").toString()
    };
    List<String> before = List.of("sh", "-c", "ulimit -f 20; exec \"$@\"", "sh");
    Program run = Program.run(Program.of(before, Program.HEAP, Main.class, words));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().getFirst()).contains("could not be laid into", "Make room there");
    run(words);
  }

  private static long octets(StoreFolder store, boolean ofMonths) {
    return store.manifest().files().stream()
        .filter(file -> file.isMonth() == ofMonths)
        .mapToLong(StoredFile::octets)
        .max()
        .orElse(0);
  }
}
