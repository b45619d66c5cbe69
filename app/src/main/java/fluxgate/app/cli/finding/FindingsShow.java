package fluxgate.app.cli.finding;

import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.findings.Disposition;
import fluxgate.app.findings.DispositionBook;
import fluxgate.app.findings.KeptFinding;
import fluxgate.app.findings.KeptFindings;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.sighting.ImportedFile;
import fluxgate.app.history.smallstate.SmallState;
import fluxgate.app.ledger.OutputException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate findings show}: one kept finding with all that is known of it. */
final class FindingsShow implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("show");
  private final HistoryWords words = new HistoryWords(spec);

  private FindingsShow() {
    spec.usageMessage()
        .description(
            "Prints a kept finding with its evidence and the places of the raw records that it"
                + " points at, what it was judged by, how earlier hunts judged it, and what was"
                + " decided of it."
                + " Cases about its domain log that its clients were looked at.");
    words.addWord("ID", "The finding's id, its beginning, or its domain.");
    words.flag(
        "--raw",
        "Print the raw records too, of inputs that are still what was read, which takes reading"
            + " these.");
    words.flag("--json", "Print it as 'hunt --json' does, once for each hunt, newest first.");
    words.addCommon();
  }

  static CommandSpec spec() {
    return new FindingsShow().spec;
  }

  @Override
  public Integer call() throws OutputException {
    if (words.isSet("--raw") && words.isSet("--json")) {
      throw words.wrong("--raw is for people, and --json has the places of the records: say one.");
    }
    try (StoreFolder store = StoreFolder.toRead(words.folder());
        SmallState state = SmallState.toRead(store.folder())) {
      KeptFinding finding = state == null ? null : one(state, words.word(), words);
      if (state == null || finding == null) {
        if (state == null) {
          words.say(FindingsCommand.nothing(store));
        }
        return ExitCode.SOFTWARE;
      }
      KeptFindings kept = new KeptFindings(state);
      List<KeptFinding> history = kept.history(finding.id());
      FindingsAccess.log(words.folder(), "findings show", kept, history);
      PrintStream out = Output.standard();
      if (words.isSet("--json")) {
        for (KeptFinding one : history) {
          out.println(kept.json(one));
        }
      } else {
        List<Disposition> decided =
            new DispositionBook(state)
                .all().stream()
                    .filter(one -> one.domain().toString().equals(finding.domain()))
                    .toList();
        KeptFindingPage page = new KeptFindingPage(out, kept);
        if (words.isSet("--raw")) {
          page.withRaw(ImportedFile.of(store));
        }
        page.print(finding, history, decided);
      }
      Output.finish(out);
      return ExitCode.OK;
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  /** The one finding that a word names; null where it names none or several, which is said. */
  static @Nullable KeptFinding one(SmallState state, String word, HistoryWords words)
      throws StoreException {
    KeptFindings kept = new KeptFindings(state);
    List<KeptFinding> named = kept.named(word);
    if (named.isEmpty()) {
      List<String> near = kept.near(word);
      words.say(
          "no finding '"
              + word
              + "' is kept; "
              + (near.isEmpty()
                  ? ""
                  : "near it is " + FindingsCommand.defanged(near.getFirst()) + "; ")
              + "'fluxgate findings' lists them.");
      return null;
    }
    List<String> domains = named.stream().map(KeptFinding::domain).distinct().toList();
    if (domains.size() > 1) {
      words.say(
          "'"
              + word
              + "' begins the ids of "
              + String.join(
                  ", ",
                  named.stream()
                      .map(one -> one.id() + " (" + FindingsCommand.defanged(one.domain()) + ")")
                      .toList())
              + "; give more of it.");
      return null;
    }
    return named.getFirst();
  }
}
