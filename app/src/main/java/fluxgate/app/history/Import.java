package fluxgate.app.history;

import fluxgate.app.history.StoredFile.Kind;
import fluxgate.app.ledger.ReadReport;
import fluxgate.app.source.Carry;
import fluxgate.app.source.Plan;
import fluxgate.app.source.Progress;
import fluxgate.app.source.ReadFile;
import fluxgate.app.source.Sha256;
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
import java.util.List;
import java.util.Locale;
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

  private final StoreFolder store;
  private final Instant now;
  private final int threads;
  private final long memoryOctets;

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
   * @param filled what became of files that were missing, a sentence each
   */
  public record Done(
      ReadReport report,
      long observations,
      long questions,
      long connections,
      long settings,
      int maps,
      int days,
      long octets,
      List<String> filled) {}

  /**
   * Reads and adds.
   *
   * @param naming what is done to observations before they are kept, such as naming clients
   * @throws StoreException where it cannot be written; the store is as it was before then
   */
  public Done run(Plan plan, UnaryOperator<ObservationSink> naming, Progress progress)
      throws StoreException {
    Path folder = store.folder();
    boolean isDone = false;
    try (LazyDatabase database =
        new LazyDatabase(() -> Database.open(Spill.of(folder), threads, memoryOctets))) {
      Done done = run(plan, naming, progress, database);
      isDone = true;
      return done;
    } catch (IOException | SQLException e) {
      throw StoreException.writing(folder, e);
    } catch (Gathering.Stopped e) {
      throw stopped(e);
    } finally {
      if (!isDone) {
        store.tidy(); // what was written for nothing would keep a full disk full
      }
    }
  }

  private Done run(
      Plan plan, UnaryOperator<ObservationSink> naming, Progress progress, LazyDatabase database)
      throws IOException, SQLException, StoreException {
    List<String> filled = new Refill(store, now, memoryOctets).run(plan, naming, progress);
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
      return new Done(report, 0, 0, 0, 0, 0, 0, 0, filled);
    }
    List<StoredFile> observations = writer.files(Kind.OBSERVATIONS).toList();
    List<StoredFile> gone = new ArrayList<>(manifest.of(Kind.READING).toList());
    SortedSet<String> days = new TreeSet<>();
    writer.files().forEach(file -> days.add(file.period()));
    SortedSet<String> answered = new TreeSet<>();
    observations.forEach(file -> answered.add(file.period()));
    for (String day : answered) {
      gone.addAll(manifest.of(Kind.BY_NAME, day));
      gone.addAll(manifest.of(Kind.BY_ADDRESS, day));
      List<StoredFile> loose = Months.loose(manifest, day, observations);
      List<StoredFile> tuples = loose.size() == 1 ? writer.tuples(day) : List.of();
      added.addAll(
          tuples.isEmpty() ? new RollUp(database.get(), store, number).day(day, loose) : tuples);
    }
    added.add(inputs(number, inputs, report));
    added.add(reading(number, carry));
    store.publish(manifest.next(now, gone, added));
    try {
      new Months(store, database, now).merge();
    } catch (IOException | SQLException e) {
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
        added.stream().mapToLong(StoredFile::octets).sum(),
        filled);
  }

  private StoreException stopped(Gathering.Stopped stopped) {
    if (stopped.getCause() instanceof Error error) {
      throw error;
    }
    return stopped.getCause() instanceof Exception cause
        ? StoreException.writing(store.folder(), cause)
        : StoreException.writing(store.folder(), stopped);
  }

  private Carry carry(Manifest manifest) throws IOException, StoreException {
    StoredFile file = manifest.of(Kind.READING).findFirst().orElse(null);
    if (file == null) { // the first import, or it was damaged and set aside
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

  private StoredFile reading(long number, Carry carry) throws IOException {
    StateWriter out = new StateWriter();
    carry.write(out);
    String name = String.format(Locale.ROOT, "reading/%06d.state", number);
    return small(name, Kind.READING, number, 1, out.toBytes());
  }

  private StoredFile inputs(long number, List<ReadFile> inputs, ReadReport report)
      throws IOException {
    String lines = InputLines.of(inputs, report, number, now);
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
    return new StoredFile(
        name,
        kind,
        "",
        number,
        rows,
        content.length,
        Sha256.of(target),
        time,
        time,
        List.of(),
        List.of());
  }
}
