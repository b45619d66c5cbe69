package fluxgate.app.cli;

import fluxgate.app.explain.Explainer;
import fluxgate.app.explain.Explanation;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.explain.ExplainText;
import fluxgate.app.output.explain.Glyphs;
import fluxgate.app.output.html.ExplainPage;
import fluxgate.app.output.json.ExplainJson;
import fluxgate.app.source.Plan;
import fluxgate.detect.Detector;
import fluxgate.detect.DetectorContext;
import fluxgate.detect.timeline.Timeline;
import fluxgate.dns.DomainName;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate explain}: one domain, and why it is judged as it is. */
final class ExplainCommand implements Callable<Integer> {
  /** A named input could not be read. */
  private static final int UNREADABLE = 3;

  private final ExplainOptions options = new ExplainOptions();
  private final PrintStream errors = System.err;

  private ExplainCommand() {}

  static CommandSpec spec() {
    ExplainCommand command = new ExplainCommand();
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name("explain");
    command.options.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() throws IOException, OutputException {
    DomainName asked = options.name();
    OpenedInputs inputs = OpenedInputs.open(options.paths(), options, this::say);
    if (inputs == null) {
      return UNREADABLE;
    }
    Plan plan = inputs.plan();
    DetectorContext context = inputs.context();
    DomainName domain = context.suffixes().registeredDomain(asked);
    if (domain == null) {
      throw options.notRegistrable(asked);
    }
    Timeline timeline = new Timeline(domain);
    Detector detector = new Detector(context).withWitness(timeline);
    try (ProgressBar progress = ProgressBar.onTerminal()) {
      plan.read(inputs.named(detector::observe), progress);
    }
    detector.finish();
    Explanation explanation = Explainer.of(asked, context, detector, timeline);
    if (options.raw()) {
      explanation = Explainer.withRaw(explanation, plan);
    }
    print(explanation);
    Path page = options.html();
    if (page != null) {
      PageFile.write(page, ExplainPage.of(explanation));
    }
    return ExitCode.OK;
  }

  private void print(Explanation explanation) throws OutputException {
    PrintStream out = Output.standard();
    if (options.json()) {
      try {
        ExplainJson.write(explanation, out);
      } catch (IOException e) {
        throw new OutputException("standard output", e);
      }
    } else {
      boolean ascii = options.ascii() || Output.isAsciiTerminal();
      new ExplainText(out, Output.isColourful(), ascii ? Glyphs.ASCII : Glyphs.UNICODE)
          .print(explanation);
    }
    Output.finish(out);
  }

  private void say(String sentence) {
    errors.println("fluxgate: " + Neutral.text(sentence));
  }
}
