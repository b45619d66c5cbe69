package fluxgate.app.history.tuple;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.history.RefillScene;
import fluxgate.app.history.StoreContent;
import fluxgate.app.history.ZeekLog;
import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Content;
import fluxgate.app.history.folder.StoredFile.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day of which something is missing that no input brings back is merged with its month all the
 * same; the gap stays said, and what is put back from a backup counts once.
 */
@Timeout(1800)
final class MonthsTest {
  @TempDir private Path folder;

  private RefillScene scene() {
    return new RefillScene(folder);
  }

  private Path log(String name, int first, int days, int names) throws Exception {
    return ZeekLog.write(folder.resolve(name), name, first, days, names);
  }

  /** Of the second day, with what its inputs were; the backup has it. */
  private StoredFile lost() throws Exception {
    StoredFile file = scene().files(Kind.OBSERVATIONS).get(1);
    assertThat(file.period()).isEqualTo("2026-11-02");
    Files.copy(scene().store().resolve(file.path()), folder.resolve("backup"));
    scene().damage(scene().files(Kind.INPUTS).getFirst());
    scene().damage(file);
    assertThat(RefillScene.said(1, "history", "verify", "--store", scene().store().toString()))
        .contains(file.path() + " was set aside", "put it back there from a backup and say");
    return file;
  }

  private StoredFile month() throws StoreException {
    return scene().files(Kind.BY_NAME).stream()
        .filter(StoredFile::isMonth)
        .findFirst()
        .orElseThrow();
  }

  private void isPutBack(StoredFile file) throws Exception {
    Path place = scene().store().resolve(file.path());
    Files.createDirectories(place.getParent());
    Files.copy(folder.resolve("backup"), place);
    assertThat(RefillScene.verify(scene().store())).isZero();
    isAsClean();
  }

  private void isAsClean() throws Exception {
    assertThat(StoreContent.seen(scene().store())).isEqualTo(StoreContent.seen(scene().clean()));
    assertThat(StoreContent.tuples(scene().store()))
        .isEqualTo(StoreContent.tuples(scene().clean()));
  }

  @Test
  void tuples_that_were_made_without_what_is_missing() throws Exception {
    scene().imported(log("first", 1, 5, 20));
    StoredFile file = lost();
    scene().imported(log("late", 2, 1, 5), log("rest", 6, 5, 20));
    assertThat(month().covers()).contains(file.period());
    assertThat(month().lacks()).containsExactly(file.path());
    String store = scene().store().toString();
    assertThat(RefillScene.said(3, "history", "name", "*.late.example", "--store", store))
        .contains(file.path() + " is missing, with 20 records of 2026-11-02");
    isPutBack(file);
    scene().imported(log("later", 11, 10, 5));
    assertThat(month().lacks()).isEmpty();
    isAsClean();
  }

  /** Its name says then that it was thinned, and what the month lacks has the name of before. */
  @Test
  void what_is_back_and_was_thinned_since_counts_once() throws Exception {
    Path cof =
        Files.writeString(
            folder.resolve("cof.json"),
            "{\"rrname\":\"www.bad.example\",\"rrtype\":\"A\",\"rdata\":[\"198.51.100.1\"],"
                + "\"time_first\":1793620000,\"time_last\":1793620000,\"count\":3}\n");
    Path first = log("first", 1, 5, 20);
    for (Path store : List.of(scene().clean(), scene().store())) {
      assertThat(RefillScene.importInto(store, first, cof)).isZero();
    }
    StoredFile file = lost();
    scene().imported(log("late", 2, 1, 5), log("rest", 6, 5, 20));
    assertThat(month().lacks()).containsExactly(file.path());
    isPutBack(file);
    String shorter =
        file.shares().stream()
            .filter(share -> share.rows() == 1)
            .findFirst()
            .orElseThrow()
            .vantage();
    for (Path store : List.of(scene().clean(), scene().store())) {
      RefillScene.retain(store, shorter);
    }
    assertThat(scene().files(Kind.OBSERVATIONS))
        .anyMatch(thinned ->
            thinned.path().contains("-t") && StoreFolder.whole(thinned.path()).equals(file.path()));
    assertThat(counts(scene().store())).isEqualTo(counts(scene().clean()));
    scene().imported(log("later", 11, 10, 5));
    assertThat(month().lacks()).isEmpty();
    assertThat(counts(scene().store())).isEqualTo(counts(scene().clean()));
  }

