package fluxgate.app.cli.hunt;

import fluxgate.app.cli.option.Closing;
import fluxgate.app.cli.option.OpenedInputs;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.cli.terminal.PageFile;
import fluxgate.app.cli.terminal.ProgressBar;
import fluxgate.app.explain.Explainer;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.ledger.ReadReport;
import fluxgate.app.ledger.Resources;
import fluxgate.app.ledger.Summary;
import fluxgate.app.ledger.Visibility;
import fluxgate.app.output.FindingOutput;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.OutputSettings;
import fluxgate.app.output.html.HuntPage;
import fluxgate.app.redaction.Disclosed;
import fluxgate.app.redaction.Redaction;
import fluxgate.app.source.ObservationSource;
import fluxgate.app.source.Plan;
import fluxgate.app.state.HuntState;
import fluxgate.app.state.StateException;
import fluxgate.detect.Detector;
import fluxgate.detect.Inquiry;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.timeline.Timelines;
import fluxgate.format.Carries;
import fluxgate.observation.ObservationSink;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Status;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate hunt}: reads telemetry, prints findings. */
public final class HuntCommand implements Callable<Integer> {
  /** A named input could not be read. */
  private static final int UNREADABLE = 3;

  /** Done, but some input was rejected and that was to matter. */
  private static final int REJECTED = 4;

  /** A finding of the level that was to matter. */
  private static final int FOUND = 10;

  private final HuntOptions options = new HuntOptions();
  private final PrintStream errors = System.err;

  private HuntCommand() {}

