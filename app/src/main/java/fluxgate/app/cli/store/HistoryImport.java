package fluxgate.app.cli.store;

import fluxgate.app.cli.option.Closing;
import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.cli.option.KeptKinds;
import fluxgate.app.cli.terminal.ProgressBar;
import fluxgate.app.context.KnownDomains;
import fluxgate.app.history.Import;
import fluxgate.app.history.folder.Holes;
import fluxgate.app.history.folder.ReadAs;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoreStats;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Counted;
import fluxgate.app.source.Plan;
import fluxgate.app.source.ReadOptions;
import fluxgate.app.source.Telemetry;
import fluxgate.detect.context.HostMap;
import fluxgate.net.NetworkMap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate history import}: adds telemetry to the store. */
public final class HistoryImport implements Callable<Integer> {
  /** Done, but some input was rejected and that was to matter. */
  private static final int REJECTED = 4;

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("import");
  private final HistoryWords words = new HistoryWords(spec);

  private HistoryImport() {
    spec.usageMessage()
        .description(
            "Adds what DNS and connection telemetry saw to the store. A file that was imported before adds"
                + " nothing but what 'history verify' has set aside of it since, and one that has"
                + " grown only what is new; an import that is stopped leaves nothing, and is to be"
                + " run again. Exits with 1 where what its inputs brought before is missing from the"
                + " store after it, as 'history verify' does.");
    words.addPaths(
        "0..*",
        "Files, folders or globs; - is standard input. Format and compression are told by"
            + " content.");
    words.addDecoding();
    words.addMemory("4g", "With less it takes longer.");
    words.flag("--strict", "Exit with 4 where input was rejected.");
    words.addNow();
    words.addCommon();
  }

  static CommandSpec spec() {
    return new HistoryImport().spec;
  }

  @Override
  public Integer call() throws IOException, OutputException {
    ReadOptions reading = words.reading().withContext(head -> NetworkMap.recognises(head.lines()));
    Path folder = words.folder();
    Instant now = words.now();
    HostMap hosts;
    ReadAs how;
    try {
      Path leases = words.hostMap();
      hosts = leases == null ? null : KnownDomains.hosts(leases, words::say);
      how = ReadAs.of(reading, leases);
    } catch (IOException e) {
      words.say(e.getMessage() + ".");
      return HistoryWords.UNREADABLE;
    }
    try (StoreFolder store = StoreFolder.toWrite(folder, now)) {
      Plan plan = Telemetry.openToKeep(words.paths(), reading);
      if (!plan.problems().isEmpty()) {
        words.sayAll(plan.problems());
        return HistoryWords.UNREADABLE;
      }
      Import work = new Import(store, now, reading.threads(), words.memory().databaseShare());
      Import.Done done;
      try (ProgressBar progress = ProgressBar.onTerminal()) {
        done = work.run(plan, how, sink -> named(hosts, sink), progress);
      } finally {
        work.said().forEach(words::say);
      }
      Closing.notes(done.report(), plan).forEach(words::say);
      if (!done.report().files().isEmpty()) {
        words.say(Closing.read(done.report(), work.hasFilled()));
      }
      words.say(sentence(done, store, work.hasFilled()));
      words.sayAll(Holes.summary(store.holes(), ""));
      if (work.isInVain()) {
        words.say("what was given now does not make " + folder + " whole; see above.");
        return ExitCode.SOFTWARE;
      }
      return words.isSet("--strict") && done.report().totals().rejectedCount() > 0
          ? REJECTED
          : ExitCode.OK;
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  /** The sink after the map, where there is one. */
  public static fluxgate.observation.ObservationSink named(
      @Nullable HostMap hosts, fluxgate.observation.ObservationSink sink) {
    return hosts == null ? sink : observation -> sink.accept(hosts.named(observation));
  }

  /**
   * What was added, and what the store has with it.
   *
   * @param filled whether something that was missing was filled before, which was said
   */
  public static String sentence(Import.Done done, StoreFolder store, boolean filled) {
    KeptKinds kept =
        KeptKinds.of(done.observations(), done.questions(), done.connections(), done.settings())
            .and(done.maps(), "network map", "network maps");
    if (kept.isEmpty()) {
      return (filled ? "nothing else is new for " : "nothing new for ") + store.folder() + ".";
    }
    String days = done.days() == 0 ? "" : " of " + Counted.of(done.days(), "day", "days");
    StoreStats all = StoreStats.of(store);
    return String.format(
        Locale.ROOT,
        "added %s%s to %s, in %.1f MB; the whole store has %s of %s, in %.1f MB.",
        kept,
        days,
        store.folder(),
        done.octets() / 1e6,
        Counted.of(all.seen(), "record", "records"),
        Counted.of(all.days(), "day", "days"),
        all.octets() / 1e6);
  }
}
