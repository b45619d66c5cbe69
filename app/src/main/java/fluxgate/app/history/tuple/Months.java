package fluxgate.app.history.tuple;

import fluxgate.app.history.folder.Durable;
import fluxgate.app.history.folder.Hole;
import fluxgate.app.history.folder.Manifest;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Content;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Merges the tuples of days that are over into those of their month, so that a look-up over long
 * times opens few files. Observations stay as they are.
 */
public final class Months {
  /** Days that late logs may still reach: their tuples would be written again and again. */
  private static final int OPEN_DAYS = 2;

  /** So many loose days are merged at once: each look-up opens at most so many files of a month. */
  private static final int LOOSE_DAYS = 7;

  /** A row group of names and records of 200 octets, compressed and not, and what comes of it. */
  private static final long FILE_OCTETS = 16L << 20;

  /** Files that are merged at once: a third of the heap has room for a row group of each. */
  private static final int MOST_AT_ONCE =
      (int) Math.clamp(Runtime.getRuntime().maxMemory() / 3 / FILE_OCTETS, 4, 64);

  private static final int MONTH_LETTERS = "2026-11".length();

  private final StoreFolder store;
  private final Instant now;

  public Months(StoreFolder store, Instant now) {
    this.store = store;
    this.now = now;
  }

  /** Merges what is due, one publication a month. Which days are over, the newest event says. */
  public void merge() throws IOException {
    LocalDate newest =
        store
            .manifest()
            .searched(Kind.BY_ADDRESS)
            .map(StoredFile::lastMicros)
            .map(Times::day)
            .max(LocalDate::compareTo)
            .orElse(LocalDate.MIN);
    if (newest.equals(LocalDate.MIN)) {
      return;
    }
    LocalDate over = newest.minusDays(OPEN_DAYS);
    Set<String> missing = new HashSet<>(); // what fills them later is not in the month yet
    store.manifest().holes().stream()
        .filter(hole -> hole.kind() == Kind.OBSERVATIONS && Hole.of(store, hole).fillable())
        .forEach(hole -> missing.add(hole.period()));
    SortedMap<String, List<String>> looseDays = new TreeMap<>();
    store
        .manifest()
        .searched(Kind.BY_ADDRESS)
        .filter(file -> !file.isMonth() && file.lastDay().isBefore(over))
        .filter(file -> !missing.contains(file.period()))
        .forEach(file ->
            looseDays
                .computeIfAbsent(month(file.period()), month -> new ArrayList<>())
                .add(file.period()));
    for (var month : looseDays.entrySet()) {
      boolean isFirst = store.manifest().of(Kind.BY_ADDRESS, month.getKey()).isEmpty();
      boolean isOver = YearMonth.parse(month.getKey()).atEndOfMonth().isBefore(over);
      if (month.getValue().size() >= LOOSE_DAYS || isFirst && isOver) {
        merge(month.getKey(), month.getValue());
      }
    }
  }

  private void merge(String month, List<String> days) throws IOException {
    Manifest manifest = store.manifest();
    List<StoredFile> byName = files(manifest, Kind.BY_NAME, month, days);
    List<StoredFile> byAddress = files(manifest, Kind.BY_ADDRESS, month, days);
    if (!when(byName).equals(when(byAddress))) {
      return; // one of two orders is missing; verifying makes it anew
    }
    List<StoredFile> gone = new ArrayList<>(byName);
    gone.addAll(byAddress);
    for (StoredFile file : gone) {
      if (!store.isWhole(file)) {
        return; // what is damaged is not made part of what counts as good; verifying makes it anew
      }
    }
    TreeSet<String> covers = new TreeSet<>(days);
    TreeSet<String> lacks = new TreeSet<>();
    for (StoredFile file : byName) {
      covers.addAll(file.covers());
      lacks.addAll(file.lacks());
    }
    for (String day : days) { // what is back was summed up with its day
      for (StoredFile file : manifest.of(Kind.OBSERVATIONS, day)) {
        String back = StoreFolder.whole(file.path());
        lacks.removeIf(path -> StoreFolder.whole(path).equals(back));
      }
    }
    List<StoredFile> added = new ArrayList<>();
    try {
      for (List<StoredFile> files : List.of(byName, byAddress)) {
        added.add(merged(files, month).covering(List.copyOf(covers)).lacking(List.copyOf(lacks)));
      }
    } catch (TupleMerge.NotInOrder e) {
      store.tidy(); // look-ups find all of it as it is; only more files are opened
      return;
    }
    store.publish(manifest.next(now, gone, added));
  }

