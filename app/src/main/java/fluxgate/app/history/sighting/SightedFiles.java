package fluxgate.app.history.sighting;

import fluxgate.app.history.duckdb.Trial;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The files that {@link Sightings} looks through, archived ones too; what is not whole is said. */
final class SightedFiles {
  /** Of connections that are logged at their end: a week, in microseconds. */
  private static final long LONGEST_CONNECTION = 7L * 24 * 3600 * 1_000_000;

  private final StoreFolder store;
  private final long sinceMicros;
  private final long untilMicros;
  private final Consumer<String> say;
  private final Set<Path> leftOut = new HashSet<>();

  /**
   * @param say takes a sentence for each file that is left out
   */
  SightedFiles(StoreFolder store, long sinceMicros, long untilMicros, Consumer<String> say) {
    this.store = store;
    this.sinceMicros = sinceMicros;
    this.untilMicros = untilMicros;
    this.say = say;
  }

  /** Those below a folder of the store that can be opened. */
  List<Path> below(String folder) {
    List<Path> files = new ArrayList<>();
    try (Trial trial = new Trial()) {
      for (StoredFile file : of(folder)) {
        Path place = store.path(file);
        if (leftOut.contains(place)) {
          continue;
        }
        if (trial.opens(place, file.octets())) {
          files.add(place);
        } else {
          leaveOut(place, "is missing, cut short or damaged");
        }
      }
    }
    return files;
  }

  private List<StoredFile> of(String folder) {
    // A connection is filed by the time when it was logged, which is after it began.
    long last = folder.equals("connections") ? untilMicros + LONGEST_CONNECTION : untilMicros;
    return store.manifest().files().stream()
        .filter(file -> {
          String path = file.isArchived() ? file.path().substring(9) : file.path();
          return path.startsWith(folder + "/") && file.overlaps(sinceMicros, last);
        })
        .toList();
  }

  /**
   * Where one of them could not be read to its end: leaves out those that are not what was
   * published. False where all are, so that something else is wrong.
   */
  boolean leaveOutDamaged() {
    boolean found = false;
    for (String folder : List.of("observations", "questions", "connections")) {
      for (StoredFile file : of(folder)) {
        Path place = store.path(file);
        String damage = leftOut.contains(place) ? null : store.damage(file);
        if (damage != null) {
          leaveOut(place, "is damaged");
          found = true;
        }
      }
    }
    return found;
  }

  /** Whether none was left out. */
  boolean isWhole() {
    return leftOut.isEmpty();
  }

  private void leaveOut(Path place, String what) {
    leftOut.add(place);
    say.accept(
        place
            + " "
            + what
            + " and was left out, so hosts may be missing; 'fluxgate history verify' sets it"
            + " aside.");
  }
}
