package fluxgate.app.history;

import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.duckdb.LazyDatabase;
import fluxgate.app.history.folder.Durable;
import fluxgate.app.history.folder.InputLines;
import fluxgate.app.history.folder.Manifest;
import fluxgate.app.history.folder.ReadAs;
import fluxgate.app.history.folder.Spill;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredContext;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Content;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.Times;
import fluxgate.app.history.part.Gathering;
import fluxgate.app.history.part.PartWriter;
import fluxgate.app.history.tuple.Months;
import fluxgate.app.history.tuple.RollUp;
import fluxgate.app.ledger.ReadReport;
import fluxgate.app.source.Carry;
import fluxgate.app.source.Plan;
import fluxgate.app.source.Progress;
import fluxgate.app.source.ReadFile;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.observation.ObservationSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Adds telemetry to a store: observations as they were seen, and the tuples of the days that they
 * fall on. All of it becomes visible at once, by one manifest; an import that is stopped leaves
 * nothing, and run again it does everything.
 */
public final class Import {
  /** A thread of DuckDB's sorts and counts in so much, 2 to the power of: 256 MiB. */
  private static final int OCTETS_A_THREAD = 28;

  /** Files are named up to here. */
  private static final int MOST_NAMED = 3;

  private final StoreFolder store;
  private final Instant now;
  private final int threads;
  private final long memoryOctets;
  private final List<String> said = new ArrayList<>();
  private final Refill refill;
  private boolean lost;

  /**
   * @param store opened to write
   * @param threads at least 1
   * @param memoryOctets what DuckDB may take, beside Java's own
   */
  public Import(StoreFolder store, Instant now, int threads, long memoryOctets) {
    this.store = store;
    this.now = now;
    this.threads = (int) Math.clamp(memoryOctets >> OCTETS_A_THREAD, 1, threads);
    this.memoryOctets = memoryOctets;
    refill = new Refill(store, now, memoryOctets, said);
  }

  /**
   * What an import did.
   *
   * @param report what became of the input
   * @param observations how many RRsets were added
   * @param questions how many questions of which no answer is known
   * @param connections how many connections
   * @param settings how many settings of resolvers
   * @param maps how many network maps were new
   * @param days on how many days they fall
   * @param octets of the files that it wrote and that count now
   */
  public record Done(
      ReadReport report,
      long observations,
      long questions,
      long connections,
      long settings,
      int maps,
      int days,
      long octets) {}

  /**
   * What became of files that were missing, a sentence each, and what else is to be said of it,
   * also where the import fails: what is filled before it stays.
   */
  public List<String> said() {
    return said;
  }

  /** Whether something that was missing is filled. */
  public boolean hasFilled() {
    return refill.hasPublished();
  }

  /** Whether inputs were given of which something is missing still, or again: it was then said. */
  public boolean isInVain() {
    return refill.isInVain() || lost;
  }

  /**
   * Reads and adds.
   *
   * @param how the plan reads
   * @param naming what is done to observations before they are kept, such as naming clients
   * @throws StoreException where it cannot be written; the store is as it was before then, but for
   *     what it says that it has filled
   */
  public Done run(Plan plan, ReadAs how, UnaryOperator<ObservationSink> naming, Progress progress)
      throws StoreException {
    Path folder = store.folder();
    boolean isDone = false;
    try (LazyDatabase database =
        new LazyDatabase(() -> Database.open(Spill.of(folder), threads, memoryOctets))) {
      refill.run(plan, how, naming, progress);
      Done done = run(plan, how, naming, progress, database);
      isDone = true;
      sayLost(plan);
      return done;
    } catch (IOException | SQLException e) {
      throw failed(e);
    } catch (Gathering.Stopped e) {
      throw stopped(e);
    } finally {
      if (!isDone) {
        store.tidy(); // what was written for nothing would keep a full disk full
      }
    }
  }

  private Done run(
      Plan plan,
      ReadAs how,
      UnaryOperator<ObservationSink> naming,
      Progress progress,
      LazyDatabase database)
      throws IOException, SQLException, StoreException {
    Manifest manifest = store.manifest();
    long number = manifest.number() + 1;
    Carry carry = carry(manifest);
    List<ReadFile> inputs = new ArrayList<>();
    PartWriter writer = new PartWriter(store, number);
    Gathering gathering = new Gathering(writer);
    ReadReport report;
    try {
      report = plan.readNew(naming.apply(gathering), progress, carry, inputs::add);
      gathering.finish();
    } finally {
      gathering.end();
    }
    List<StoredFile> added = new ArrayList<>(writer.files());
    List<StoredFile> maps = StoredContext.keep(store, number, now, plan.contextFiles());
    added.addAll(maps);
    if (inputs.isEmpty() && added.isEmpty()) {
      return new Done(report, 0, 0, 0, 0, 0, 0, 0);
    }
    List<StoredFile> observations = writer.files(Kind.OBSERVATIONS).toList();
    List<StoredFile> gone = new ArrayList<>(manifest.of(Kind.READING).toList());
    SortedSet<String> days = new TreeSet<>();
    writer.files().forEach(file -> days.add(file.period()));
    SortedSet<String> answered = new TreeSet<>();
    observations.forEach(file -> answered.add(file.period()));
    for (String day : answered) {
      gone.addAll(manifest.tuples(day));
      List<StoredFile> loose = Months.loose(manifest, day, observations);
      checkWhole(loose, observations);
      List<StoredFile> tuples = loose.size() == 1 ? writer.tuples(day) : List.of();
      tuples =
          tuples.isEmpty() ? new RollUp(database.get(), store, number).day(day, loose) : tuples;
      added.addAll(Months.lacking(manifest, day, tuples));
    }
    added.add(inputs(number, inputs, report, how));
    added.add(reading(number, carry));
    store.publish(manifest.next(now, gone, added));
    try {
      new Months(store, now).merge();
    } catch (IOException e) {
      throw StoreException.merging(store.folder(), e);
    }
    return new Done(
        report,
        gathering.taken(Kind.OBSERVATIONS),
        gathering.taken(Kind.QUESTIONS),
        gathering.taken(Kind.CONNECTIONS),
        gathering.taken(Kind.SETTINGS),
        maps.size(),
        days.size(),
        added.stream().mapToLong(StoredFile::octets).sum());
  }

