package fluxgate.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.Main;
import fluxgate.app.history.StoredFile.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Importing the inputs of what was damaged and set aside once more makes the store what it was, and
 * nothing is there twice.
 */
@Timeout(1800)
final class RefillTest {
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private Path store() {
    return folder.resolve("store");
  }

  private Path clean() {
    return folder.resolve("clean");
  }

  private static int run(String... words) {
    return Main.run(words);
  }

  private static int importInto(Path store, Object... words) {
    List<String> all = new ArrayList<>(List.of("history", "import", "--store", store.toString()));
    Stream.of(words).map(Object::toString).forEach(all::add);
    return run(all.toArray(String[]::new));
  }

  private static int verify(Path store) {
    return run("history", "verify", "--store", store.toString());
  }

  /** Imports into the store what it may need once more; what it said about it. */
  private String again(Object... words) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
      assertThat(importInto(store(), words)).isZero();
    } finally {
      System.setErr(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  /** Into both stores, each import on its own. */
  private void imported(Object... inputs) {
    for (Object input : inputs) {
      assertThat(importInto(clean(), input)).isZero();
      assertThat(importInto(store(), input)).isZero();
    }
  }

  private List<StoredFile> files(Kind kind) throws StoreException {
    try (StoreFolder opened = StoreFolder.toRead(store())) {
      return opened.manifest().of(kind).toList();
    }
  }

  private void damage(StoredFile file) throws IOException {
    Path path = store().resolve(file.path());
    byte[] content = Files.readAllBytes(path);
    content[content.length / 2] ^= 1;
    Files.write(path, content);
  }

  private void isAsClean() throws Exception {
    assertThat(verify(store())).isZero();
    assertThat(StoreContent.seen(store())).isEqualTo(StoreContent.seen(clean()));
    assertThat(StoreContent.tuples(store())).isEqualTo(StoreContent.tuples(clean()));
    assertThat(StoreContent.leftovers(store()))
        .allMatch(file -> file.startsWith("damaged/tuples/")); // made anew, and not filled
    try (StoreFolder opened = StoreFolder.toRead(store())) {
      assertThat(opened.holes()).isEmpty();
      assertThat(opened.manifest().damaged()).allMatch(file -> file.startsWith("tuples/"));
    }
  }

  @Test
  void a_flipped_octet_in_a_file_of_any_kind() throws Exception {
    imported(SAMPLES);
    for (Kind kind : List.of(Kind.OBSERVATIONS, Kind.QUESTIONS, Kind.CONNECTIONS)) {
      StoredFile file = files(kind).getFirst();
      damage(file);
      assertThat(verify(store())).isEqualTo(1);
      assertThat(store().resolve(file.path())).doesNotExist();
      assertThat(again(SAMPLES))
          .contains(file.path() + " is filled: its ")
          .contains("nothing new for ");
      assertThat(files(kind).getFirst().sha256())
          .as("read as it was, it is written as it was")
          .isEqualTo(file.sha256());
      isAsClean();
    }
  }

  @Test
  void all_files_of_a_day_at_once() throws Exception {
    imported(ZeekLog.write(folder.resolve("a.log"), "a", 1, 3, 20));
    for (Kind kind : List.of(Kind.OBSERVATIONS, Kind.BY_NAME, Kind.BY_ADDRESS, Kind.QUESTIONS)) {
      damage(files(kind).get(1));
    }
    assertThat(verify(store())).isEqualTo(1);
    again(folder.resolve("a.log"));
    isAsClean();
  }

  @Test
  void a_log_that_has_grown_since() throws Exception {
    Path log = folder.resolve("grown.log");
    for (int day = 1; day <= 3; day++) {
      Path more = ZeekLog.write(folder.resolve("more"), "d" + day, 1, 2, 30);
      Files.write(
          log, Files.readAllBytes(more), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      imported(log);
    }
    for (int from = 0; from < 3; from++) {
      damage(files(Kind.OBSERVATIONS).get(from));
      assertThat(verify(store())).isEqualTo(1);
      Path rotated = Files.copy(log, folder.resolve("rotated-" + from));
      assertThat(again(rotated)).contains("is filled: its 30 records were read");
      isAsClean();
    }
  }

  @Test
  void only_all_inputs_of_an_import_give_what_they_gave() throws Exception {
    Path a = ZeekLog.write(folder.resolve("logs-a"), "a", 1, 2, 20);
    Path b = ZeekLog.write(folder.resolve("logs-b"), "b", 1, 2, 20);
    Path other = ZeekLog.write(folder.resolve("other"), "c", 1, 2, 20);
    assertThat(importInto(clean(), a, b)).isZero();
    assertThat(importInto(store(), a, b)).isZero();
    StoredFile file = files(Kind.OBSERVATIONS).getFirst();
    damage(file);
    assertThat(verify(store())).isEqualTo(1);
    List<String> left = StoreContent.of(store());
    assertThat(again(b))
        .contains(file.path() + " is not filled: it came from more than was given now; give " + a)
        .contains("nothing new for ");
    assertThat(StoreContent.of(store())).isEqualTo(left);
    imported(other);
    assertThat(verify(store())).isEqualTo(1);
    assertThat(again(a, b)).contains(file.path() + " is filled: its 40 records were read");
    isAsClean();
  }

  @Test
  void read_otherwise_than_then_it_stays_missing() throws Exception {
    Path log =
        Files.writeString(
            folder.resolve("dnsmasq.log"),
            """
            Nov  2 23:10:00 dnsmasq[1]: query[A] www.a.example from 10.0.0.1
            Nov  2 23:10:00 dnsmasq[1]: reply www.a.example is 192.0.2.1
            Nov  3 08:10:00 dnsmasq[1]: query[A] www.a.example from 10.0.0.1
            Nov  3 08:10:00 dnsmasq[1]: reply www.a.example is 192.0.2.2
            """);
    String[] zone = {"--time-zone", "Asia/Tokyo"};
    assertThat(importInto(clean(), log, zone[0], zone[1])).isZero();
    assertThat(importInto(store(), log, zone[0], zone[1])).isZero();
    StoredFile file = files(Kind.OBSERVATIONS).getFirst();
    damage(file);
    assertThat(verify(store())).isEqualTo(1);
    List<String> left = StoreContent.of(store());
    assertThat(again(log))
        .contains(file.path() + " is not filled: its inputs do not give now what they gave then");
    assertThat(StoreContent.of(store())).isEqualTo(left);
    assertThat(StoreContent.leftovers(store())).containsExactly(Verification.DAMAGED + file.path());
    assertThat(again(log, zone[0], zone[1])).contains(file.path() + " is filled");
    isAsClean();
  }

  @Test
  void days_that_were_merged_by_month_before_and_after() throws Exception {
    Path first = ZeekLog.write(folder.resolve("first"), "a", 1, 5, 20);
    Path rest = ZeekLog.write(folder.resolve("rest"), "b", 6, 10, 20);
    Path late = ZeekLog.write(folder.resolve("late"), "c", 2, 1, 5);
    Path later = ZeekLog.write(folder.resolve("later"), "d", 16, 2, 5);
    imported(first);
    damage(files(Kind.OBSERVATIONS).get(1)); // of the second day
    assertThat(verify(store())).isEqualTo(1);
    imported(late, rest); // makes tuples of that day without it, then merges
    again(first);
    isAsClean();
    damage(files(Kind.OBSERVATIONS).get(2)); // of a day that is merged
    assertThat(verify(store())).isEqualTo(1);
    again(first);
    isAsClean();
    imported(later);
    isAsClean();
  }

  @Test
  void a_day_that_came_in_several_parts() throws Exception {
    Path log = ZeekLog.write(folder.resolve("large"), "a", 1, 1, 60_000);
    for (Path to : List.of(clean(), store())) {
      Program run =
          Program.run(
              Program.of(
                  List.of(),
                  List.of("-Xmx150m"),
                  Main.class,
                  "history",
                  "import",
                  log.toString(),
                  "--store",
                  to.toString()));
      assertThat(run.exit()).as(String.join("\n", run.err())).isZero();
    }
    assertThat(files(Kind.OBSERVATIONS)).hasSizeGreaterThan(1);
    damage(files(Kind.OBSERVATIONS).getLast());
    assertThat(verify(store())).isEqualTo(1);
    again(log);
    assertThat(files(Kind.OBSERVATIONS)).hasSize(1);
    isAsClean();
  }

  @Test
  void files_are_known_by_their_hashes_where_what_reading_knew_is_damaged() throws Exception {
    Path log = ZeekLog.write(folder.resolve("a.log"), "a", 1, 2, 20);
    imported(log);
    damage(files(Kind.READING).getFirst());
    assertThat(verify(store())).isEqualTo(1);
    assertThat(again(log)).contains("nothing new for ");
    assertThat(StoreContent.of(store())).isEqualTo(StoreContent.of(clean()));
  }
}
