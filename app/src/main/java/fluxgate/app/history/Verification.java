package fluxgate.app.history;

import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.folder.Durable;
import fluxgate.app.history.folder.Hole;
import fluxgate.app.history.folder.Holes;
import fluxgate.app.history.folder.Manifest;
import fluxgate.app.history.folder.Spill;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.tuple.Months;
import fluxgate.app.history.tuple.RollUp;
import fluxgate.app.output.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Proves that the files of a store are what was published, and sets aside those that are not. */
public final class Verification {
  /** Where files go that are not what was published; nothing reads them there. */
  static final String DAMAGED = "damaged/";

  private Verification() {}

  /**
   * A file that is not what was published.
   *
   * @param path below the store's folder
   * @param what completes a sentence about it
   */
  public record Damage(String path, String what) {}

  /**
   * What a check found.
   *
   * @param files how many were compared
   * @param octets that they should have
   * @param damages files that are not what was published
   * @param holes what was set aside before, and is not back in its place
   * @param restored how many of those that were set aside are back in their places, as published
   */
  public record Result(
      int files, long octets, List<Damage> damages, List<Hole> holes, int restored) {
    /** Whether everything that was published is there. */
    public boolean isWhole() {
      return damages.isEmpty() && holes.isEmpty();
    }
  }

  /** Reads every file that the manifest names, and compares. */
  public static Result check(StoreFolder store) {
    List<Damage> damages = new ArrayList<>();
    long octets = 0;
    for (StoredFile file : store.manifest().files()) {
      octets += file.octets();
      String what = store.damage(file);
      if (what != null) {
        damages.add(new Damage(file.path(), what));
      }
    }
    List<Hole> holes = new ArrayList<>();
    int restored = 0;
    for (StoredFile file : store.manifest().holes()) {
      if (store.isWhole(file)) {
        restored++;
      } else {
        holes.add(Hole.of(store, file));
      }
    }
    return new Result(store.manifest().files().size(), octets, damages, holes, restored);
  }

  /**
   * Checks again, as the store's writer, takes what differs out of the store, and what was put back
   * into it. Tuples are made anew from the observations that are there.
   *
   * @return sentences that say what was done
   */
  public static List<String> setAside(StoreFolder store, Instant now, long memoryOctets)
      throws StoreException {
    Path folder = store.folder();
    List<String> said = new ArrayList<>();
    List<StoredFile> bad = new ArrayList<>();
    for (StoredFile file : store.manifest().files()) {
      if (!store.isWhole(file)) {
        bad.add(file);
      }
    }
    List<StoredFile> back = new ArrayList<>();
    for (StoredFile file : store.manifest().holes()) {
      if (store.isWhole(file)) {
        back.add(file);
      }
    }
    if (bad.isEmpty() && back.isEmpty()) {
      return said;
    }
    try {
      List<Hole> holes = new ArrayList<>();
      for (StoredFile file : bad) {
        said.add(moveAside(store, file));
        if (file.kind().isSeen()) {
          Hole hole = Hole.of(store, file);
          holes.add(isFillable(file, bad) ? hole : hole.withoutInputs());
        }
      }
      back.forEach(file -> said.add(file.path() + " is back in the store, as it was published."));
      repair(store, now, memoryOctets, bad, back, said);
      if (!holes.isEmpty()) {
        said.addAll(Holes.remedies(holes));
        said.add("until then all that is read of its time says that it is missing.");
      }
      return said;
    } catch (IOException | SQLException e) {
      store.tidy();
      throw StoreException.writing(folder, e);
    }
  }

  /** Copied, not moved: the manifest that still counts names the file until the next one does. */
  private static String moveAside(StoreFolder store, StoredFile file) throws IOException {
    Path path = store.path(file);
    if (!Files.exists(path)) {
      return file.path() + " is gone.";
    }
    Path target = store.folder().resolve(DAMAGED + file.path());
    Durable.createFolderOf(target);
    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
    return file.path()
        + " was set aside as "
        + DAMAGED
        + file.path()
        + switch (file.kind()) {
          case OBSERVATIONS, QUESTIONS, CONNECTIONS, SETTINGS, BY_NAME, BY_ADDRESS -> ".";
          case INPUTS -> "; the SHA-256 of the inputs of one import went with it.";
          case READING ->
              "; files that were imported before, and what they begin with where they have grown since,"
                  + " are known by the hashes in inputs/ alone.";
          case CONTEXT -> "; import " + file.name() + " again.";
        };
  }

