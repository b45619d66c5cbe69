package fluxgate.app.cli;

import fluxgate.app.cli.casefile.CaseCommand;
import fluxgate.app.cli.context.ContextCommand;
import fluxgate.app.cli.finding.DispositionCommand;
import fluxgate.app.cli.finding.FindingsCommand;
import fluxgate.app.cli.hunt.ExplainCommand;
import fluxgate.app.cli.hunt.HuntCommand;
import fluxgate.app.cli.option.CommandOptions;
import fluxgate.app.cli.option.Memory;
import fluxgate.app.cli.store.HistoryCommand;
import fluxgate.app.cli.terminal.HelpPage;
import fluxgate.app.cli.terminal.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The root command: it lists the others, in the order in which help shows them.
 *
 * <p>Commands are built from specifications, not from annotations: reading annotations doubles the
 * time that the program takes to start (measured: 116 ms against 205 ms).
 */
public final class Fluxgate implements Callable<Integer> {
  private static final String[] VERSION = {"-V", "--version"};

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  private Fluxgate() {
    spec.name("fluxgate").version(Version.line()).addOption(CommandOptions.help());
    spec.usageMessage().description("Finds fast-flux DNS in the telemetry that you already have.");
    spec.addOption(
        OptionSpec.builder(VERSION)
            .versionHelp(true)
            .description("Print the version and exit.")
            .build());
    addCommands();
  }

  /** The table of commands, in the order in which help shows them. */
  private void addCommands() {
    spec.addSubcommand("hunt", HuntCommand.spec());
    spec.addSubcommand("explain", ExplainCommand.spec());
    spec.addSubcommand("history", HistoryCommand.spec());
    spec.addSubcommand("findings", FindingsCommand.spec());
    spec.addSubcommand("disposition", DispositionCommand.spec());
    spec.addSubcommand("case", CaseCommand.spec());
    spec.addSubcommand("evaluate", EvaluateCommand.spec());
    spec.addSubcommand("simulate", SimulateCommand.spec());
    spec.addSubcommand("readiness", ReadinessCommand.spec());
    spec.addSubcommand("formats", FormatsCommand.spec());
    spec.addSubcommand("context", ContextCommand.spec());
  }

  /** The whole command line, ready to execute once. */
  public static CommandLine commandLine() {
    return new CommandLine(new Fluxgate().spec).setHelpFactory(HelpPage::new);
  }

  /** Twice what this process was given, and no less than works, as {@code --memory} takes it. */
  public static String moreMemory() {
    return Memory.given().twice().toString();
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  /** Whether a command line of this one word asks for the version: no command line need be made. */
  public static boolean asksForVersion(String word) {
    return word.equals(VERSION[0]) || word.equals(VERSION[1]);
  }
}
