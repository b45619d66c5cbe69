package fluxgate.app.cli.casefile;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.history.folder.StoreException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate case note}: adds a note. */
final class CaseNote implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("note");
  private final CaseWords words = new CaseWords(spec);

  private CaseNote() {
    spec.usageMessage().description("Adds a note to a case. Notes are never changed.");
    words.addCase();
    words.addWord(1, "TEXT", "The note, in quotes.");
    words.addActor();
    words.addNow();
    words.addCommon();
  }

  static CommandSpec spec() {
    return new CaseNote().spec;
  }

  @Override
  public Integer call() {
    String text = words.checked("TEXT", words.word(1));
    try (CaseStore cases = words.cases()) {
      CaseFile file = words.find(cases);
      if (file == null) {
        return CaseWords.FAILED;
      }
      cases.note(file, text);
      words.say("noted in " + file.id() + ".");
      words.sayClosed(file);
      return ExitCode.OK;
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }
}
