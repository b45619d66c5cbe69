package fluxgate.app.history;

import fluxgate.app.history.StoredFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Proves that the files of a store are what was published, and sets aside those that are not. */
public final class Verification {
  /** Where files go that are not what was published; nothing reads them there. */
  private static final String DAMAGED = "damaged/";

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
   */
  public record Result(int files, long octets, List<Damage> damages) {}

  /** Reads every file that the manifest names, and compares. */
  public static Result check(StoreFolder store) {
    List<Damage> damages = new ArrayList<>();
    long octets = 0;
    for (StoredFile file : store.manifest().files()) {
      octets += file.octets();
      String what = damage(store, file);
      if (what != null) {
        damages.add(new Damage(file.path(), what));
      }
    }
    return new Result(store.manifest().files().size(), octets, damages);
  }

  /** What is wrong with a file, to follow its name; null where it is what was published. */
  static @Nullable String damage(StoreFolder store, StoredFile file) {
    Path path = store.path(file);
    try {
      long size = Files.size(path);
      if (size != file.octets()) {
        return "has " + size + " octets where " + file.octets() + " were published";
      }
      return Durable.sha256(path).equals(file.sha256())
          ? null
          : "is not what was published: its hash differs";
    } catch (NoSuchFileException e) {
      return "is missing";
    } catch (IOException e) {
      return "cannot be read: " + e.getMessage();
    }
  }

  /**
   * Checks again, as the store's writer, and takes what differs out of the store. Tuples are made
   * anew from the observations that are still there.
   *
   * @return sentences that say what was done
   */
  public static List<String> setAside(StoreFolder store, Instant now, long memoryOctets)
      throws StoreException {
    Path folder = store.folder();
    List<String> said = new ArrayList<>();
    List<StoredFile> bad = new ArrayList<>();
    for (StoredFile file : store.manifest().files()) {
      if (damage(store, file) != null) {
        bad.add(file);
      }
    }
    if (bad.isEmpty()) {
      return said;
    }
    try {
      for (StoredFile file : bad) {
        said.add(moveAside(store, file));
      }
      repair(store, now, memoryOctets, bad, said);
      return said;
    } catch (IOException | SQLException e) {
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
          case OBSERVATIONS, QUESTIONS, CONNECTIONS, SETTINGS ->
              "; put it back from a backup, or import its inputs into a new store.";
          case BY_NAME, BY_ADDRESS -> ".";
          case INPUTS -> "; the SHA-256 of the inputs of one import went with it.";
          case READING -> "; files that were imported before are no longer known as such.";
          case CONTEXT -> "; import " + file.name() + " again.";
        };
  }

  private static void repair(
      StoreFolder store, Instant now, long memoryOctets, List<StoredFile> bad, List<String> said)
      throws IOException, SQLException {
    Manifest manifest = store.manifest();
    List<String> damaged = new ArrayList<>(manifest.damaged());
    bad.forEach(file -> damaged.add(file.path()));
    List<StoredFile> gone = new ArrayList<>(bad);
    SortedSet<String> days = new TreeSet<>();
    for (StoredFile file : bad) {
      if (file.kind() == Kind.BY_NAME || file.kind() == Kind.BY_ADDRESS) {
        gone.addAll(manifest.of(Kind.BY_NAME, file.period()));
        gone.addAll(manifest.of(Kind.BY_ADDRESS, file.period()));
        days.addAll(file.isMonth() ? file.covers() : List.of(file.period()));
      }
    }
    for (String day : days) {
      gone.addAll(manifest.of(Kind.BY_NAME, day));
      gone.addAll(manifest.of(Kind.BY_ADDRESS, day));
    }
    List<StoredFile> added = new ArrayList<>();
    Manifest without = manifest.next(now, gone, List.of());
    try (Database database = Database.open(Spill.of(store.folder()), 1, memoryOctets)) {
      RollUp rollUp = new RollUp(database, store, without.number());
      for (String day : days) {
        List<StoredFile> observations = Months.loose(without, day, List.of());
        if (observations.isEmpty()) {
          said.add("there are no observations of " + day + " to make its tuples from.");
        } else {
          added.addAll(rollUp.day(day, observations));
        }
      }
    }
    if (!added.isEmpty()) {
      said.add("tuples were made anew from the observations of " + days.size() + " days.");
    }
    store.publish(manifest.next(now, gone, added, damaged));
  }
}
