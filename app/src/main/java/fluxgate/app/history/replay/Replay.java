package fluxgate.app.history.replay;

import fluxgate.app.history.folder.Hole;
import fluxgate.app.history.folder.InputLines;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.StoredInput;
import fluxgate.app.ledger.ReadReport;
import fluxgate.app.source.EarlyCollection;
import fluxgate.app.source.ObservationSource;
import fluxgate.app.source.Progress;
import fluxgate.app.source.Unrecognised;
import fluxgate.format.Carries;
import fluxgate.format.Format;
import fluxgate.observation.CanonicalOrder;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what a store keeps of a time, in the order in which reading the same inputs would have:
 * each import in the order that it had, and always the first of those that are open, as {@code
 * source} merges files. So a hunt over the store sees what a hunt over the files saw, however they
 * were cut into imports.
 *
 * <p>In memory are the compressed columns of one row group of each file that is open: of each
 * import that has come near, those of a day.
 */
public final class Replay implements ObservationSource {
  /** Progress is heard so often. */
  private static final int BATCH = 16_384;

  private final StoreFolder store;
  private final long sinceMicros;
  private final long untilMicros;
  private final boolean archive;
  private final List<FileTally> files = new ArrayList<>();
  private final TreeSet<String> archivedDays = new TreeSet<>();
  private final List<Format> formats;

  /** By the kind's place among them. */
  private final long[] handedOn = new long[Kind.SEEN.size()];

  private long rows;

  private Replay(StoreFolder store, long since, long until, boolean archive) {
    this.store = store;
    this.sinceMicros = since;
    this.untilMicros = until;
    this.archive = archive;
    for (StoredFile file : store.manifest().files()) {
      if (file.kind().isSeen() && file.overlaps(since, until)) {
        if (file.isArchived() && !archive) {
          archivedDays.add(file.period());
        } else {
          files.add(new FileTally(file, store.path(file)));
        }
      }
    }
    formats = InputLines.formats(store, files.stream().map(file -> file.file().number()).toList());
  }

  /**
   * What is searched of a store and happened in {@code [sinceMicros, untilMicros)}; the lowest and
   * the highest time for all.
   */
  public static Replay of(StoreFolder store, long sinceMicros, long untilMicros) {
    return new Replay(store, sinceMicros, untilMicros, false);
  }

  /** As above, and what is archived as well. */
  public static Replay withArchive(StoreFolder store, long sinceMicros, long untilMicros) {
    return new Replay(store, sinceMicros, untilMicros, true);
  }

  /** Whether the store has nothing of that time. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** Days of that time that are archived, and are not read. */
  public int archivedDays() {
    return archivedDays.size();
  }

  /** What the store no longer has of that time, and would be read. */
  public List<Hole> holes() {
    return store.holes(sinceMicros, untilMicros).stream()
        .filter(Hole::isSeen)
        .filter(hole -> archive || !hole.isArchived())
        .toList();
  }

  /** Files of that time that are missing, or have another size, so that they are not opened. */
  public List<Path> changed() {
    return files.stream().filter(file -> file.unusable() != null).map(FileTally::path).toList();
  }

  /** Whether all of that time was there, and could be read as it was published; once it is read. */
  public boolean isWhole() {
    return holes().isEmpty() && files.stream().noneMatch(FileTally::isDamaged);
  }

  /** The files with something of a time, its ends included, that are missing or were damaged. */
  public Set<String> missing(long firstMicros, long lastMicros) {
    Set<String> paths = new TreeSet<>();
    holes().stream()
        .filter(hole -> hole.lastMicros() >= firstMicros && hole.firstMicros() <= lastMicros)
        .forEach(hole -> paths.add(hole.path()));
    files.stream()
        .filter(FileTally::isDamaged)
        .map(FileTally::file)
        .filter(file -> file.lastMicros() >= firstMicros && file.firstMicros() <= lastMicros)
        .forEach(file -> paths.add(file.path()));
    return paths;
  }

  /** The inputs that the observations came from. */
  public List<StoredInput> inputs() {
    return InputLines.inputs(store, files.stream().map(file -> file.file().number()).toList());
  }

  /** The formats of the inputs that the observations came from. */
  @Override
  public List<Format> formats() {
    return formats;
  }

  @Override
  public boolean carries(Carries what) {
    return formats.stream().anyMatch(format -> format.carries().contains(what))
        || what == Carries.CONNECTION
            && files.stream().anyMatch(file -> file.file().kind() == Kind.CONNECTIONS);
  }

  /** Nothing in a store is not recognised. */
  @Override
  public List<Unrecognised> unrecognised() {
    return List.of();
  }

