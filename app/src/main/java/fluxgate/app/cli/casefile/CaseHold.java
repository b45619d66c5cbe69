package fluxgate.app.cli.casefile;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.smallstate.Hold;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate case hold}: retention leaves the days of a case alone. */
final class CaseHold implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("hold");
  private final CaseWords words = new CaseWords(spec);

  private CaseHold() {
    spec.usageMessage()
        .description(
            "Has 'history retain' leave the days of a case alone, of every vantage, until it is"
                + " closed or released.");
    words.addCase();
    words.option("--reason", "TEXT", "Why (default: the case's).");
    words.flag("--release", "Release the days that it holds.");
    words.addActor();
    words.addNow();
    words.addCommon();
  }

  static CommandSpec spec() {
    return new CaseHold().spec;
  }

  @Override
  public Integer call() {
    String reason = words.text("--reason");
    try (CaseStore cases = words.cases()) {
      CaseFile file = words.find(cases);
      if (file == null) {
        return CaseWords.FAILED;
      }
      LocalDate first = day(file.since());
      LocalDate last = day(file.until().minusMillis(1));
      String days = first.equals(last) ? first.toString() : first + " to " + last;
      if (words.isSet("--release")) {
        words.say(
            cases.release(file, days)
                ? days + " released: 'history retain' may archive and remove it."
                : file.id() + " holds nothing.");
        return ExitCode.OK;
      }
      Hold hold =
          new Hold(
              file.id(),
              null,
              first,
              last,
              cases.actor().name(),
              reason == null ? file.why() : words.checked("--reason", reason));
      if (!cases.hold(file, hold, days)) {
        words.say(file.id() + " holds " + days + " already.");
        return ExitCode.OK;
      }
      words.say(days + " held for " + file.id() + ": 'history retain' leaves it alone.");
      if (file.closedAt() != null) {
        words.sayClosed(file);
        words.say(
            "nothing closes it again: 'fluxgate case hold "
                + file.id()
                + " --release' releases its days.");
      }
      return ExitCode.OK;
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
