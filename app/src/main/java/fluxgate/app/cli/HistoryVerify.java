package fluxgate.app.cli;

import fluxgate.app.history.StoreException;
import fluxgate.app.history.StoreFolder;
import fluxgate.app.history.Verification;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Counted;
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
                + " anew from observations. Exits with 1 where something differed.");
    words.flag("--dry-run", "Set nothing aside; only say what differs.");
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
    out.printf(
        Locale.ROOT,
        "%s of %s: %s.%n",
        Counted.of(result.files(), "file", "files"),
        String.format(Locale.ROOT, "%.1f MB", result.octets() / 1e6),
        result.damages().isEmpty()
            ? "all as published"
            : Counted.of(result.damages().size(), "differs", "differ"));
    Output.finish(out);
    if (result.damages().isEmpty()) {
      return ExitCode.OK;
    }
    if (!words.isSet("--dry-run")) {
      try (StoreFolder store = StoreFolder.toWrite(words.folder(), words.now())) {
        words.sayAll(Verification.setAside(store, words.now(), Memory.databaseOctets()));
      } catch (StoreException e) {
        return words.refuse(e);
      }
    }
    return ExitCode.SOFTWARE;
  }
}
