package fluxgate.app.cli;

import fluxgate.app.cli.option.OpenedInputs;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.cli.terminal.ProgressBar;
import fluxgate.app.evaluate.Ablation;
import fluxgate.app.evaluate.Evaluation;
import fluxgate.app.evaluate.Outcome;
import fluxgate.app.evaluate.OutcomeJson;
import fluxgate.app.evaluate.OutcomeTable;
import fluxgate.app.evaluate.Setup;
import fluxgate.app.evaluate.Truth;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Neutral;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    options.check();
    List<Ablation> ablations = options.ablations();
    List<List<String>> runs = options.runs();
    Setup setup;
    try {
      setup =
          new Setup(
              options.level(),
              options.unlistedAreBenign(),
              options.analytics(),
              options.byDomain(),
              Ablation.NONE,
              options.only(),
              options.listHours());
    } catch (IOException e) {
      say(e.getMessage() + ".");
      return UNREADABLE;
    }
    List<List<Outcome>> outcomes = new ArrayList<>();
    for (Ablation ablation : ablations) {
      List<Outcome> ofRuns = new ArrayList<>();
      for (List<String> run : runs) {
        Outcome outcome = evaluate(run, setup.with(ablation));
        if (outcome == null) {
          return UNREADABLE;
        }
        ofRuns.add(outcome);
      }
      outcomes.add(ofRuns);
    }
    PrintStream out = Output.standard();
    if (options.json()) {
      writeJson(outcomes, out);
    } else {
      writeTables(outcomes, out);
    }
    Output.finish(out);
    return ExitCode.OK;
  }

  /** Null where something cannot be read, which was then said. */
  private @Nullable Outcome evaluate(List<String> paths, Setup setup) {
    Path file = options.truth(paths.getFirst());
    Truth truth;
    try {
      truth = Truth.read(file);
    } catch (IOException e) {
      say(file + ": " + e.getMessage() + ".");
      return null;
    }
    OpenedInputs inputs = OpenedInputs.open(paths, options, this::say);
    if (inputs == null) {
      return null;
    }
    Evaluation evaluation = new Evaluation(inputs.context(), truth, setup);
    try (ProgressBar progress = ProgressBar.onTerminal()) {
      inputs.plan().read(evaluation, progress);
    }
    return evaluation.finish(options.isPooled() ? paths.getFirst() : "");
  }

  private void writeJson(List<List<Outcome>> outcomes, PrintStream out) {
    for (List<Outcome> runs : outcomes) {
      if (options.isPooled()) {
        OutcomeJson.write(Outcome.pooled(runs), out);
      }
      runs.forEach(run -> OutcomeJson.write(run, out));
    }
  }

  private void writeTables(List<List<Outcome>> outcomes, PrintStream out) {
    OutcomeTable table = new OutcomeTable(options.markdown(), out);
    List<Outcome> pooled = outcomes.stream().map(Outcome::pooled).toList();
    table.write(pooled.getFirst());
    if (options.isPooled()) {
      table.runs(outcomes.getFirst());
    }
    if (options.errors()) {
      table.errors(pooled.getFirst());
    }
    if (pooled.size() > 1) {
      table.ablations(pooled);
    }
  }

  private void say(String sentence) {
    errors.println("fluxgate: " + Neutral.text(sentence));
  }
}
