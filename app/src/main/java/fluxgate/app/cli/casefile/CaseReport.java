package fluxgate.app.cli.casefile;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.casefile.Custody;
import fluxgate.app.casefile.dossier.CaseView;
import fluxgate.app.casefile.dossier.Dossier;
import fluxgate.app.casefile.dossier.Investigation;
import fluxgate.app.casefile.dossier.Naming;
import fluxgate.app.casefile.evidence.Collection;
import fluxgate.app.casefile.export.CaseText;
import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.cli.terminal.PageFile;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Counted;
import fluxgate.app.output.html.CasePage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate case report}: a case as a page or as Markdown. */
final class CaseReport implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("report");
  private final CaseWords words = new CaseWords(spec);

  private CaseReport() {
    spec.usageMessage()
        .description(
            "Writes the report of a case: one self-contained page with charts where FILE ends in"
                + " .html, Markdown where it ends in .md. Machines are named, and looking is"
                + " logged; 'case export --redact clients' has the same with pseudonyms."
                + HistoryWords.PARTLY);
    words.addCase();
    words.addWord(1, "FILE", "The report to write, .html or .md.");
    words.addWhy();
    words.addActor();
    words.addNow();
    words.addCommon();
  }

  static CommandSpec spec() {
    return new CaseReport().spec;
  }

  @Override
  public Integer call() throws OutputException {
    Path target = Path.of(words.word(1));
    String name = target.toString().toLowerCase(Locale.ROOT);
    boolean page = name.endsWith(".html");
    if (!page && !name.endsWith(".md")) {
      throw words.wrong("FILE", target.toString(), "a name that ends in .html or .md");
    }
    try (StoreFolder store = StoreFolder.toRead(words.folder());
        CaseStore cases = words.cases()) {
      CaseFile file = words.find(cases);
      if (file == null) {
        return CaseWords.FAILED;
      }
      words.sayMissing(store, file);
      Dossier dossier = new CaseWork(words, store, cases, file).judged();
      cases.access(
          file, "report", words.why(file), dossier.hosts().size() + dossier.resolvers().size());
      CaseView view = view(dossier, cases, file);
      PageFile.write(target, page ? CasePage.of(view) : CaseText.of(view));
      view.gaps().forEach(words::say);
      words.say(
          "wrote the report of "
              + file.id()
              + " to "
              + target.toAbsolutePath().normalize()
              + ": "
              + (page ? "one page for browsers and for print" : "Markdown")
              + ", "
              + Counted.of(dossier.hosts().size(), "machine", "machines")
              + " by name. It is in no custody; 'fluxgate case export "
              + file.id()
              + " FILE.zip' writes it with what it rests on, sealed.");
      return CaseWords.ended(dossier);
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  private CaseView view(Dossier dossier, CaseStore cases, CaseFile file) throws StoreException {
    Path folder = words.evidence(file);
    try {
      Collection collection =
          Collection.read(folder, Custody.hashes(cases.custody(file), Custody.COLLECTED));
      long wanted = Investigation.wanted(dossier.claims()).size();
      long kept =
          Investigation.wanted(dossier.claims()).stream()
              .filter(collection.records()::containsKey)
              .count();
      return new CaseView(
          dossier,
          dossier.explanations(),
          Naming.plain(),
          collection.inputs(),
          kept,
          wanted - kept,
          cases.custody(file),
          cases.notes(file));
    } catch (IOException e) {
      throw StoreException.reading(folder, e);
    }
  }
}