  /**
   * Says what is gone, or of another size, of the files that hold what inputs of the plan brought
   * before. Their content is not read for it: {@code history verify} does.
   */
  private void sayLost(Plan plan) {
    Set<Long> imports = InputLines.imports(store, new HashSet<>(plan.hashes().values()));
    Set<String> periods = new HashSet<>();
    List<StoredFile> held = new ArrayList<>();
    for (StoredFile file : store.manifest().files()) {
      if (file.kind().isSeen() && imports.contains(file.number())) {
        held.add(file);
        periods.add(file.period());
      }
    }
    for (Kind kind : List.of(Kind.BY_NAME, Kind.BY_ADDRESS)) {
      store
          .manifest()
          .of(kind)
          .filter(file ->
              periods.contains(file.period()) || file.covers().stream().anyMatch(periods::contains))
          .forEach(held::add);
    }
    List<String> changed = new ArrayList<>();
    for (StoredFile file : held) {
      String what = store.changedSize(file);
      if (what != null) {
        changed.add(store.path(file) + " " + what);
      }
    }
    lost = !changed.isEmpty();
    if (lost) {
      int more = changed.size() - MOST_NAMED;
      said.add(
          String.join("; ", changed.subList(0, Math.min(MOST_NAMED, changed.size())))
              + (more > 0 ? "; and " + more + " more" : "")
              + ": what was imported before is not all there. Say 'fluxgate history verify --store "
              + store.folder()
              + "', which sets aside what differs, then import once more.");
    }
  }

  /** What is summed up counts as good from then on, so what was there before has to be good. */
  private void checkWhole(List<StoredFile> summed, List<StoredFile> written) throws StoreException {
    for (StoredFile file : summed) {
      String damage = written.contains(file) ? null : store.damage(file);
      if (damage != null) {
        throw StoreException.failed(
            store.path(file)
                + " "
                + damage
                + ", and what is new would be summed up with it; 'fluxgate history verify' sets it"
                + " aside, then import once more.");
      }
    }
  }

  private StoreException stopped(Gathering.Stopped stopped) {
    if (stopped.getCause() instanceof Error error) {
      throw error;
    }
    return failed(stopped.getCause() instanceof Exception cause ? cause : stopped);
  }

  private StoreException failed(Exception cause) {
    return refill.hasPublished()
        ? StoreException.afterFilling(store.folder(), cause)
        : StoreException.writing(store.folder(), cause);
  }

  private Carry carry(Manifest manifest) throws IOException, StoreException {
    StoredFile file = manifest.of(Kind.READING).findFirst().orElse(null);
    if (file == null) { // the first import, or it was damaged and set aside
      sayForgotten(manifest);
      return Carry.after(InputLines.known(store));
    }
    try {
      return Carry.read(new StateReader(Files.readAllBytes(store.path(file))));
    } catch (StateReader.StateFormatException e) {
      throw StoreException.failed(
          store.path(file)
              + ", which says what was imported before, is damaged; 'fluxgate history verify' sets"
              + " it aside.");
    }
  }

  /** What is not known any more of earlier imports, where what they handed on was set aside. */
  private void sayForgotten(Manifest manifest) {
    List<String> inputs =
        manifest.damaged().stream()
            .filter(path -> path.startsWith(Kind.INPUTS.folder() + "/"))
            .toList();
    if (manifest.damaged().stream()
        .anyMatch(path -> path.startsWith(Kind.READING.folder() + "/"))) {
      said.add(
          "what reading knew of earlier imports was damaged: inputs that were imported, and what"
              + " has grown of them since, are known by their SHA-256 in inputs/; a record that"
              + " another input brought before counts as new.");
      if (!inputs.isEmpty()) {
        said.add(
            String.join(", ", inputs)
                + " was damaged too: what is given now of the inputs that it named may be there twice.");
      }
    }
  }

  private StoredFile reading(long number, Carry carry) throws IOException {
    StateWriter out = new StateWriter();
    carry.write(out);
    String name = String.format(Locale.ROOT, "reading/%06d.state", number);
    return small(name, Kind.READING, number, 1, out.toBytes());
  }

  private StoredFile inputs(long number, List<ReadFile> inputs, ReadReport report, ReadAs how)
      throws IOException {
    String lines = InputLines.of(inputs, report, how, number, now);
    String name = String.format(Locale.ROOT, "inputs/%06d.jsonl", number);
    byte[] content = lines.getBytes(StandardCharsets.UTF_8);
    return small(name, Kind.INPUTS, number, lines.lines().count(), content);
  }

  private StoredFile small(String name, Kind kind, long number, long rows, byte[] content)
      throws IOException {
    Path target = store.folder().resolve(name);
    Durable.createFolderOf(target);
    Durable.write(target, content);
    long time = Times.micros(now);
    return new StoredFile(name, kind, "", number, Content.of(target, rows, time, time));
  }
}
