package fluxgate.app.history;

import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.folder.Durable;
import fluxgate.app.history.folder.Manifest;
import fluxgate.app.history.folder.Spill;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Content;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.StoredFile.Share;
import fluxgate.app.history.part.Table;
import fluxgate.app.history.part.TupleColumns;
import fluxgate.app.history.smallstate.Hold;
import fluxgate.app.history.smallstate.SmallState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Applies retention: what is older than a profile searches moves to {@code archive}, what is older
 * than it keeps is removed, by vantage. What a case holds stays.
 *
 * <p>Tuples of a month go when the whole month is old: they are kept rather too long than too
 * short.
 */
public final class Retention {
  /** Of a time as text, those that say the day. */
  private static final int DAY_LETTERS = "2026-11-02".length();

  private final StoreFolder store;
  private final RetentionProfile standard;
  private final Map<String, RetentionProfile> byVantage;
  private final Instant now;

  /**
   * @param standard for vantages that have none of their own
   */
  public Retention(
      StoreFolder store,
      RetentionProfile standard,
      Map<String, RetentionProfile> byVantage,
      Instant now) {
    this.store = store;
    this.standard = standard;
    this.byVantage = Map.copyOf(byVantage);
    this.now = now;
  }

  /** What becomes of a file. */
  public enum Fate {
    /** It is no longer searched, and kept. */
    ARCHIVE,
    /** All of it is old enough to go. */
    REMOVE,
    /** What some vantages saw of it is old enough to go. */
    THIN,
    /** It would go, and a case holds it. */
    HELD
  }

  /**
   * One step.
   *
   * @param path of the file
   * @param period its day or month
   * @param octets its size
   * @param vantages for {@link Fate#THIN}: whose records go; for {@link Fate#HELD}: the cases
   */
  public record Step(Fate fate, String path, String period, long octets, List<String> vantages) {}

  RetentionProfile profile(String vantage) {
    return byVantage.getOrDefault(vantage, standard);
  }

  /** What would be done now, oldest first. */
  public List<Step> plan() throws StoreException {
    List<Hold> holds = SmallState.holds(store.folder());
    List<Step> steps = new ArrayList<>();
    for (StoredFile file : store.manifest().files()) {
      if (file.kind().ages()) {
        Step step = step(file, holds);
        if (step != null) {
          steps.add(step);
        }
      }
    }
    steps.sort(Comparator.comparing(Step::period).thenComparing(Step::path));
    return steps;
  }

  private @Nullable Step step(StoredFile file, List<Hold> holds) {
    Set<String> vantages = vantages(file);
    List<String> old = new ArrayList<>();
    boolean searched = false;
    for (String vantage : vantages) {
      RetentionProfile profile = profile(vantage);
      if (file.lastDay().isBefore(profile.retrievableFrom(now))) {
        old.add(vantage);
      } else {
        searched |= !file.lastDay().isBefore(profile.searchableFrom(now));
      }
    }
    if (!old.isEmpty()) {
      List<String> cases =
          holds.stream().filter(hold -> hold.covers(file)).map(Hold::caseId).distinct().toList();
      if (!cases.isEmpty()) {
        return new Step(Fate.HELD, file.path(), file.period(), file.octets(), cases);
      }
      Fate fate = old.size() == vantages.size() ? Fate.REMOVE : Fate.THIN;
      return new Step(fate, file.path(), file.period(), file.octets(), old);
    }
    return searched || file.isArchived()
        ? null
        : new Step(Fate.ARCHIVE, file.path(), file.period(), file.octets(), List.of());
  }

  /** The vantages of a file: of tuples those of the observations of its time. */
  private Set<String> vantages(StoredFile file) {
    Set<String> vantages = new TreeSet<>();
    file.shares().forEach(share -> vantages.add(share.vantage()));
    if (vantages.isEmpty()) {
      store
          .manifest()
          .of(Kind.OBSERVATIONS) // tuples are of answers alone
          .filter(seen -> seen.period().startsWith(file.period()))
          .flatMap(seen -> seen.shares().stream())
          .forEach(share -> vantages.add(share.vantage()));
    }
    if (vantages.isEmpty()) {
      vantages.add(""); // of observations that are gone: the profile of all others
    }
    return vantages;
  }

  /**
   * Does what {@link #plan} says, in one publication; the store was opened to write.
   *
   * @return a sentence for each file that is of no use any more and could not be removed
   */
  public List<String> apply(List<Step> steps, long memoryOctets) throws StoreException {
    Manifest manifest = store.manifest();
    List<StoredFile> gone = new ArrayList<>();
    List<StoredFile> added = new ArrayList<>();
    try (Database database = Database.open(Spill.of(store.folder()), 1, memoryOctets)) {
      for (Step step : steps) {
        StoredFile file =
            manifest.files().stream()
                .filter(known -> known.path().equals(step.path()))
                .findFirst()
                .orElse(null);
        if (file != null && step.fate() != Fate.HELD) {
          gone.add(file);
          if (step.fate() == Fate.ARCHIVE) {
            added.add(archive(store, file));
          } else if (step.fate() == Fate.THIN) {
            added.add(thin(store, file, step.vantages(), manifest.number() + 1, database));
          }
        }
      }
      List<StoredFile> old = oldHoles(manifest);
      if (!gone.isEmpty() || !old.isEmpty()) {
        List<StoredFile> holes = new ArrayList<>(manifest.holes());
        holes.removeAll(old);
        store.publish(manifest.next(now, gone, added, manifest.damaged(), holes));
      }
      return old.stream().flatMap(file -> Verification.forget(store, file).stream()).toList();
    } catch (IOException | SQLException e) {
      store.tidy();
      throw StoreException.writing(store.folder(), e);
    }
  }

