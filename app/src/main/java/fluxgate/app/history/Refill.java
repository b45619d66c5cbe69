package fluxgate.app.history;

import static java.util.stream.Collectors.joining;

import fluxgate.app.history.StoredFile.Kind;
import fluxgate.app.history.StoredFile.Share;
import fluxgate.app.output.Counted;
import fluxgate.app.source.EarlierInputs;
import fluxgate.app.source.Plan;
import fluxgate.app.source.Progress;
import fluxgate.app.source.ReadFile;
import fluxgate.observation.ObservationSink;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills holes: where all inputs of an import are given once more, it is read as it was then, and of
 * what it gives only the days and kinds are written of which a file is missing.
 *
 * <p>They take the place of all files of these days, kinds and import, and count as published with
 * it: so nothing is there twice, tuples of a month that hold it stay true, and it is handed on in
 * its old order. That is done only where each vantage has as many records of the same time as were
 * published; otherwise the hole stays.
 */
final class Refill {
  private static final Pattern PART = Pattern.compile("-(\\d+)");

  /** Inputs are named up to here. */
  private static final int MOST_NAMED = 3;

  private final StoreFolder store;
  private final Instant now;
  private final long memoryOctets;
  private final List<String> said = new ArrayList<>();

  Refill(StoreFolder store, Instant now, long memoryOctets) {
    this.store = store;
    this.now = now;
    this.memoryOctets = memoryOctets;
  }

  /**
   * Fills what the inputs of a plan fill, one publication an import; the plan can be read after it.
   *
   * @return a sentence for each hole that is filled, or that part of its inputs was given for
   */
  List<String> run(Plan plan, UnaryOperator<ObservationSink> naming, Progress progress)
      throws IOException, SQLException {
    SortedMap<Long, List<StoredFile>> holes = new TreeMap<>();
    for (StoredFile hole : store.manifest().holes()) {
      if (hole.kind().isSeen() && !Verification.isWhole(store, hole)) {
        holes.computeIfAbsent(hole.number(), number -> new ArrayList<>()).add(hole);
      }
    }
    SortedMap<Long, List<ReadFile>> imports = InputLines.again(store);
    holes.keySet().retainAll(imports.keySet());
    if (holes.isEmpty()) {
      return said;
    }
    EarlierInputs given = plan.earlier(imports.values().stream().flatMap(List::stream).toList());
    for (Map.Entry<Long, List<StoredFile>> of : holes.entrySet()) {
      long number = of.getKey();
      List<ReadFile> read = imports.getOrDefault(number, List.of());
      List<ReadFile> missing = given.missing(read);
      if (missing.isEmpty()) {
        List<ReadFile> before =
            imports.headMap(number).values().stream().flatMap(List::stream).toList();
        fill(
            number,
            of.getValue(),
            writer -> given.read(read, before, naming.apply(writer), progress));
      } else if (missing.size() < read.size()) {
        of.getValue().forEach(hole -> said.add(hole.path() + wants(missing)));
      }
    }
    return said;
  }

  private static String wants(List<ReadFile> missing) {
    int more = missing.size() - MOST_NAMED;
    return " is not filled: it came from more than was given now; give "
        + missing.stream().limit(MOST_NAMED).map(ReadFile::name).collect(joining(", "))
        + (more > 0 ? " and " + more + " more" : "")
        + " with it, unchanged.";
  }

  /** Reads what an import read. */
  private interface Reading {
    void into(ObservationSink sink);
  }

