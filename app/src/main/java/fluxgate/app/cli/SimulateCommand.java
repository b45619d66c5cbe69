package fluxgate.app.cli;

import fluxgate.app.cli.terminal.Output;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Neutral;
import fluxgate.app.simulate.Made;
import fluxgate.app.simulate.Simulation;
import fluxgate.app.simulate.SimulationFolder;
import fluxgate.app.simulate.SimulationPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code fluxgate simulate}: a synthetic world as telemetry, with the truth beside it. */
final class SimulateCommand implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("simulate");
  private final SimulateOptions options = new SimulateOptions();

  private SimulateCommand() {
    options.addTo(spec);
  }

  static CommandSpec spec() {
    return new SimulateCommand().spec;
  }

  @Override
  public Integer call() throws OutputException {
    SimulationPlan plan = options.plan();
    Path folder = options.folder();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(), folder + " is a file; name a folder with --out.");
    }
    try {
      String foreign = options.force() ? null : SimulationFolder.foreign(folder);
      if (foreign != null) {
        throw new ParameterException(
            spec.commandLine(),
            folder
                + " holds what no simulation wrote ("
                + Neutral.text(foreign)
                + "); name another folder, or say --force to write among it.");
      }
      if (SimulationFolder.holdsSimulation(folder)) {
        System.err.println(
            "fluxgate: " + Neutral.text(folder.toString()) + " holds a simulation; replacing it.");
      }
      SimulationFolder.clear(folder);
      print(Simulation.write(plan, folder), folder);
      return ExitCode.OK;
    } catch (IOException e) {
      throw new OutputException(folder.toString(), e);
    }
  }

  private static void print(Made made, Path folder) throws OutputException {
    PrintStream print = Output.standard();
    String named = Neutral.text(folder.toString());
    print.printf(
        Locale.ROOT,
        "%s: %,d planted and %,d benign names; %,d lookups, %,d connections.%n",
        named,
        made.flux(),
        made.benign(),
        made.exchanges(),
        made.connections());
    made.defects().forEach(defect -> print.println("  defect: " + defect));
    print.println(
        "Now: fluxgate hunt " + named + "  (README.txt there says what is in it, and more).");
    Output.finish(print);
  }
}
