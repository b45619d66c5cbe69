package fluxgate.app.cli.context;

import fluxgate.app.cli.option.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code fluxgate context}: what people know of domains, kept from run to run. */
public final class ContextCommand implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("context");

  private ContextCommand() {
    spec.usageMessage()
        .description(
            "Keeps what you know of domains: allow and watch entries with owner, reason and"
                + " expiry, lists of information, registration dates. 'hunt' weighs them as"
                + " evidence; they never delete a finding.")
        .footer(
            "",
            "Scopes:",
            "  www.shop.example   that name alone",
            "  *.shop.example     every name below it",
            "  .shop.example      the name and every name below it",
            "  198.51.100.0/24    addresses; counts where most of a name's lie there",
            "  AS64500            the same, for all that a network announces");
    spec.addOption(CommandOptions.help());
    spec.addSubcommand("add", ContextAdd.spec());
    spec.addSubcommand("list", ContextList.spec());
    spec.addSubcommand("remove", ContextRemove.spec());
    spec.addSubcommand("import", ContextImport.spec());
  }

  public static CommandSpec spec() {
    return new ContextCommand().spec;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Which: add, list, remove or import?");
  }
}
