package fluxgate.app.history;

import static java.util.stream.Collectors.toSet;

import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.duckdb.LazyDatabase;
import fluxgate.app.history.folder.ReadAs;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Share;
import fluxgate.app.history.folder.Times;
import fluxgate.app.output.Counted;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was published of one import, day and kind, some of it missing, and whether what its inputs
 * give now takes its place.
 */
final class Gap {
  /** What rows say of themselves that records before them change. */
  private static final String SEQUENCE = "sequence";

  private final StoreFolder store;
  private final List<StoredFile> holes = new ArrayList<>();
  private final List<StoredFile> left = new ArrayList<>();

  Gap(StoreFolder store) {
    this.store = store;
  }

  void addHole(StoredFile file) {
    holes.add(file);
  }

  void addLeft(StoredFile file) {
    left.add(file);
  }

  /** Of which nothing is there any more. */
  List<StoredFile> holes() {
    return holes;
  }

  /** What is there. */
  List<StoredFile> left() {
    return left;
  }

  private List<StoredFile> published() {
    return Stream.concat(left.stream(), holes.stream()).toList();
  }

  /** Whether all of it is kept, and no longer searched. */
  boolean isArchived() {
    return published().stream().allMatch(StoredFile::isArchived);
  }

  /** Files without what was not published, or retention has taken of all of them since. */
  List<StoredFile> ofItsVantages(List<StoredFile> written, LazyDatabase database)
      throws IOException, SQLException {
    Set<String> wanted = vantages(published());
    List<StoredFile> files = new ArrayList<>();
    for (StoredFile file : written) {
      List<String> others = new ArrayList<>(vantages(List.of(file)));
      others.removeAll(wanted);
      if (others.isEmpty() || wanted.isEmpty()) {
        files.add(file);
      } else if (others.size() < vantages(List.of(file)).size()) {
        long next = store.manifest().number() + 1;
        files.add(Retention.thin(store, file, others, next, database.get()));
      }
    }
    return files;
  }

  private static Set<String> vantages(Collection<StoredFile> files) {
    Set<String> vantages = new TreeSet<>();
    files.forEach(file -> file.shares().forEach(share -> vantages.add(share.vantage())));
    return vantages;
  }

  private static Set<String> hashes(Collection<StoredFile> files) {
    return files.stream().map(StoredFile::sha256).collect(toSet());
  }

  /** Whether what is missing is among what was read now, octet by octet. */
  boolean isSame(List<StoredFile> again) {
    return hashes(again).containsAll(hashes(holes));
  }

  /**
   * Why what was read now does not take the place of what was published; null: it does. Each
   * vantage has to have as many records of the same time, and every row that is left has to be
   * among what was read now. What the missing rows said nobody can look at: they are the same where
   * their file comes out octet by octet, or where the inputs were read by the same options and
   * program; else that they may not be has to be said.
   *
   * @param then how they were read; null where that was not recorded
   */
  @Nullable String refusal(
      List<StoredFile> again, @Nullable ReadAs then, ReadAs now, LazyDatabase database)
      throws SQLException {
    String otherwise = then == null || isSame(again) ? "" : then.differenceTo(now);
    if (!otherwise.isEmpty()) {
      return "its inputs were read otherwise then: "
          + otherwise
          + "; import them as then, or put it back from a backup.";
    }
    Map<String, Share> published = shares(published());
    String difference = difference(published, shares(again));
    if (difference != null && isOfThinned(published, shares(again))) {
      return "'history retain' has removed since what some vantages saw from other files of that"
          + " import, day and kind; its inputs bring that too ("
          + difference
          + "), and which of it was in this file cannot be told; put it back from a backup, or"
          + " import them into a new store.";
    }
    if (difference != null) {
      return "its inputs do not give now what they gave then, " + difference + wayOut(then != null);
    }
    if (hashes(again).containsAll(hashes(left))) {
      return null;
    }
    for (StoredFile file : left) {
      if (!store.isWhole(file)) {
        return file.path()
            + ", which came with it, is damaged too; say 'fluxgate history verify', and import once"
            + " more.";
      }
    }
    return areAmong(again, database.get())
        ? null
        : "its inputs do not give now what is left of that import, day and kind, and would take its"
            + " place"
            + wayOut(then != null);
  }

  /** What each vantage saw, in all of the files. */
  private static Map<String, Share> shares(Collection<StoredFile> files) {
    Map<String, Share> shares = new TreeMap<>();
    for (StoredFile file : files) {
      file.shares().forEach(share -> shares.merge(share.place(), share, Share::plus));
    }
    return shares;
  }

  private static String wayOut(boolean isKnown) {
    return isKnown
        ? "; put it back from a backup, or import them into a new store."
        : "; say how to read them as then (--format, --time-zone, --sysmon-glue, --host-map), or put"
            + " it back from a backup.";
  }

  /** The first vantage of which other records were read than published; null: there is none. */
  private static @Nullable String difference(
      Map<String, Share> published, Map<String, Share> again) {
    SortedSet<String> places = new TreeSet<>(published.keySet());
    places.addAll(again.keySet());
    for (String place : places) {
      Share then = published.get(place);
      Share now = again.get(place);
      if (!Objects.equals(then, now)) {
        return place.replace("\n", " (") + ") with " + words(now) + " instead of " + words(then);
      }
    }
    return null;
  }

  /**
   * Whether retention explains what is otherwise: there is more now, and only of vantages that none
   * of the files has which are left, of which some were thinned.
   */
  private boolean isOfThinned(Map<String, Share> published, Map<String, Share> again) {
    Set<String> there = vantages(left);
    SortedSet<String> places = new TreeSet<>(published.keySet());
    places.addAll(again.keySet());
    places.removeIf(place -> Objects.equals(published.get(place), again.get(place)));
    return left.stream().anyMatch(file -> !file.path().equals(StoreFolder.whole(file.path())))
        && places.stream()
            .allMatch(place -> {
              Share then = published.get(place);
              Share now = again.get(place);
              return then != null
                  && now != null
                  && now.rows() > then.rows()
                  && !there.contains(now.vantage());
            });
  }

  private static String words(@Nullable Share share) {
    return share == null
        ? "no record"
        : String.format(
            "%s of %s to %s",
            Counted.of(share.rows(), "record", "records"),
            Times.text(share.firstMicros()),
            Times.text(share.lastMicros()));
  }

  /** Whether all rows that are left are among others, wherever each stood in its import. */
  private boolean areAmong(List<StoredFile> again, Database database) throws SQLException {
    String before = Database.parquet(left.stream().map(store::path).toList());
    String now = Database.parquet(again.stream().map(store::path).toList());
    List<String> columns = columns(before, database);
    columns.remove(SEQUENCE);
    if (!columns(now, database).containsAll(columns)) {
      return false;
    }
    String row = "SELECT hash(" + String.join(", ", columns) + ") FROM ";
    return database.number(
            "SELECT count(*) FROM (" + row + before + " EXCEPT ALL " + row + now + ")")
        == 0;
  }

  private static List<String> columns(String files, Database database) throws SQLException {
    return database.rows(
        "SELECT column_name FROM (DESCRIBE SELECT * FROM " + files + ")", row -> row.getString(1));
  }
}
