package fluxgate.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.Main;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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

  private RefillScene scene() {
    return new RefillScene(folder);
  }

  @Test
  void a_flipped_octet_in_a_file_of_any_kind() throws Exception {
    scene().imported(SAMPLES);
    for (Kind kind : List.of(Kind.OBSERVATIONS, Kind.QUESTIONS, Kind.CONNECTIONS)) {
      StoredFile file = scene().files(kind).getFirst();
      scene().damage(file);
      assertThat(RefillScene.verify(scene().store())).isEqualTo(1);
      assertThat(scene().store().resolve(file.path())).doesNotExist();
      assertThat(scene().again(SAMPLES))
          .contains(file.path() + " is filled: its ")
          .contains("read before.", "nothing else is new for ")
          .doesNotContain("nothing new");
      assertThat(scene().files(kind).getFirst().sha256())
          .as("read as it was, it is written as it was")
          .isEqualTo(file.sha256());
      scene().isAsClean();
    }
  }

  @Test
  void all_files_of_a_day_at_once() throws Exception {
    scene().imported(ZeekLog.write(folder.resolve("a.log"), "a", 1, 3, 20));
    for (Kind kind : List.of(Kind.OBSERVATIONS, Kind.BY_NAME, Kind.BY_ADDRESS, Kind.QUESTIONS)) {
      scene().damage(scene().files(kind).get(1));
    }
    assertThat(RefillScene.verify(scene().store())).isEqualTo(1);
    scene().again(folder.resolve("a.log"));
    scene().isAsClean();
  }

  @Test
  void a_log_that_has_grown_since() throws Exception {
    Path log = folder.resolve("grown.log");
    for (int day = 1; day <= 3; day++) {
      Path more = ZeekLog.write(folder.resolve("more"), "d" + day, 1, 2, 30);
      Files.write(
          log, Files.readAllBytes(more), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      scene().imported(log);
    }
    for (int from = 0; from < 3; from++) {
      scene().damage(scene().files(Kind.OBSERVATIONS).get(from));
      assertThat(RefillScene.verify(scene().store())).isEqualTo(1);
      Path rotated = Files.copy(log, folder.resolve("rotated-" + from));
      assertThat(scene().again(rotated)).contains("is filled: its 30 records were read");
      scene().isAsClean();
    }
  }

  @Test
  void only_all_inputs_of_an_import_give_what_they_gave() throws Exception {
    Path a = ZeekLog.write(folder.resolve("logs-a"), "a", 1, 2, 20);
    Path b = ZeekLog.write(folder.resolve("logs-b"), "b", 1, 2, 20);
    Path other = ZeekLog.write(folder.resolve("other"), "c", 1, 2, 20);
    assertThat(RefillScene.importInto(scene().clean(), a, b)).isZero();
    assertThat(RefillScene.importInto(scene().store(), a, b)).isZero();
    StoredFile file = scene().files(Kind.OBSERVATIONS).getFirst();
    scene().damage(file);
    assertThat(RefillScene.verify(scene().store())).isEqualTo(1);
    List<String> left = StoreContent.of(scene().store());
    assertThat(scene().inVain(b))
        .contains(file.path() + " is not filled: it came from more than was given now; give " + a)
        .contains("nothing new for ");
    assertThat(StoreContent.of(scene().store())).isEqualTo(left);
    scene().imported(other);
    assertThat(RefillScene.verify(scene().store())).isEqualTo(1);
    assertThat(scene().again(a, b)).contains(file.path() + " is filled: its 40 records were read");
    scene().isAsClean();
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
    assertThat(RefillScene.importInto(scene().clean(), log, zone[0], zone[1])).isZero();
    assertThat(RefillScene.importInto(scene().store(), log, zone[0], zone[1])).isZero();
    StoredFile file = scene().files(Kind.OBSERVATIONS).getFirst();
    scene().damage(file);
    assertThat(RefillScene.verify(scene().store())).isEqualTo(1);
    List<String> left = StoreContent.of(scene().store());
    assertThat(scene().inVain(log))
        .contains(
            file.path()
                + " is not filled: its inputs were read otherwise then: --time-zone was Asia/Tokyo,"
                + " and is UTC; import them as then, or put it back from a backup.");
    assertThat(StoreContent.of(scene().store())).isEqualTo(left);
    assertThat(StoreContent.leftovers(scene().store()))
        .containsExactly(Verification.DAMAGED + file.path());
    assertThat(scene().again(log, zone[0], zone[1])).contains(file.path() + " is filled");
    scene().isAsClean();
  }

  @Test
  void days_that_were_merged_by_month_before_and_after() throws Exception {
    Path first = ZeekLog.write(folder.resolve("first"), "a", 1, 5, 20);
    Path rest = ZeekLog.write(folder.resolve("rest"), "b", 6, 10, 20);
    Path late = ZeekLog.write(folder.resolve("late"), "c", 2, 1, 5);
    Path later = ZeekLog.write(folder.resolve("later"), "d", 16, 2, 5);
    scene().imported(first);
    scene().damage(scene().files(Kind.OBSERVATIONS).get(1)); // of the second day
    assertThat(RefillScene.verify(scene().store())).isEqualTo(1);
    scene().imported(late, rest); // makes tuples of that day without it, then merges
    scene().again(first);
    scene().isAsClean();
    scene().damage(scene().files(Kind.OBSERVATIONS).get(2)); // of a day that is merged
    assertThat(RefillScene.verify(scene().store())).isEqualTo(1);
    scene().again(first);
    scene().isAsClean();
    scene().imported(later);
    scene().isAsClean();
  }

  @Test
  void a_day_that_came_in_several_parts() throws Exception {
    Path log = ZeekLog.write(folder.resolve("large"), "a", 1, 1, 60_000);
    for (Path to : List.of(scene().clean(), scene().store())) {
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
    assertThat(scene().files(Kind.OBSERVATIONS)).hasSizeGreaterThan(1);
    scene().damage(scene().files(Kind.OBSERVATIONS).getLast());
    assertThat(RefillScene.verify(scene().store())).isEqualTo(1);
    scene().again(log);
    assertThat(scene().files(Kind.OBSERVATIONS)).hasSize(1);
    scene().isAsClean();
  }

  /**
   * Whatever their size: what a log begins with may be shorter than what files are told apart by.
   */
  @Test
  void what_a_log_begins_with_is_known_where_what_reading_knew_is_damaged() throws Exception {
    Path large = folder.resolve("large.log");
    Path small = folder.resolve("small.log");
    String line = ZeekLog.line(1_793_494_800, "a.example", "192.0.2.1") + "\n";
    assertThat(line).hasSizeLessThan(512);
    Files.writeString(small, line);
    Files.copy(ZeekLog.write(folder.resolve("first"), "a", 1, 1, 20), large);
    scene().imported(large, small);
    scene().damage(scene().files(Kind.READING).getFirst());
    assertThat(RefillScene.verify(scene().store())).isEqualTo(1);
    Files.writeString(
        small,
        ZeekLog.line(1_793_581_200, "b.example", "192.0.2.2") + "\n",
        StandardOpenOption.APPEND);
    Path more = ZeekLog.write(folder.resolve("more"), "b", 2, 1, 20);
    Files.write(large, Files.readAllBytes(more), StandardOpenOption.APPEND);
    assertThat(RefillScene.importInto(scene().clean(), large, small)).isZero();
    assertThat(scene().again(large, small))
        .contains("what reading knew of earlier imports was damaged")
        .contains("21 observations and 1 unanswered question of 1 day");
    assertThat(StoreContent.of(scene().store())).isEqualTo(StoreContent.of(scene().clean()));
    assertThat(scene().again(large)).contains("nothing new").doesNotContain("reading knew");
  }

  @Test
  void what_was_imported_is_not_known_where_both_records_of_it_are_damaged() throws Exception {
    Path log = ZeekLog.write(folder.resolve("a.log"), "a", 1, 2, 20);
    scene().imported(log);
    StoredFile inputs = scene().files(Kind.INPUTS).getFirst();
    scene().damage(inputs);
    scene().damage(scene().files(Kind.READING).getFirst());
    assertThat(RefillScene.verify(scene().store())).isEqualTo(1);
    assertThat(scene().again(log))
        .contains(inputs.path() + " was damaged too: what is given now of the inputs");
  }

  @Test
  void files_are_known_by_their_hashes_where_what_reading_knew_is_damaged() throws Exception {
    Path log = ZeekLog.write(folder.resolve("a.log"), "a", 1, 2, 20);
    scene().imported(log);
    scene().damage(scene().files(Kind.READING).getFirst());
    assertThat(RefillScene.verify(scene().store())).isEqualTo(1);
    assertThat(scene().again(log)).contains("nothing new for ");
    assertThat(StoreContent.of(scene().store())).isEqualTo(StoreContent.of(scene().clean()));
  }
}
