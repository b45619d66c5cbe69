package fluxgate.app.cli.casefile;

import fluxgate.app.cli.option.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code fluxgate case}: who is affected, who deals with it, and evidence that stands up. */
public final class CaseCommand implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("case");

  private CaseCommand() {
    spec.usageMessage()
        .description(
            "Opens cases on what the store saw: which machines asked or connected, the raw records"
                + " that say so, who deals with each, and a package that anybody can verify"
                + " offline.");
    spec.addOption(CommandOptions.help());
    spec.addSubcommand("open", CaseOpen.spec());
    spec.addSubcommand("list", CaseList.spec());
    spec.addSubcommand("show", CaseShow.spec());
    spec.addSubcommand("note", CaseNote.spec());
    spec.addSubcommand("hosts", CaseHosts.spec());
    spec.addSubcommand("hold", CaseHold.spec());
    spec.addSubcommand("report", CaseReport.spec());
    spec.addSubcommand("export", CaseExport.spec());
    spec.addSubcommand("verify", CaseVerify.spec());
    spec.addSubcommand("close", CaseClose.spec());
  }

  public static CommandSpec spec() {
    return new CaseCommand().spec;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "Which: open, list, show, note, hosts, hold, report, export, verify or close?");
  }
}
