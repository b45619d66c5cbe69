package fluxgate.app.cli.store;

import fluxgate.app.cli.option.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code fluxgate history}: a store of what was seen, asked by name and by address. */
public final class HistoryCommand implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("history");

  private HistoryCommand() {
    spec.usageMessage()
        .description(
            "Keeps what your sensors saw as open Parquet files, with the TTLs, vantages and clients"
                + " that passive DNS drops, and looks names and addresses up in them.");
    spec.addOption(CommandOptions.help());
    spec.addSubcommand("import", HistoryImport.spec());
    spec.addSubcommand("name", HistoryLookup.ofNames());
    spec.addSubcommand("address", HistoryLookup.ofAddresses());
    spec.addSubcommand("batch", HistoryBatch.spec());
    spec.addSubcommand("stats", HistoryStats.spec());
    spec.addSubcommand("retain", HistoryRetain.spec());
    spec.addSubcommand("verify", HistoryVerify.spec());
  }

  public static CommandSpec spec() {
    return new HistoryCommand().spec;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Which: import, name, address, batch, stats, retain or verify?");
  }
}