  /**
   * Hands all of it on, on this thread; once. A file that cannot be read is left out from there on,
   * and its report says so.
   *
   * <p>What the sink throws ends the reading and is thrown on, with every file closed.
   *
   * @return a report in which each stored file is an input, and each row a record
   */
  @Override
  public ReadReport read(ObservationSink sink, Progress progress) {
    SortedMap<Long, List<FileTally>> byImport = new TreeMap<>();
    files.forEach(file ->
        byImport.computeIfAbsent(file.file().number(), number -> new ArrayList<>()).add(file));
    PriorityQueue<ImportReplay> waiting =
        new PriorityQueue<>(
            Comparator.comparingLong(ImportReplay::firstMicros)
                .thenComparingLong(ImportReplay::number));
    byImport.forEach((number, of) -> waiting.add(new ImportReplay(number, of)));
    PriorityQueue<ImportReplay> front = new PriorityQueue<>(Replay::compare);
    try {
      merge(waiting, front, sink, progress);
    } finally {
      front.forEach(ImportReplay::close);
    }
    return ReadReport.of(files.stream().map(FileTally::report).toList());
  }

  private static int compare(ImportReplay a, ImportReplay b) {
    int order = CanonicalOrder.COMPLETE.compare(a.head(), b.head());
    return order != 0 ? order : Long.compare(a.number(), b.number());
  }

  private void merge(
      PriorityQueue<ImportReplay> waiting,
      PriorityQueue<ImportReplay> front,
      ObservationSink sink,
      Progress progress) {
    long all = files.stream().mapToLong(file -> file.file().rows()).sum();
    long octets = files.stream().mapToLong(file -> file.file().octets()).sum();
    EarlyCollection early = new EarlyCollection();
    Runnable afterBatch =
        () -> {
          early.afterBatch();
          progress.update(Math.round((double) octets * rows / all), octets, rows);
        };
    admit(waiting, front);
    while (!front.isEmpty()) {
      ImportReplay first = front.poll();
      ImportReplay third = waiting.peek();
      long opensAt = third == null ? Long.MAX_VALUE : third.firstMicros();
      boolean more = false;
      try {
        more = turn(first, front.peek(), opensAt, sink, afterBatch);
      } finally {
        if (!more) {
          first.close(); // the sink may have thrown, and it is in no queue
        }
      }
      if (more) {
        front.add(first);
      }
      admit(waiting, front);
    }
    progress.update(octets, octets, rows);
  }

  /** Hands on what stands first until another's turn comes; whether there is more of it. */
  private boolean turn(
      ImportReplay first,
      @Nullable ImportReplay second,
      long opensAt,
      ObservationSink sink,
      Runnable afterBatch) {
    boolean more;
    do {
      handOn(first, sink);
      if (++rows % BATCH == 0) {
        afterBatch.run();
      }
      more = first.step();
    } while (more
        && first.head().orderMicros() < opensAt
        && (second == null || compare(first, second) < 0));
    return more;
  }

  /** Opens the imports that the sequence has come near to. */
  private static void admit(
      PriorityQueue<ImportReplay> waiting, PriorityQueue<ImportReplay> front) {
    while (!waiting.isEmpty()) {
      ImportReplay next = waiting.element();
      ImportReplay first = front.peek();
      if (first != null && next.firstMicros() > first.head().orderMicros()) {
        return;
      }
      waiting.remove();
      if (next.begin()) {
        front.add(next);
      }
    }
  }

  private void handOn(ImportReplay from, ObservationSink sink) {
    Observation observation = from.head();
    boolean within = observation.happenedIn(sinceMicros, untilMicros);
    Stretch stretch = from.stretch();
    stretch.tally().read(observation, within, stretch.isLate());
    if (within) {
      handedOn[stretch.tally().kindPlace()]++;
      sink.accept(observation);
    }
  }

  private long handedOn(Kind kind) {
    return handedOn[Kind.SEEN.indexOf(kind)];
  }

  /** How many RRsets were handed on; below, how many of the other kinds. */
  public long observations() {
    return handedOn(Kind.OBSERVATIONS);
  }

  public long questions() {
    return handedOn(Kind.QUESTIONS);
  }

  public long connections() {
    return handedOn(Kind.CONNECTIONS);
  }

  public long settings() {
    return handedOn(Kind.SETTINGS);
  }

  /** On how many days what is read was seen. */
  public int days() {
    return (int) files.stream().map(file -> file.file().period()).distinct().count();
  }

  /** The folder of the store. */
  public Path folder() {
    return store.folder();
  }
}