  /** How often each name of the logs was seen: what retention took was of no log. */
  private static List<String> counts(Path store) throws Exception {
    try (StoreFolder opened = StoreFolder.toRead(store);
        Database database = Database.open(null, 1, 1L << 28)) {
      List<Path> files = opened.manifest().searched(Kind.BY_NAME).map(opened::path).toList();
      return database.rows(
          "SELECT owner_reversed, sum(count)::BIGINT FROM "
              + Database.parquet(files)
              + " WHERE owner_reversed NOT LIKE 'example.bad%' GROUP BY ALL ORDER BY ALL",
          row -> row.getString(1) + " " + row.getLong(2));
    }
  }

  /** As of a Fluxgate that ranked damaged records otherwise: nothing fails, and all is found. */
  @Test
  void days_that_are_not_in_their_order_stay_days() throws Exception {
    scene().imported(log("first", 1, 5, 20));
    turnAround(scene().files(Kind.BY_NAME).getFirst());
    scene().imported(log("rest", 6, 5, 20));
    assertThat(scene().files(Kind.BY_NAME)).hasSize(10).noneMatch(StoredFile::isMonth);
    assertThat(counts(scene().store())).isEqualTo(counts(scene().clean()));
    assertThat(StoreContent.leftovers(scene().store())).isEmpty();
    String store = scene().store().toString();
    try (StoreFolder opened = StoreFolder.toRead(scene().store());
        Database database = Database.open(null, 1, 1L << 28)) {
      StoredFile day = opened.manifest().of(Kind.BY_NAME, "2026-11-01").getFirst();
      String all = Database.parquet(List.of(opened.path(day)));
      for (String name :
          database.rows(
              "SELECT reverse_name(owner_reversed) FROM " + all, row -> row.getString(1))) {
        assertThat(RefillScene.said(0, "history", "name", name, "--store", store)).isEmpty();
      }
    }
  }

  private void turnAround(StoredFile file) throws Exception {
    String path = file.path().replace(".parquet", "-9.parquet");
    try (StoreFolder opened = StoreFolder.toWrite(scene().store(), Instant.EPOCH);
        Database database = Database.open(null, 1, 1L << 28)) {
      database.run(
          "COPY (SELECT * FROM "
              + Database.parquet(List.of(opened.path(file)))
              + " ORDER BY owner_reversed DESC) TO "
              + Database.quoted(scene().store().resolve(path).toString())
              + " (FORMAT parquet, COMPRESSION zstd)");
      Content content =
          Content.of(
              scene().store().resolve(path), file.rows(), file.firstMicros(), file.lastMicros());
      StoredFile turned =
          new StoredFile(path, file.kind(), file.period(), file.number(), content, file.details());
      opened.publish(opened.manifest().next(Instant.EPOCH, List.of(file), List.of(turned)));
    }
  }

  @Test
  void tuples_that_have_what_is_missing() throws Exception {
    scene().imported(log("first", 1, 5, 20));
    StoredFile file = lost();
    scene().imported(log("rest", 6, 5, 20));
    assertThat(month().covers()).contains(file.period());
    assertThat(month().lacks()).isEmpty();
    assertThat(StoreContent.tuples(scene().store()))
        .isEqualTo(StoreContent.tuples(scene().clean()));
    isPutBack(file);
  }

  @Test
  void what_its_inputs_bring_back_is_waited_for() throws Exception {
    Path first = log("first", 1, 5, 20);
    scene().imported(first);
    scene().setAside(scene().files(Kind.OBSERVATIONS).get(1));
    scene().imported(log("late", 2, 1, 5), log("rest", 6, 6, 20));
    assertThat(month().covers()).doesNotContain("2026-11-02").hasSize(7);
    assertThat(List.of(scene().again(first))).first().asString().contains(" is filled");
    isAsClean();
  }
}
