package fluxgate.app.cli.store;

import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.cli.option.KeptKinds;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.history.folder.Holes;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoreStats;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Columns;
import fluxgate.app.output.Counted;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.UtcTime;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate history stats}: what the store holds, by vantage. */
final class HistoryStats implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("stats");
  private final HistoryWords words = new HistoryWords(spec);

  private HistoryStats() {
    spec.usageMessage().description("Prints what the store holds, of which vantage, since when.");
    words.flag("--json", "Print one JSON object.");
    words.addCommon();
  }

  static CommandSpec spec() {
    return new HistoryStats().spec;
  }

  @Override
  public Integer call() throws OutputException {
    try (StoreFolder store = StoreFolder.toRead(words.folder())) {
      StoreStats stats = StoreStats.of(store);
      PrintStream out = Output.standard();
      if (words.isSet("--json")) {
        out.println(stats.json());
      } else {
        print(stats, out);
      }
      Output.finish(out);
      return ExitCode.OK;
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  private static void print(StoreStats stats, PrintStream out) {
    if (stats.days() == 0) {
      out.println("The store is empty.");
      Holes.each(stats.holes()).forEach(line -> out.println(Neutral.text(line)));
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s of %s, in %s and %.1f MB.%n%n",
        KeptKinds.of(stats.observations(), stats.questions(), stats.connections(), stats.settings())
            .and(stats.tuples(), "tuple", "tuples"),
        Counted.of(stats.days(), "day", "days"),
        Counted.of(stats.files(), "file", "files"),
        stats.octets() / 1e6);
    Columns columns =
        new Columns(
            List.of(
                "VANTAGE",
                "POSITION",
                "FIRST",
                "LAST",
                "DAYS",
                "OBSERVATIONS",
                "QUESTIONS",
                "CONNECTIONS"));
    for (StoreStats.Vantage vantage : stats.vantages()) {
      columns.add(
          List.of(
              vantage.vantage(),
              vantage.position(),
              UtcTime.second(vantage.firstMicros()),
              UtcTime.second(vantage.lastMicros()),
              String.format(Locale.ROOT, "%,d", vantage.days()),
              String.format(Locale.ROOT, "%,d", vantage.observations()),
              String.format(Locale.ROOT, "%,d", vantage.questions()),
              String.format(Locale.ROOT, "%,d", vantage.connections())));
    }
    columns.write(false, out);
    if (!stats.holes().isEmpty()) {
      out.println();
      Holes.each(stats.holes()).forEach(line -> out.println(Neutral.text(line)));
    }
  }
}