  /** Open cases whose time something falls into that goes: the numbers of those that lose it. */
  public static List<String> casesLosing(Path folder, List<Step> steps) throws StoreException {
    List<Step> gone =
        steps.stream()
            .filter(step -> step.fate() == Fate.REMOVE || step.fate() == Fate.THIN)
            .toList();
    SmallState read = gone.isEmpty() ? null : SmallState.toRead(folder);
    if (read == null) {
      return List.of();
    }
    try (SmallState state = read) {
      return state.read(tables -> {
        List<String> cases = new ArrayList<>();
        try (Statement statement = tables.createStatement();
            ResultSet row =
                statement.executeQuery(
                    "SELECT id, since, until FROM case_file WHERE closed_at IS NULL ORDER BY id")) {
          while (row.next()) {
            String first = row.getString(2).substring(0, DAY_LETTERS);
            String last = row.getString(3).substring(0, DAY_LETTERS);
            if (gone.stream().anyMatch(step -> touches(step.period(), first, last))) {
              cases.add(row.getString(1));
            }
          }
        }
        return cases;
      });
    }
  }

  /** Whether a day or month has something of these days: their text sorts as they do. */
  private static boolean touches(String period, String first, String last) {
    int letters = period.length();
    return period.compareTo(first.substring(0, letters)) >= 0
        && period.compareTo(last.substring(0, letters)) <= 0;
  }

  /** What was set aside, and would be gone by now. */
  private List<StoredFile> oldHoles(Manifest manifest) throws StoreException {
    List<Hold> holds = SmallState.holds(store.folder());
    return manifest.holes().stream()
        .filter(file -> {
          Step step = step(file, holds);
          return step != null && step.fate() == Fate.REMOVE;
        })
        .toList();
  }

  /** The same content at its place in the archive; the old name goes with the next manifests. */
  static StoredFile archive(StoreFolder store, StoredFile file) throws IOException {
    StoredFile archived = file.at(StoredFile.ARCHIVE + file.path());
    Path target = store.path(archived);
    Durable.createFolderOf(target);
    Files.deleteIfExists(Durable.unfinished(target));
    try {
      Files.createLink(Durable.unfinished(target), store.path(file));
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(store.path(file), Durable.unfinished(target)); // another disk
    }
    Durable.publish(target);
    return archived;
  }

  /**
   * The same without what some vantages saw.
   *
   * @param number of the publication that the file will belong to
   */
  static StoredFile thin(
      StoreFolder store, StoredFile file, List<String> vantages, long number, Database database)
      throws IOException, SQLException {
    String path = StoreFolder.thinned(file.path(), number);
    Path target = store.folder().resolve(path);
    Durable.createFolderOf(target);
    List<String> quoted = vantages.stream().map(Database::quoted).toList();
    String source = Database.parquet(List.of(store.path(file)));
    String kept = source + " WHERE vantage NOT IN (" + String.join(", ", quoted) + ")";
    database.run(
        "COPY (SELECT * FROM "
            + kept
            + ") TO "
            + Database.quoted(Durable.unfinished(target).toString())
            + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
            + (file.kind().isSeen() ? Table.ROW_GROUP : TupleColumns.ROW_GROUP)
            + ", PARQUET_VERSION v2)");
    Durable.publish(target);
    List<Share> shares =
        file.shares().stream().filter(share -> !vantages.contains(share.vantage())).toList();
    long rows = database.number("SELECT count(*) FROM " + Database.parquet(List.of(target)));
    Content content = Content.of(target, rows, file.firstMicros(), file.lastMicros());
    return new StoredFile(path, file.kind(), file.period(), file.number(), content, file.details())
        .seenBy(shares, file.late() == 0 ? 0 : late(store, file, quoted, database));
  }

  /** How many of the rows at the end, which came late, are of vantages that stay. */
  private static long late(
      StoreFolder store, StoredFile file, List<String> goneVantages, Database database)
      throws SQLException {
    return database.number(
        "SELECT count(*) FROM "
            + Database.parquet(List.of(store.path(file)), ", file_row_number = true")
            + " WHERE file_row_number >= "
            + (file.rows() - file.late())
            + " AND vantage NOT IN ("
            + String.join(", ", goneVantages)
            + ")");
  }

  /** The first day that anything is kept of any vantage: findings rest on all of them. */
  public LocalDate retrievableFrom() {
    LocalDate first = standard.retrievableFrom(now);
    for (RetentionProfile own : byVantage.values()) {
      LocalDate from = own.retrievableFrom(now);
      first = from.isBefore(first) ? from : first;
    }
    return first;
  }

  /** The first day that anything is searched or kept of a vantage. */
  public LocalDate searchableFrom(String vantage) {
    return profile(vantage).searchableFrom(now);
  }

  public LocalDate retrievableFrom(String vantage) {
    return profile(vantage).retrievableFrom(now);
  }

  public String profileName(String vantage) {
    return profile(vantage).name();
  }
}
