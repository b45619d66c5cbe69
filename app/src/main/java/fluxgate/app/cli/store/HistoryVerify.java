package fluxgate.app.cli.store;

import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.history.Verification;
import fluxgate.app.history.folder.Holes;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.smallstate.SmallState;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Counted;
import fluxgate.app.output.Neutral;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate history verify}: whether every file is what was published. */
final class HistoryVerify implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("verify");
  private final HistoryWords words = new HistoryWords(spec);

  private HistoryVerify() {
    spec.usageMessage()
        .description(
            "Compares every file of the store with its hash in the manifest. What differs is set"
                + " aside in the folder 'damaged', the rest goes on answering, and tuples are made"
                + " anew from observations. What was set aside is a hole that is said until 'history"
                + " import' has read all inputs of that import once more, or the file is back in its"
                + " place, from a backup, and this has run again. Exits with 1 where something"
                + " differed, or is missing since.");
    words.flag("--dry-run", "Set nothing aside; only say what differs.");
    words.addMemory("4g", "With less it takes longer.");
    words.addNow();
    words.addCommon();
  }

  static CommandSpec spec() {
    return new HistoryVerify().spec;
  }

  @Override
  public Integer call() throws OutputException {
    Verification.Result result;
    try (StoreFolder store = StoreFolder.toRead(words.folder())) {
      result = Verification.check(store);
    } catch (StoreException e) {
      return words.refuse(e);
    }
    PrintStream out = Output.standard();
    for (Verification.Damage damage : result.damages()) {
      out.println(damage.path() + " " + damage.what() + ".");
    }
    String small = SmallState.damage(words.folder());
    if (small != null) {
      out.println(Neutral.text(small));
    }
    Holes.each(result.holes()).forEach(line -> out.println(Neutral.text(line)));
    out.printf(
        Locale.ROOT,
        "%s of %s: %s%s.%n",
        Counted.of(result.files(), "file", "files"),
        String.format(Locale.ROOT, "%.1f MB", result.octets() / 1e6),
        result.damages().isEmpty()
            ? "all as published"
            : Counted.of(result.damages().size(), "differs", "differ"),
        result.holes().isEmpty()
            ? ""
            : "; "
                + Counted.of(result.holes().size(), "file that was", "files that were")
                + " set aside before, missing");
    Output.finish(out);
    boolean changes = !result.damages().isEmpty() || result.restored() > 0;
    if (changes && !words.isSet("--dry-run")) {
      try (StoreFolder store = StoreFolder.toWrite(words.folder(), words.now())) {
        words.sayAll(Verification.setAside(store, words.now(), words.memory().databaseShare()));
      } catch (StoreException e) {
        return words.refuse(e);
      }
    }
    return result.isWhole() && small == null ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