  public static CommandSpec spec() {
    HuntCommand command = new HuntCommand();
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name("hunt");
    command.options.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() throws IOException, OutputException {
    long start = System.nanoTime();
    options.check();
    Path folder = options.state();
    Redaction redaction = redaction();
    OpenedInputs inputs =
        redaction == null ? null : OpenedInputs.open(options.paths(), options, this::say);
    Learning learning = inputs == null ? null : learning();
    if (redaction == null || inputs == null || learning == null) {
      return UNREADABLE;
    }
    Path kept = options.kept();
    if (kept != null && inputs.plan().totalBytes() < 0) {
      say(
          "--store reads its inputs twice, and one of them is a pipe; say 'fluxgate history import"
              + " PATH' first, and then hunt --from-store.");
      return UNREADABLE;
    }
    try (HuntStore store = HuntStore.at(kept, Instant.now(Clock.systemUTC()), this::say)) {
      store.open(options, inputs.hosts());
      Hunt hunt = new Hunt(inputs, learning, redaction, store, start);
      return folder == null ? run(hunt, new Detector(inputs.context()), null) : runOn(folder, hunt);
    } catch (StoreException e) {
      say(String.valueOf(e.getMessage()));
      return UNREADABLE;
    }
  }

  private int runOn(Path folder, Hunt hunt) throws IOException, OutputException {
    try (HuntState state = HuntState.open(folder, hunt.inputs.context())) {
      return run(hunt, state.detector(), state);
    } catch (StateException e) {
      say(String.valueOf(e.getMessage()));
      return e.isBusy() ? ExitCode.SOFTWARE : UNREADABLE;
    }
  }

  /** One hunt, with all that could be refused already looked at. */
  private record Hunt(
      OpenedInputs inputs,
      Learning learning,
      Redaction redaction,
      HuntStore store,
      long startNanos) {}

  private int run(Hunt hunt, Detector detector, @Nullable HuntState state) throws OutputException {
    Plan plan = hunt.inputs.plan();
    ObservationSource source = hunt.inputs.source();
    hunt.learning.begin(detector);
    Path page = options.html();
    Timelines timelines = page == null ? null : new Timelines();
    if (timelines != null) {
      detector.withWitness(timelines);
    }
    if (state == null && !source.carries(Carries.CONNECTION)) {
      detector.withoutConnections();
    }
    ObservationSink sink = hunt.inputs.named(detector::observe);
    Closing.missing(source).forEach(this::say);
    ReadReport report;
    try (ProgressBar progress = ProgressBar.onTerminal()) {
      report = state == null ? source.read(sink, progress) : state.read(plan, sink, progress);
    }
    detector.finish();
    boolean reached = reachedFailOn(hunt.store, detector, state);
    HuntStore.Judged judged = hunt.store.judge(detector.findings(options.minLevel()), detector);
    List<Finding> all = findings(judged, detector, state);
    HuntStore.Result result = hunt.store.result(options, hunt.inputs, detector, report, state);
    List<Finding> standing = all;
    all = options.changed() ? result.changedAmong(all) : all;
    Integer top = options.top();
    List<Finding> findings = top == null || top >= all.size() ? all : all.subList(0, top);
    boolean compares = options.changed() && result.since() != null;
    String closing = closing(report, source, findings, all.size(), compares ? standing : null);
    meetClientsOfEarlierRuns(detector, hunt.redaction);
    try {
      List<Disclosed> disclosed = hunt.redaction.disclose(findings);
      print(disclosed, report);
      close(report, source, findings, detector);
      sayHeld(judged, detector);
      Closing.resolvers(detector.coverage()).forEach(line -> say(hunt.redaction.document(line)));
      result.changes().forEach(this::say);
      say(closing);
      if (page != null && timelines != null) {
        String html =
            HuntPage.of(
                Explainer.ofFindings(findings, disclosed, hunt.inputs.context(), timelines),
                List.of(closing));
        PageFile.write(page, hunt.redaction.page(html));
      }
      hunt.learning.finish(detector).forEach(this::say);
      Path summary = options.summary();
      if (summary != null) {
        Redaction redaction = hunt.redaction;
        new Summary(
                shown(report, redaction),
                source.unrecognised().stream()
                    .map(u -> Map.entry(redaction.text(u.file()), u.reason()))
                    .toList(),
                json -> Closing.holes(source).forEach(hole -> hole.write(json)),
                new Visibility(detector.coverage(), source.formats())::write,
                Resources.since(
                    hunt.startNanos,
                    options.memory().octets(),
                    options.memory().detectorOctets(),
                    new Inquiry(detector).pressure()),
                options.strict())
            .writeTo(summary, redaction::document);
      }
    } finally { // what was found is kept, whatever could not be written
      hunt.store.keep(result, detector, state != null);
      hunt.store.failures().forEach(this::say);
    }
    if (state != null) {
      List<Finding> told = new ArrayList<>(findings);
      // Over, for whoever decided so; where that ends it is news again.
      told.addAll(state.judged(judged.held(), true));
      state.commit(told);
    }
    return hunt.store.hasFailed() ? ExitCode.SOFTWARE : exitCode(reached, report, source);
  }

  /** What there is to be printed, best first. */
  private List<Finding> findings(
      HuntStore.Judged judged, Detector detector, @Nullable HuntState state) {
    List<Finding> findings = new ArrayList<>(judged.standing());
    if (options.held()) {
      findings.addAll(new Inquiry(detector).heldDown(options.minLevel()));
      findings.addAll(judged.held());
      findings.sort(Finding.RANKED);
    }
    if (state != null) {
      findings = state.judged(findings, printsAll());
    }
    return findings;
  }

  /** What is not printed, and what is printed although somebody decided of it. */
  private void sayHeld(HuntStore.Judged judged, Detector detector) {
    if (!options.held()) {
      sayHeld(new Inquiry(detector).heldDown(options.minLevel()), "lists alone");
      sayHeld(judged.held(), "dispositions");
    }
    judged.exceeded().forEach(this::say);
  }

  private void sayHeld(List<Finding> held, String by) {
    if (!held.isEmpty()) {
      say(HeldFindings.sentence(held, options.minLevel(), by));
    }
  }

  private @Nullable Learning learning() {
    try {
      return Learning.open(options.learn());
    } catch (IOException e) {
      say(e.getMessage() + ".");
      return null;
    }
  }

  /** With a state, findings may tell of clients that this run did not read of. */
  private static void meetClientsOfEarlierRuns(Detector detector, Redaction redaction) {
    for (DomainState state : detector.domainsAt(Level.WATCH)) {
      state.clients().all().forEach(dealings -> redaction.meet(dealings.client()));
    }
  }

  private @Nullable Redaction redaction() throws OutputException {
    try {
      return options.output().redaction();
    } catch (IOException e) {
      say(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void print(List<Disclosed> findings, ReadReport report) throws OutputException {
    OutputSettings settings =
        options.output().settings(options.minLevel(), report.totals().lastEventMicros());
    PrintStream out = Output.standard();
    FindingOutput output = options.output().form().open(settings);
    try {
      output.write(findings, out);
    } catch (IOException e) {
      throw new OutputException("standard output", e);
    }
    Output.finish(out);
    output.notes().forEach(this::say);
  }

  /** The report with the names of files as they may be shown. */
  private static ReadReport shown(ReadReport report, Redaction redaction) {
    return new ReadReport(
        report.files().stream().map(file -> file.renamed(redaction::text)).toList(),
        report.totals());
  }

  /** Lines on standard error before the last: what could not be used, and which names belong. */
  private void close(
      ReadReport report, ObservationSource source, List<Finding> findings, Detector detector) {
    Closing.unused(report, source, detector.coverage()).forEach(this::say);
    Closing.pressure(new Inquiry(detector).pressure(), options.memory()).forEach(this::say);
    Closing.networks(detector.networks().networks(), detector.uncomparedSuspects(), findings)
        .forEach(this::say);
  }

  private String closing(
      ReadReport report,
      ObservationSource source,
      List<Finding> findings,
      int all,
      @Nullable List<Finding> standing) {
    boolean news = options.state() != null && !printsAll();
    return Closing.of(report, source, findings, all, options.minLevel(), news, standing);
  }

  /** With a state: whether to print also what is no news. */
  private boolean printsAll() {
    return options.all() || options.output().form().isWhole();
  }

  /** Whether a domain reached the level that is to matter: with state, as news and not closed. */
  private boolean reachedFailOn(HuntStore store, Detector detector, @Nullable HuntState state) {
    Level failOn = options.failOn();
    if (failOn == null) {
      return false;
    }
    List<Finding> standing = store.judge(detector.findings(failOn), detector).standing();
    return state == null
        ? !standing.isEmpty()
        : state.judged(standing, false).stream()
            .anyMatch(finding -> finding.status() != Status.CLOSED);
  }

  private int exitCode(boolean reached, ReadReport report, ObservationSource source) {
    if (reached) {
      return FOUND;
    }
    if (!Closing.isWhole(source)) {
      return UNREADABLE;
    }
    return options.strict() && report.totals().rejectedCount() > 0 ? REJECTED : ExitCode.OK;
  }

  private void say(String sentence) {
    errors.println("fluxgate: " + Neutral.text(sentence));
  }
}
