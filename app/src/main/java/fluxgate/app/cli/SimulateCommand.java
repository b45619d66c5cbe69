package fluxgate.app.cli;

import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Neutral;
import fluxgate.app.simulate.Made;
import fluxgate.app.simulate.Simulation;
import fluxgate.app.simulate.SimulationFolder;
import fluxgate.app.simulate.SimulationPlan;
import java.io.IOException;
import java.io.PrintStream;
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
    try {
      if (!options.force() && !SimulationFolder.isFree(folder)) {
        throw new ParameterException(
            spec.commandLine(),
            folder + " holds other things; name another folder, or say --force.");
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
    print.printf(
        Locale.ROOT,
        "%s: %,d planted and %,d benign names; %,d lookups, %,d connections.%n",
        Neutral.text(folder.toString()),
        made.flux(),
        made.benign(),
        made.exchanges(),
        made.connections());
    made.defects().forEach(defect -> print.println("  defect: " + defect));
    print.println("README.txt there says what is in it and how to make it again.");
    Output.finish(print);
  }
}
