package fluxgate.app.cli.hunt;

import fluxgate.app.cli.option.OpenedInputs;
import fluxgate.app.cli.option.StandardFolder;
import fluxgate.app.cli.store.HistoryImport;
import fluxgate.app.cli.terminal.ProgressBar;
import fluxgate.app.cli.terminal.Version;
import fluxgate.app.context.ContextStore;
import fluxgate.app.findings.Changes;
import fluxgate.app.findings.DispositionBook;
import fluxgate.app.findings.Dispositions;
import fluxgate.app.findings.InputPrints;
import fluxgate.app.findings.KeptFinding;
import fluxgate.app.findings.KeptFindings;
import fluxgate.app.findings.KeptHunt;
import fluxgate.app.history.Import;
import fluxgate.app.history.folder.ReadAs;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.replay.Replay;
import fluxgate.app.history.smallstate.SmallState;
import fluxgate.app.ledger.ReadReport;
import fluxgate.app.output.Counted;
import fluxgate.app.source.Plan;
import fluxgate.app.source.ReadOptions;
import fluxgate.app.source.Telemetry;
import fluxgate.app.state.HuntState;
import fluxgate.detect.Detector;
import fluxgate.detect.Inquiry;
import fluxgate.detect.context.HostMap;
import fluxgate.net.NetworkMap;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The store beside a hunt: it takes what is new of the inputs, tells what was decided of names
 * before, and keeps what is found. What it cannot do it says, and the hunt goes on.
 */
final class HuntStore implements Closeable {
  private final @Nullable Path folder;
  private final Instant now;
  private final Consumer<String> say;
  private @Nullable SmallState state;
  private Dispositions dispositions = Dispositions.NONE;
  private Map<String, String> hashes = Map.of();
  private boolean keeps;
  private final List<String> failures = new ArrayList<>();

  private HuntStore(@Nullable Path folder, Instant now, Consumer<String> say) {
    this.folder = folder;
    this.now = now;
    this.say = say;
  }

  /** A hunt's store; nothing is done where {@code folder} is null. */
  static HuntStore at(@Nullable Path folder, Instant now, Consumer<String> say) {
    return new HuntStore(folder, now, say);
  }

  /**
   * Adds what is new of the inputs, as {@code history import} does, and learns what was decided.
   *
   * @throws StoreException where this program cannot read the store at all
   */
  void open(HuntOptions options, @Nullable HostMap hosts) throws StoreException {
    if (folder == null) {
      return;
    }
    if (!options.fromStore()) {
      importNew(folder, options, hosts);
    }
    if (!StoreFolder.exists(folder)) {
      return; // which was said
    }
    keeps = options.keeps();
    try {
      state = keeps ? SmallState.open(folder) : SmallState.toRead(folder);
    } catch (StoreException e) {
      failState(e);
      state = readable(folder);
    }
    SmallState opened = state;
    if (opened != null) {
      try {
        dispositions = Dispositions.of(new DispositionBook(opened).all());
      } catch (StoreException e) {
        opened.close();
        state = null;
        failState(e);
      }
    }
  }

  /** The small state is damaged, or nobody may write to it: the hunt itself does not need it. */
  private void failState(StoreException e) throws StoreException {
    if (e.isOfUnknownLayout()) {
      throw e;
    }
    String message = String.valueOf(e.getMessage());
    String so = keeps ? "what is found is not kept" : "no decisions were applied";
    say.accept(message + " So " + so + ".");
    failures.add("store: " + so + ": " + message);
    keeps = false;
  }

  /** The state where nobody may write to it; null where it cannot be read either. */
  private static @Nullable SmallState readable(Path folder) {
    try {
      return SmallState.toRead(folder);
    } catch (StoreException e) {
      return null; // as was said when it was opened
    }
  }

