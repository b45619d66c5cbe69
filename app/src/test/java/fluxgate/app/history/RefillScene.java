package fluxgate.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.Main;
import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Content;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.StoredFile.Share;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A store of which files get damaged, and another that stays as it was. */
public record RefillScene(Path folder) {
  public Path store() {
    return folder.resolve("store");
  }

  public Path clean() {
    return folder.resolve("clean");
  }

  static int run(String... words) {
    return Main.run(words);
  }

  public static int importInto(Path store, Object... words) {
    return run(imports(store, words));
  }

  private static String[] imports(Path store, Object... words) {
    List<String> all = new ArrayList<>(List.of("history", "import", "--store", store.toString()));
    Stream.of(words).map(Object::toString).forEach(all::add);
    return all.toArray(String[]::new);
  }

  /** Of 90 days, and of 10 of one vantage, on 20 November. */
  public static void retain(Path store, String shorter) {
    String[] words = {
      "history",
      "retain",
      "--store",
      store.toString(),
      "--now",
      "2026-11-20",
      "--profile",
      "90",
      "--vantage",
      shorter + "=10"
    };
    assertThat(run(words)).isZero();
  }

  public static int verify(Path store) {
    return run("history", "verify", "--store", store.toString());
  }

  /** Runs the program, which ends so; what it said. */
  public static String said(int exit, String... words) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
      assertThat(run(words)).isEqualTo(exit);
    } finally {
      System.setErr(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  /** Imports into the store what it may need once more; what was said about it. */
  public String again(Object... words) {
    return said(0, imports(store(), words));
  }

  /** As above, and something that is missing of these inputs stays so. */
  String inVain(Object... words) {
    return said(1, imports(store(), words));
  }

  /** Into both stores, each import on its own. */
  public void imported(Object... inputs) {
    for (Object input : inputs) {
      assertThat(importInto(clean(), input)).isZero();
      assertThat(importInto(store(), input)).isZero();
    }
  }

  public List<StoredFile> files(Kind kind) throws StoreException {
    try (StoreFolder opened = StoreFolder.toRead(store())) {
      return opened.manifest().of(kind).toList();
    }
  }

  public void damage(StoredFile file) throws IOException {
    Path path = store().resolve(file.path());
    byte[] content = Files.readAllBytes(path);
    content[content.length / 2] ^= 1;
    Files.write(path, content);
  }

  void isAsClean() throws Exception {
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

  /** Damages a file and has it set aside. */
  public void setAside(StoredFile file) throws IOException {
    damage(file);
    assertThat(verify(store())).isEqualTo(1);
    assertThat(store().resolve(file.path())).doesNotExist();
  }

  /** As of a Fluxgate that did not keep how inputs were read. */
  void forgetHow() throws Exception {
    StoredFile file = files(Kind.INPUTS).getFirst();
    String content = Files.readString(store().resolve(file.path()));
    String path = file.path().replace(".jsonl", "-0.jsonl");
    try (StoreFolder opened = StoreFolder.toWrite(store(), Instant.EPOCH)) {
      Files.writeString(store().resolve(path), content.replaceAll(",\"options\":\\{[^}]*}", ""));
      publish(opened, file, List.of(as(file, path, file.rows(), List.of())));
    }
  }

  /** Makes two files of the rows of one, as of an import with less memory and records before it. */
  void split(StoredFile file) throws Exception {
    try (StoreFolder opened = StoreFolder.toWrite(store(), Instant.EPOCH);
        Database database = Database.open(null, 1, 1L << 28)) {
      String all =
          Database.parquet(List.of(store().resolve(file.path())), ", file_row_number = true");
      List<StoredFile> halves = new ArrayList<>();
      for (String half : List.of("<", ">=")) {
        String path = file.path().replace(".parquet", "-" + (halves.size() + 1) + ".parquet");
        database.run(
            "COPY (SELECT * EXCLUDE (file_row_number) REPLACE (sequence + 7 AS sequence) FROM "
                + all
                + (" WHERE file_row_number " + half + file.rows() / 2)
                + " ORDER BY file_row_number) TO "
                + Database.quoted(store().resolve(path).toString())
                + " (FORMAT parquet)");
        List<Share> shares = shares(store().resolve(path), database);
        halves.add(as(file, path, shares.getFirst().rows(), shares));
      }
      publish(opened, file, halves);
    }
  }

  private static void publish(StoreFolder opened, StoredFile gone, List<StoredFile> added)
      throws IOException {
    opened.publish(opened.manifest().next(Instant.EPOCH, List.of(gone), added));
  }

  private static List<Share> shares(Path path, Database database) throws Exception {
    return database.rows(
        "SELECT vantage, position, count(*), epoch_us(min(time)), epoch_us(max(time)) FROM "
            + Database.parquet(List.of(path))
            + " GROUP BY ALL ORDER BY ALL",
        row ->
            new Share(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5)));
  }

  private StoredFile as(StoredFile file, String path, long rows, List<Share> shares)
      throws IOException {
    Content content =
        Content.of(store().resolve(path), rows, file.firstMicros(), file.lastMicros());
    return new StoredFile(path, file.kind(), file.period(), file.number(), content, file.details())
        .seenBy(shares, 0);
  }
}
