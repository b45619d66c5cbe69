package fluxgate.app.cli;

import fluxgate.app.evaluate.Evaluation;
import fluxgate.app.evaluate.Outcome;
import fluxgate.app.evaluate.OutcomeJson;
import fluxgate.app.evaluate.OutcomeTable;
import fluxgate.app.evaluate.Truth;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Neutral;
import fluxgate.verdict.Level;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate evaluate}: measures detectors against a truth. */
final class EvaluateCommand implements Callable<Integer> {
  /** A named input could not be read. */
  private static final int UNREADABLE = 3;

  private final EvaluateOptions options = new EvaluateOptions();
  private final PrintStream errors = System.err;

  private EvaluateCommand() {}

  static CommandSpec spec() {
    EvaluateCommand command = new EvaluateCommand();
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name("evaluate");
    command.options.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() throws OutputException {
    Level level = options.level();
    boolean unlistedAreBenign = options.unlistedAreBenign();
    Path file = options.truth();
    Truth truth;
    try {
      truth = Truth.read(file);
    } catch (IOException e) {
      say(file + ": " + e.getMessage() + ".");
      return UNREADABLE;
    }
    OpenedInputs inputs = OpenedInputs.open(options.paths(), options, this::say);
    if (inputs == null) {
      return UNREADABLE;
    }
    Evaluation evaluation =
        new Evaluation(
            inputs.context(),
            truth,
            level,
            unlistedAreBenign,
            fluxgate.app.evaluate.published.AnalyticSettings.STANDARD);
    try (ProgressBar progress = ProgressBar.onTerminal()) {
      inputs.plan().read(evaluation, progress);
    }
    Outcome outcome = evaluation.finish("");
    PrintStream out = Output.standard();
    if (options.json()) {
      OutcomeJson.write(outcome, out);
    } else {
      OutcomeTable.write(outcome, options.markdown(), out);
    }
    Output.finish(out);
    return ExitCode.OK;
  }

  private void say(String sentence) {
    errors.println("fluxgate: " + Neutral.text(sentence));
  }
}