  private void importNew(Path store, HuntOptions options, @Nullable HostMap hosts)
      throws StoreException {
    ReadOptions reading =
        options
            .reading()
            .between(Long.MIN_VALUE, Long.MAX_VALUE)
            .withContext(head -> NetworkMap.recognises(head.lines()));
    try (StoreFolder opened = StoreFolder.toWrite(store, now)) {
      Plan plan = Telemetry.open(options.paths(), reading);
      ReadAs how = ReadAs.of(reading, options.hostMap());
      Import work = new Import(opened, now, reading.threads(), options.memory().databaseShare());
      Import.Done done;
      try (ProgressBar progress = ProgressBar.onTerminal()) {
        done = work.run(plan, how, sink -> HistoryImport.named(hosts, sink), progress);
      } finally {
        hashes = plan.hashes();
        work.said().forEach(line -> say.accept("store: " + line));
      }
      say.accept("store: " + HistoryImport.sentence(done, opened, work.hasFilled()));
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.UNMERGED) {
        say.accept(e.getMessage());
        failures.add("store: " + e.getMessage());
      } else {
        fail(e, "the inputs were not imported");
      }
    }
  }

  private void fail(StoreException e, String so) throws StoreException {
    if (e.kind() == StoreException.Kind.UNREADABLE) {
      throw e;
    }
    say.accept(e.getMessage() + " So " + so + ".");
    failures.add("store: " + so + ": " + e.getMessage());
  }

  /** Whether something could not be done. */
  boolean hasFailed() {
    return !failures.isEmpty();
  }

  /** What could not be done, a sentence each, for the end, where it is not overlooked. */
  List<String> failures() {
    return failures;
  }

  /**
   * Findings with what was decided of them.
   *
   * @param standing those that nothing holds down, in their order
   * @param held those that a disposition holds down
   * @param exceeded why others do not hold, a sentence each
   */
  record Judged(List<Finding> standing, List<Finding> held, List<String> exceeded) {}

  /** Applies what was decided. */
  Judged judge(List<Finding> findings, Detector detector) {
    Inquiry inquiry = new Inquiry(detector);
    List<Finding> standing = new ArrayList<>();
    List<Finding> held = new ArrayList<>();
    List<String> exceeded = new ArrayList<>();
    for (Finding finding : findings) {
      boolean isDecided = dispositions.of(finding.domain()) != null;
      Dispositions.Judged judged =
          dispositions.judge(finding, isDecided ? inquiry.footprint(finding.domain()) : null);
      (judged.held() == null ? standing : held).add(judged.finding());
      if (judged.exceeded() != null) {
        exceeded.add(judged.exceeded());
      }
    }
    return new Judged(standing, held, exceeded);
  }

  /**
   * What a hunt leaves in its store.
   *
   * @param hunt null without a store
   * @param everything at watch or above, and what is held down, best first
   * @param since what is otherwise than in the hunt before; null where there was none
   */
  record Result(@Nullable KeptHunt hunt, List<Finding> everything, @Nullable Changes since) {
    /** Findings are named up to here; {@code --changed} prints them all. */
    private static final int MOST_NAMED = 10;

    /** What changed, a sentence each. */
    List<String> changes() {
      List<String> lines = new ArrayList<>();
      Changes changes = since;
      if (changes == null || hunt == null) {
        return lines;
      }
      List<KeptFinding> unknown = changes.unknownToTell();
      unknown.stream().limit(MOST_NAMED).map(Changes::unknown).forEach(lines::add);
      if (unknown.size() > MOST_NAMED) {
        lines.add(
            Counted.of(unknown.size() - MOST_NAMED, "more", "more") + " cannot be judged either.");
      }
      int count = changes.byDomain().size();
      String difference = hunt.differenceTo(changes.hunt());
      lines.add(
          String.format(
              "compared with hunt %d of %s%s: %s.",
              changes.earlier(),
              changes.hunt().started().truncatedTo(ChronoUnit.SECONDS),
              difference.isEmpty() ? "" : " (now " + difference + ")",
              count == 0
                  ? unknown().isEmpty() ? "the same levels" : "otherwise the same levels"
                  : Counted.of(count, "domain is", "domains are") + " judged otherwise"));
      changes.byDomain().values().stream()
          .limit(MOST_NAMED)
          .forEach(change -> lines.add(change.sentence()));
      if (count > MOST_NAMED) {
        lines.add(Counted.of(count - MOST_NAMED, "more", "more") + "; see --changed.");
      }
      return lines;
    }

    /** What was found before, and could not be judged now. */
    List<KeptFinding> unknown() {
      return since == null ? List.of() : since.unknown();
    }

    /** Those of the findings that are judged otherwise; all where nothing is known of before. */
    List<Finding> changedAmong(List<Finding> findings) {
      return since == null ? findings : since.among(findings);
    }
  }

  /** What this hunt leaves; what it cannot be compared with is said. */
  Result result(
      HuntOptions options,
      OpenedInputs inputs,
      Detector detector,
      ReadReport report,
      @Nullable HuntState hunting) {
    SmallState kept = state;
    if (kept == null) {
      return new Result(null, List.of(), null);
    }
    List<Finding> found = new ArrayList<>(detector.findings(Level.WATCH));
    found.addAll(new Inquiry(detector).heldDown(Level.WATCH));
    Judged judged = judge(found, detector);
    List<Finding> everything = new ArrayList<>(judged.standing);
    everything.addAll(judged.held);
    everything.sort(Finding.RANKED);
    if (hunting != null) {
      everything = hunting.judged(everything, true);
    }
    KeptHunt hunt = hunt(options, inputs, report);
    try {
      KeptFindings before = new KeptFindings(kept);
      Changes since = Changes.since(before, hunt, everything, options.minLevel(), unread(inputs));
      if (since == null && options.changed()) {
        say.accept("no hunt over the same time is kept, so all of this is new.");
      }
      return new Result(hunt, everything, since);
    } catch (StoreException e) {
      failures.add("store: this hunt was not compared with the one before: " + e.getMessage());
      return new Result(hunt, everything, null);
    }
  }

  /** What was missing of the times that were read. */
  private static Changes.Unread unread(OpenedInputs inputs) {
    return inputs.source() instanceof Replay replay && !replay.isWhole()
        ? (first, last) ->
            replay.missing(
                ChronoUnit.MICROS.between(Instant.EPOCH, first),
                ChronoUnit.MICROS.between(Instant.EPOCH, last))
        : Changes.Unread.NOTHING;
  }

  private KeptHunt hunt(HuntOptions options, OpenedInputs inputs, ReadReport report) {
    List<Path> context = new ArrayList<>(options.context());
    ContextStore known = StandardFolder.contextStore();
    if (options.usesContextStore() && known.exists()) {
      context.add(known.folder());
    }
    for (Path file : new Path[] {options.asn(), options.hostMap()}) {
      if (file != null) {
        context.add(file);
      }
    }
    String prints = "[]";
    try {
      prints = InputPrints.ofContext(inputs.maps(), context);
    } catch (IOException e) {
      say.accept("what this hunt was judged by is not kept: " + e.getMessage() + ".");
    }
    return new KeptHunt(
        now,
        Version.line(),
        inputs.context().baseline().label(),
        inputs.source() instanceof Replay replay
            ? InputPrints.ofStored(replay.inputs())
            : InputPrints.ofTelemetry(report, hashes),
        prints,
        time(options.time("--since")),
        time(options.time("--until")),
        options.fromStore(),
        inputs.source() instanceof Replay replay
            ? replay.missing(Long.MIN_VALUE, Long.MAX_VALUE)
            : Set.of());
  }

  private static @Nullable Instant time(@Nullable Long micros) {
    return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /**
   * Keeps what was found.
   *
   * @param goesOn whether the hunt goes on from another, and repeats what that found
   */
  void keep(Result result, Detector detector, boolean goesOn) {
    if (state == null || !keeps || result.hunt == null) {
      return;
    }
    try {
      Inquiry inquiry = new Inquiry(detector);
      KeptFindings.Kept kept =
          new KeptFindings(state)
              .keep(
                  result.hunt,
                  result.everything,
                  finding -> inquiry.footprint(finding.domain()),
                  goesOn,
                  result.unknown());
      say.accept(
          String.format(
              "store: kept %s as hunt %d in %s%s.",
              Counted.of(
                  kept.findings(), "finding at watch or above", "findings at watch or above"),
              kept.hunt(),
              folder,
              result.unknown().isEmpty()
                  ? ""
                  : "; "
                      + Counted.of(result.unknown().size(), "finding", "findings")
                      + " of before that could not be judged "
                      + (result.unknown().size() == 1
                          ? "stands as it was"
                          : "stand as they were")));
    } catch (StoreException e) {
      failures.add("store: what was found is printed, and not kept: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    if (state != null) {
      state.close();
    }
  }
}
