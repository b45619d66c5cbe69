package fluxgate.app.history;

import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is in a store, to compare two of them. */
public final class StoreContent {
  private StoreContent() {}

  /** Count and order-free checksum of what the manifest names, of each kind, and all context. */
  static List<String> of(Path folder) throws StoreException, SQLException {
    List<String> content = new ArrayList<>(seen(folder));
    try (StoreFolder store = StoreFolder.toRead(folder);
        Database database = Database.open(null, 1, 1L << 30)) {
      for (Kind kind : List.of(Kind.BY_NAME, Kind.BY_ADDRESS)) {
        content.addAll(sum(kind, store, database));
      }
      store
          .manifest()
          .of(Kind.CONTEXT)
          .map(file -> file.kind() + " " + file.name() + " " + file.sha256())
          .sorted()
          .forEach(content::add);
    }
    return content;
  }

  /** The same of what sensors saw alone. */
  public static List<String> seen(Path folder) throws StoreException, SQLException {
    List<String> content = new ArrayList<>();
    try (StoreFolder store = StoreFolder.toRead(folder);
        Database database = Database.open(null, 1, 1L << 30)) {
      for (Kind kind : Kind.SEEN) {
        content.addAll(sum(kind, store, database));
      }
    }
    return content;
  }

  /** The same of tuples summed up over all files, whichever days are merged by month. */
  public static List<String> tuples(Path folder) throws StoreException, SQLException {
    List<String> content = new ArrayList<>();
    try (StoreFolder store = StoreFolder.toRead(folder);
        Database database = Database.open(null, 1, 1L << 30)) {
      for (Kind kind : List.of(Kind.BY_NAME, Kind.BY_ADDRESS)) {
        List<Path> files = store.manifest().of(kind).map(store::path).toList();
        content.addAll(
            database.rows(
                "SELECT count(*) || ' ' || sum(hash(t)) FROM (SELECT owner_reversed, type, rdata,"
                    + " vantage, min(time_first), max(time_last), sum(count), max(clients) FROM "
                    + Database.parquet(files)
                    + " GROUP BY ALL) AS t",
                row -> kind + " " + row.getString(1)));
      }
    }
    return content;
  }

  private static List<String> sum(Kind kind, StoreFolder store, Database database)
      throws SQLException {
    List<Path> files = store.manifest().of(kind).map(store::path).toList();
    return files.isEmpty()
        ? List.of()
        : database.rows(
            "SELECT count(*) || ' ' || sum(hash(seen)) FROM "
                + Database.parquet(files)
                + " AS seen",
            row -> kind + " " + row.getString(1));
  }

  /** Files below the data's folders that no manifest names. */
  public static List<String> leftovers(Path folder) throws IOException, StoreException {
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
}