  private void fill(long number, List<StoredFile> holes, Reading reading)
      throws IOException, SQLException {
    Map<String, List<StoredFile>> groups = new TreeMap<>(); // what was published, holes with it
    holes.forEach(hole -> groups.put(key(hole), new ArrayList<>()));
    Map<String, Integer> firstParts = new HashMap<>();
    List<StoredFile> left = new ArrayList<>();
    groups.keySet().forEach(key -> firstParts.put(key, 0));
    for (StoredFile file : store.manifest().files()) {
      List<StoredFile> group = file.number() == number ? groups.get(key(file)) : null;
      if (group != null) {
        group.add(file);
        left.add(file);
        firstParts.merge(key(file), partAfter(file), Math::max);
      }
    }
    holes.forEach(hole -> groups.getOrDefault(key(hole), new ArrayList<>()).add(hole));
    PartWriter writer = new PartWriter(store, number, firstParts);
    Gathering gathering = new Gathering(writer);
    try {
      reading.into(gathering);
      gathering.finish();
    } finally {
      gathering.end();
    }
    List<StoredFile> gone = new ArrayList<>();
    List<StoredFile> added = new ArrayList<>();
    List<StoredFile> filled = new ArrayList<>();
    for (Map.Entry<String, List<StoredFile>> group : groups.entrySet()) {
      List<StoredFile> published = group.getValue();
      List<StoredFile> again =
          writer.files().stream().filter(file -> key(file).equals(group.getKey())).toList();
      if (shares(again).equals(shares(published))) {
        gone.addAll(published.stream().filter(left::contains).toList());
        filled.addAll(published.stream().filter(holes::contains).toList());
        for (StoredFile file : again) {
          added.add(isArchived(published) ? Retention.archive(store, file) : file);
        }
      } else {
        published.stream().filter(holes::contains).forEach(hole -> said.add(differs(hole)));
        for (StoredFile file : again) {
          Files.deleteIfExists(store.path(file));
        }
      }
    }
    if (!filled.isEmpty()) {
      publish(gone, added, filled);
    }
  }

  private static String key(StoredFile file) {
    return PartWriter.key(file.kind(), file.period());
  }

  /** The first number of a part that no file has which is named as this one. */
  private static int partAfter(StoredFile file) {
    int part = 1;
    Matcher numbers = PART.matcher(file.path().substring(file.path().lastIndexOf('/') + 1));
    while (numbers.find()) {
      part = Math.max(part, Integer.parseInt(numbers.group(1)) + 1);
    }
    return part;
  }

  private static boolean isArchived(Collection<StoredFile> published) {
    return published.stream().allMatch(StoredFile::isArchived);
  }

  /** What each vantage saw, in all of the files. */
  private static Map<String, Share> shares(Collection<StoredFile> files) {
    Map<String, Share> shares = new TreeMap<>();
    for (StoredFile file : files) {
      file.shares().forEach(share -> shares.merge(share.place(), share, Share::plus));
    }
    return shares;
  }

  private static String differs(StoredFile hole) {
    return hole.path()
        + " is not filled: its inputs do not give now what they gave then; say how to read them as"
        + " then (--format, --time-zone, --sysmon-glue, --host-map), or put it back from a backup.";
  }

  private void publish(List<StoredFile> gone, List<StoredFile> added, List<StoredFile> filled)
      throws IOException, SQLException {
    Manifest manifest = store.manifest();
    SortedSet<String> days = new TreeSet<>();
    added.stream()
        .filter(file -> file.kind() == Kind.OBSERVATIONS && !file.isArchived())
        .forEach(file -> days.add(file.period()));
    for (String day : days) {
      gone.addAll(manifest.of(Kind.BY_NAME, day));
      gone.addAll(manifest.of(Kind.BY_ADDRESS, day));
    }
    if (!days.isEmpty()) {
      Verification.tuples(store, now, memoryOctets, gone, added, days);
    }
    List<StoredFile> left = new ArrayList<>(manifest.holes());
    left.removeAll(filled);
    List<StoredFile> holes = Verification.unfilled(left, manifest.next(now, gone, added));
    List<String> damaged = new ArrayList<>(manifest.damaged());
    filled.forEach(hole -> damaged.remove(hole.path()));
    store.publish(manifest.next(now, gone, added, damaged, holes));
    for (StoredFile hole : filled) {
      Files.deleteIfExists(store.folder().resolve(Verification.DAMAGED + hole.path()));
      said.add(
          hole.path()
              + " is filled: its "
              + Counted.of(hole.rows(), "record was", "records were")
              + " read from the inputs once more.");
    }
  }
}