  /** Whether what its inputs were does not go as well. */
  private static boolean isFillable(StoredFile file, List<StoredFile> bad) {
    return bad.stream()
        .noneMatch(other -> other.kind() == Kind.INPUTS && other.number() == file.number());
  }

  /**
   * Removes what was set aside of a file, once a manifest says that it is no hole any more.
   *
   * @return a sentence where it cannot be removed; nothing else is the worse for it
   */
  static Optional<String> forget(StoreFolder store, StoredFile hole) {
    Path aside = store.folder().resolve(DAMAGED + hole.path());
    try {
      Files.deleteIfExists(aside);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          aside + " is of no use any more and could not be removed; remove it yourself.");
    }
  }

  private static void repair(
      StoreFolder store,
      Instant now,
      long memoryOctets,
      List<StoredFile> bad,
      List<StoredFile> back,
      List<String> said)
      throws IOException, SQLException {
    Manifest manifest = store.manifest();
    List<String> damaged = new ArrayList<>(manifest.damaged());
    bad.forEach(file -> damaged.add(file.path()));
    back.forEach(file -> damaged.remove(file.path()));
    List<StoredFile> holes = new ArrayList<>(manifest.holes());
    holes.removeAll(back);
    List<StoredFile> gone = new ArrayList<>(bad);
    List<StoredFile> added = new ArrayList<>(back);
    SortedSet<String> days = new TreeSet<>();
    for (StoredFile file : bad) {
      if (isTuples(file)) {
        gone.addAll(manifest.tuples(file.period()));
        days.addAll(days(file));
      } else if (file.kind().isSeen()) {
        holes.add(file);
      }
    }
    for (StoredFile file : back) {
      if (file.kind() == Kind.OBSERVATIONS && !file.isArchived()) {
        days.add(file.period()); // an import may have made tuples without them
      }
    }
    for (String day : days) {
      gone.addAll(manifest.tuples(day));
    }
    Set<String> without = tuples(store, now, memoryOctets, gone, added, holes, days);
    for (String day : without) {
      said.add("there are no observations of " + day + " to make its tuples from.");
    }
    for (StoredFile file : bad) {
      if (isTuples(file) && days(file).stream().anyMatch(without::contains)) {
        holes.add(file);
      }
    }
    if (days.size() > without.size()) {
      said.add(
          "tuples were made anew from the observations of "
              + Counted.of(days.size() - without.size(), "day", "days")
              + ".");
    }
    Manifest next = manifest.next(now, gone, added);
    store.publish(manifest.next(now, gone, added, damaged, unfilled(holes, next)));
  }

  /** Holes but those of tuples that were made anew, since all observations are there again. */
  static List<StoredFile> unfilled(List<StoredFile> holes, Manifest next) {
    Set<String> missing = new TreeSet<>();
    holes.stream()
        .filter(hole -> hole.kind() == Kind.OBSERVATIONS)
        .forEach(hole -> missing.add(hole.period()));
    return holes.stream()
        .filter(hole ->
            !isTuples(hole)
                || days(hole).stream()
                    .anyMatch(
                        day -> missing.contains(day) || next.of(Kind.OBSERVATIONS, day).isEmpty()))
        .toList();
  }

  private static List<String> days(StoredFile tuples) {
    return tuples.isMonth() ? tuples.covers() : List.of(tuples.period());
  }

  private static boolean isTuples(StoredFile file) {
    return file.kind() == Kind.BY_NAME || file.kind() == Kind.BY_ADDRESS;
  }

  /**
   * Makes the tuples of days that are not merged into their month.
   *
   * @param added takes them
   * @param holes that are left
   * @return days that have no observations to make tuples from
   */
  static Set<String> tuples(
      StoreFolder store,
      Instant now,
      long memoryOctets,
      List<StoredFile> gone,
      List<StoredFile> added,
      List<StoredFile> holes,
      SortedSet<String> days)
      throws IOException, SQLException {
    Set<String> without = new TreeSet<>();
    Manifest seen = store.manifest().next(now, gone, added, store.manifest().damaged(), holes);
    try (Database database = Database.open(Spill.of(store.folder()), 1, memoryOctets)) {
      RollUp rollUp = new RollUp(database, store, seen.number());
      for (String day : days) {
        List<StoredFile> observations = Months.loose(seen, day, List.of());
        if (!observations.isEmpty()) {
          added.addAll(Months.lacking(seen, day, rollUp.day(day, observations)));
        } else if (seen.of(Kind.OBSERVATIONS, day).isEmpty()) {
          without.add(day);
        }
      }
    }
    return without;
  }
}
