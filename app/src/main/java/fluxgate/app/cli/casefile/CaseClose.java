package fluxgate.app.cli.casefile;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.history.folder.StoreException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate case close}: ends a case. */
final class CaseClose implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("close");
  private final CaseWords words = new CaseWords(spec);

  private CaseClose() {
    spec.usageMessage()
        .description(
            "Closes a case and releases the days that it held. What was collected stays, and it can"
                + " still be exported.");
    words.addCase();
    words.flag("--keep-hold", "Keep holding its days.");
    words.addActor();
    words.addNow();
    words.addCommon();
  }

  static CommandSpec spec() {
    return new CaseClose().spec;
  }

  @Override
  public Integer call() {
    try (CaseStore cases = words.cases()) {
      CaseFile file = words.find(cases);
      if (file == null) {
        return CaseWords.FAILED;
      }
      if (file.closedAt() != null) {
        words.say(file.id() + " was closed at " + file.closedAt() + " already.");
        return ExitCode.OK;
      }
      words.say(
          switch (cases.close(file, !words.isSet("--keep-hold"))) {
            case WAS_CLOSED -> file.id() + " was closed by somebody else at the same time.";
            case CLOSED -> file.id() + " is closed.";
            case RELEASED -> file.id() + " is closed, and the days that it held are released.";
          });
      return ExitCode.OK;
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }
}