  /** The tuples of a month and of some of its days, in one of their orders. */
  private static List<StoredFile> files(
      Manifest manifest, Kind kind, String month, List<String> days) {
    List<StoredFile> files = new ArrayList<>(manifest.of(kind, month));
    days.forEach(day -> files.addAll(manifest.of(kind, day)));
    return files;
  }

  /** What tells files of one order apart, which those of the other have as well. */
  private static List<String> when(List<StoredFile> files) {
    return files.stream().map(file -> file.period() + " " + file.number()).sorted().toList();
  }

  private StoredFile merged(List<StoredFile> files, String month) throws IOException {
    Kind kind = files.getFirst().kind();
    long number = store.manifest().number() + 1;
    String name = StoreFolder.path("tuples", month, kind.word() + "-", number, 0);
    Path target = store.folder().resolve(name);
    Durable.createFolderOf(target);
    TupleMerge.Written written =
        merged(kind, files.stream().map(store::path).toList(), Durable.unfinished(target));
    Durable.publish(target);
    return new StoredFile(
        name,
        kind,
        month,
        number,
        Content.of(
            target,
            written.rows(),
            written.firstSeconds() * Times.SECOND,
            written.lastSeconds() * Times.SECOND + Times.SECOND - 1));
  }

  /** Merges files, of more than memory has room for some first. */
  private static TupleMerge.Written merged(Kind kind, List<Path> files, Path target)
      throws IOException {
    Deque<Path> left = new ArrayDeque<>(files);
    List<Path> passing = new ArrayList<>();
    while (left.size() > MOST_AT_ONCE) {
      List<Path> some = new ArrayList<>();
      while (some.size() < MOST_AT_ONCE) {
        some.add(left.removeFirst());
      }
      Path together =
          Durable.unfinished(target.resolveSibling(target.getFileName() + "-" + passing.size()));
      TupleMerge.write(kind, some, together);
      passing.add(together);
      left.addLast(together);
    }
    TupleMerge.Written written = TupleMerge.write(kind, List.copyOf(left), target);
    for (Path file : passing) {
      Files.delete(file);
    }
    return written;
  }

  private static String month(String day) {
    return day.substring(0, MONTH_LETTERS);
  }

  /**
   * The observations of a day that its own tuples have to hold: those that came after the day was
   * merged into its month, or that were missing then, or all.
   *
   * @param added files that no manifest names yet
   */
  public static List<StoredFile> loose(Manifest manifest, String day, List<StoredFile> added) {
    List<StoredFile> observations = new ArrayList<>(manifest.of(Kind.OBSERVATIONS, day));
    added.stream().filter(file -> file.period().equals(day)).forEach(observations::add);
    return loose(manifest, day, observations.stream());
  }

  private static List<StoredFile> loose(
      Manifest manifest, String day, Stream<StoredFile> observations) {
    long merged = 0;
    Set<String> lacks = new HashSet<>();
    for (StoredFile file : manifest.of(Kind.BY_ADDRESS, month(day))) {
      if (file.covers().contains(day)) {
        merged = file.number();
        file.lacks().forEach(path -> lacks.add(StoreFolder.whole(path)));
      }
    }
    long last = merged;
    return observations
        .filter(file -> file.number() > last || lacks.contains(StoreFolder.whole(file.path())))
        .toList();
  }

  /** Tuples of a day that are made now: with what is missing now that they would hold. */
  public static List<StoredFile> lacking(Manifest manifest, String day, List<StoredFile> tuples) {
    List<String> lacks =
        loose(
                manifest,
                day,
                manifest.holes().stream()
                    .filter(hole -> hole.kind() == Kind.OBSERVATIONS && !hole.isArchived())
                    .filter(hole -> hole.period().equals(day)))
            .stream()
            .map(StoredFile::path)
            .toList();
    return tuples.stream().map(file -> file.lacking(lacks)).toList();
  }
}
