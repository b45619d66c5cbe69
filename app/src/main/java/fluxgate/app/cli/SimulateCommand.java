package fluxgate.app.cli;

import fluxgate.app.ledger.OutputException;
import fluxgate.app.simulate.Simulation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** {@code fluxgate simulate}: a synthetic world as telemetry, with the truth beside it. */
final class SimulateCommand implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("simulate");

  private SimulateCommand() {
    spec.usageMessage()
        .description(
            "Writes synthetic DNS and connection telemetry with labelled truth. It sends nothing;"
                + " names and addresses are from reserved ranges.",
            "");
    option("--seed", "N", "The world: the same seed gives the same bytes (default 1).");
    option("--out", "DIR", "Where to write.");
    option("--hours", "H", "How long the day is (default 24).");
    option("--clients", "N", "Clients of the organisation (default 400).");
    option("--resolvers", "N", "Caching resolvers between them and the world (default 2).");
    option("--flux", "N", "Planted names (default 40).");
    option("--benign", "N", "Benign names (default 2800).");
    option("--look-alikes", "SHARE", "Of the benign names, those that look like flux (default 0.143).");
    option("--lookups", "N", "How often a benign name is asked for on average a day (default 200).");
    flag("--no-connections", "Leave the connections out.");
    flag("--hourly", "Begin new files every hour.");
    spec.addOption(Fluxgate.help());
  }

  private void option(String name, String label, String description) {
    spec.addOption(
        OptionSpec.builder(name)
            .paramLabel(label)
            .type(String.class)
            .description(description)
            .build());
  }

  private void flag(String name, String description) {
    spec.addOption(OptionSpec.builder(name).type(boolean.class).description(description).build());
  }

  static CommandSpec spec() {
    return new SimulateCommand().spec;
  }

  private @Nullable String text(String option) {
    return spec.findOption(option).getValue();
  }

  private boolean isSet(String option) {
    Boolean value = spec.findOption(option).getValue();
    return Boolean.TRUE.equals(value);
  }

  private long number(String option, long standard, long least, long most) {
    String text = text(option);
    if (text == null) {
      return standard;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new ParameterException(
        spec.commandLine(),
        option + " takes a whole number from " + least + " to " + most + ", not '" + text + "'.");
  }

  private double decimal(String option, double standard, double most) {
    String text = text(option);
    if (text == null) {
      return standard;
    }
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new ParameterException(
        spec.commandLine(), option + " takes a number from 0 to " + most + ", not '" + text + "'.");
  }

  @Override
  public Integer call() throws OutputException {
    String out = text("--out");
    if (out == null || out.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Where to? Name a folder with --out.");
    }
    Simulation.Plan plan =
        new Simulation.Plan(
            number("--seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
            (int) number("--hours", 24, 1, 24 * 31),
            (int) number("--clients", 400, 1, 4_000_000),
            (int) number("--resolvers", 2, 1, 200),
            (int) number("--flux", 40, 0, 100_000),
            (int) number("--benign", 2_800, 0, 5_000_000),
            decimal("--look-alikes", 0.143, 1),
            decimal("--lookups", 200, 1_000_000),
            !isSet("--no-connections"),
            isSet("--hourly"));
    Simulation.Made made;
    try {
      made = Simulation.write(plan, Path.of(out));
    } catch (IOException e) {
      throw new OutputException(out, e);
    }
    PrintStream print = Output.standard();
    print.printf(
        Locale.ROOT,
        "%,d planted and %,d benign names; %,d lookups and %,d connections in %s.%n",
        made.flux(),
        made.benign(),
        made.exchanges(),
        made.connections(),
        out);
    Output.finish(print);
    return ExitCode.OK;
  }
}
