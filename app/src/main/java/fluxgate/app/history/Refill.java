package fluxgate.app.history;

import static java.util.stream.Collectors.joining;

import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.duckdb.LazyDatabase;
import fluxgate.app.history.folder.InputLines;
import fluxgate.app.history.folder.Manifest;
import fluxgate.app.history.folder.ReadAs;
import fluxgate.app.history.folder.Spill;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.part.Gathering;
import fluxgate.app.history.part.PartWriter;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fills holes: where all inputs of an import are given once more, it is read as it was then, and of
 * what it gives only the days and kinds are written of which a file is missing.
 *
 * <p>They take the place of all files of these days, kinds and import, and count as published with
 * it: so nothing is there twice, tuples of a month that hold it stay true, and it is handed on in
 * its old order. Nothing that is there is given up for it, and nothing is filled with what the
 * damaged file did not have: see {@link Gap#refusal}; otherwise the hole stays.
 */
final class Refill {
  private static final Pattern PART = Pattern.compile("-(\\d+)");

  /** Inputs are named up to here. */
  private static final int MOST_NAMED = 3;

  private final StoreFolder store;
  private final Instant now;
  private final long memoryOctets;
  private final List<String> said;
  private boolean published;
  private boolean inVain;

  /**
   * @param said takes a sentence for each hole that is filled, or that part of its inputs was given
   *     for
   */
  Refill(StoreFolder store, Instant now, long memoryOctets, List<String> said) {
    this.store = store;
    this.now = now;
    this.memoryOctets = memoryOctets;
    this.said = said;
  }

  /** Whether something was filled, which counts whatever comes after it. */
  boolean hasPublished() {
    return published;
  }

  /** Whether inputs of something that is missing were given, and it is missing still. */
  boolean isInVain() {
    return inVain;
  }

  /**
   * Fills what the inputs of a plan fill, one publication an import; the plan can be read after it.
   *
   * @param how the inputs are read
   */
  void run(Plan plan, ReadAs how, UnaryOperator<ObservationSink> naming, Progress progress)
      throws IOException, SQLException {
    SortedMap<Long, List<StoredFile>> holes = new TreeMap<>();
    for (StoredFile hole : store.manifest().holes()) {
      if (hole.kind().isSeen() && !store.isWhole(hole)) {
        holes.computeIfAbsent(hole.number(), number -> new ArrayList<>()).add(hole);
      }
    }
    SortedMap<Long, List<ReadFile>> imports = InputLines.again(store);
    holes.keySet().retainAll(imports.keySet());
    if (holes.isEmpty()) {
      return;
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
            how,
            writer -> given.read(read, before, naming.apply(writer), progress));
      } else if (missing.size() < read.size()) {
        inVain = true;
        of.getValue().forEach(hole -> said.add(hole.path() + wants(missing)));
      }
    }
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

  private void fill(long number, List<StoredFile> holes, ReadAs how, Reading reading)
      throws IOException, SQLException {
    Map<String, Gap> gaps = new TreeMap<>();
    Map<String, Integer> firstParts = new HashMap<>();
    for (StoredFile hole : holes) {
      gaps.computeIfAbsent(key(hole), key -> new Gap(store)).addHole(hole);
      firstParts.put(key(hole), 0);
    }
    for (StoredFile file : store.manifest().files()) {
      Gap gap = file.number() == number ? gaps.get(key(file)) : null;
      if (gap != null) {
        gap.addLeft(file);
        firstParts.merge(key(file), partAfter(file), Math::max);
      }
    }
    PartWriter writer = new PartWriter(store, number, firstParts);
    Gathering gathering = new Gathering(writer);
    try {
      reading.into(gathering);
      gathering.finish();
    } finally {
      gathering.end();
    }
    @Nullable ReadAs then = InputLines.how(store, number);
    List<StoredFile> gone = new ArrayList<>();
    List<StoredFile> added = new ArrayList<>();
    Map<StoredFile, Boolean> filled = new LinkedHashMap<>(); // whether it is known to be the same
    try (LazyDatabase database =
        new LazyDatabase(() -> Database.open(Spill.of(store.folder()), 1, memoryOctets))) {
      for (Map.Entry<String, Gap> of : gaps.entrySet()) {
        Gap gap = of.getValue();
        List<StoredFile> written =
            writer.files().stream().filter(file -> key(file).equals(of.getKey())).toList();
        List<StoredFile> again = gap.ofItsVantages(written, database);
        String refusal = gap.refusal(again, then, how, database);
        if (refusal == null) {
          gone.addAll(gap.left());
          gap.holes().forEach(hole -> filled.put(hole, isAsThen(then, how) || gap.isSame(again)));
          for (StoredFile file : again) {
            added.add(gap.isArchived() ? Retention.archive(store, file) : file);
          }
        } else {
          inVain = true;
          gap.holes().forEach(hole -> said.add(hole.path() + " is not filled: " + refusal));
          for (StoredFile file : Stream.concat(written.stream(), again.stream()).toList()) {
            Files.deleteIfExists(store.path(file));
          }
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

  private void publish(
      List<StoredFile> gone, List<StoredFile> added, Map<StoredFile, Boolean> filled)
      throws IOException, SQLException {
    Manifest manifest = store.manifest();
    SortedSet<String> days = new TreeSet<>();
    added.stream()
        .filter(file -> file.kind() == Kind.OBSERVATIONS && !file.isArchived())
        .forEach(file -> days.add(file.period()));
    for (String day : days) {
      gone.addAll(manifest.tuples(day));
    }
    List<StoredFile> left = new ArrayList<>(manifest.holes());
    left.removeAll(filled.keySet());
    if (!days.isEmpty()) {
      Verification.tuples(store, now, memoryOctets, gone, added, left, days);
    }
    List<StoredFile> holes = Verification.unfilled(left, manifest.next(now, gone, added));
    List<String> damaged = new ArrayList<>(manifest.damaged());
    filled.forEach((hole, same) -> {
      if (same) {
        damaged.remove(hole.path());
      }
    });
    store.publish(manifest.next(now, gone, added, damaged, holes));
    published = true;
    filled.forEach(this::sayFilled);
  }

  /** What another version makes of the same records by the same options, nobody knows. */
  private static boolean isAsThen(@Nullable ReadAs then, ReadAs how) {
    return then != null && then.program().equals(how.program());
  }

  private String kept(StoredFile hole) {
    String aside = Verification.DAMAGED + hole.path();
    return Files.exists(store.folder().resolve(aside))
        ? " What was set aside stays in " + aside + "."
        : "";
  }

  private void sayFilled(StoredFile hole, boolean same) {
    said.add(
        hole.path()
            + " is filled: its "
            + Counted.of(hole.rows(), "record was", "records were")
            + " read from the inputs once more."
            + (same
                ? ""
                : " Whether each says what it said then is not known, as the import did not record how"
                    + " it read them, or another version did: see that --format, --time-zone,"
                    + " --sysmon-glue and --host-map are those of then."
                    + kept(hole)));
    if (same) {
      Verification.forget(store, hole).ifPresent(said::add);
    }
  }
}
