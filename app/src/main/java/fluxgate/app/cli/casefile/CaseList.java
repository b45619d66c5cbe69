package fluxgate.app.cli.casefile;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Neutral;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate case list}: the cases, the latest first. */
final class CaseList implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("list");
  private final CaseWords words = new CaseWords(spec);

  private CaseList() {
    spec.usageMessage().description("Prints the cases of the store, the latest first.");
    words.flag("--json", "Print one JSON object a case.");
    words.addCommon();
  }

  static CommandSpec spec() {
    return new CaseList().spec;
  }

  @Override
  public Integer call() throws OutputException {
    try (CaseStore cases = words.casesToRead()) {
      if (cases == null) {
        return ExitCode.OK;
      }
      List<CaseFile> all = cases.cases();
      PrintStream out = Output.standard();
      if (!words.isSet("--json") && !all.isEmpty()) {
        out.printf("%-15s  %-6s  %-20s  %s%n", "CASE", "STATE", "OPENED", "SUBJECT");
      }
      for (CaseFile file : all) {
        print(file, out);
      }
      Output.finish(out);
      if (all.isEmpty()) {
        words.say(
            "there is no case in "
                + words.folder()
                + " yet; 'fluxgate case open DOMAIN' opens one.");
      }
      return ExitCode.OK;
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  private void print(CaseFile file, PrintStream out) {
    if (words.isSet("--json")) {
      out.println(Jcs.ordered(json(file)));
    } else {
      out.printf(
          "%-15s  %-6s  %-20s  %s%n",
          file.id(),
          file.closedAt() == null ? "open" : "closed",
          file.openedAt().truncatedTo(ChronoUnit.SECONDS),
          Neutral.text(file.subject().replace(".", "[.]")));
    }
  }

  /** The case itself, without anybody's machine in it. */
  static Map<String, @Nullable Object> json(CaseFile file) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("type", "case");
    json.put("id", file.id());
    file.members()
        .forEach((name, value) -> {
          if (!name.equals("case")) {
            json.put(name, value);
          }
        });
    return json;
  }
}
