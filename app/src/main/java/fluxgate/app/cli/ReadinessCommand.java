package fluxgate.app.cli;

import fluxgate.app.cli.option.Closing;
import fluxgate.app.cli.option.OpenedInputs;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.cli.terminal.ProgressBar;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.ledger.ReadReport;
import fluxgate.app.output.Counted;
import fluxgate.app.output.Neutral;
import fluxgate.app.readiness.Facts;
import fluxgate.app.readiness.ReadinessJson;
import fluxgate.app.readiness.ReadinessReport;
import fluxgate.app.readiness.ReadinessTable;
import fluxgate.app.readiness.Status;
import fluxgate.app.readiness.Survey;
import fluxgate.detect.Detector;
import fluxgate.net.IpAddress;
import fluxgate.observation.ObservationSink;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate readiness}: whether these logs could show fast flux at all. */
final class ReadinessCommand implements Callable<Integer> {
  /** A named input could not be read. */
  private static final int UNREADABLE = 3;

  private final ReadinessOptions options = new ReadinessOptions();
  private final PrintStream errors = System.err;

  private ReadinessCommand() {}

  static CommandSpec spec() {
    ReadinessCommand command = new ReadinessCommand();
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name("readiness");
    command.options.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() throws OutputException {
    Long asOf = options.asOfMicros(Instant.now());
    Set<IpAddress> resolvers = options.resolvers();
    OpenedInputs inputs = OpenedInputs.open(options.paths(), options, this::say);
    if (inputs == null) {
      return UNREADABLE;
    }
    Survey survey = new Survey(inputs.plan()::formatOf, resolvers);
    Detector detector = new Detector(inputs.context());
    ObservationSink both = both(detector, survey);
    ReadReport report;
    try (ProgressBar progress = ProgressBar.onTerminal()) {
      report = inputs.plan().read(inputs.named(both), progress);
    }
    detector.finish();
    survey.close();
    if (survey.sources().isEmpty()) {
      Closing.unused(report, inputs.plan(), detector.coverage()).forEach(this::say);
      say(Closing.read(report));
      return ExitCode.OK;
    }
    Facts facts =
        new Facts(
            survey,
            detector.coverage(),
            report,
            asOf == null ? survey.lastMicros() : asOf,
            asOf != null,
            detector.surroundings()::isResolver,
            inputs.context().domains().lists().size(),
            inputs.context().domains().registrations());
    ReadinessReport readiness = ReadinessReport.of(facts);
    print(readiness);
    Closing.unused(report, inputs.plan(), detector.coverage()).forEach(this::say);
    say(closing(report, readiness));
    return ExitCode.OK;
  }

  private static ObservationSink both(Detector detector, Survey survey) {
    return observation -> {
      detector.observe(observation);
      survey.accept(observation);
    };
  }

  private void print(ReadinessReport report) throws OutputException {
    PrintStream out = Output.standard();
    if (options.json()) {
      ReadinessJson.write(report, out);
    } else {
      new ReadinessTable(out, Output.isColourful()).write(report);
    }
    Output.finish(out);
  }

  private static String closing(ReadReport report, ReadinessReport readiness) {
    String read = Closing.read(report);
    return read.substring(0, read.length() - 1)
        + "; of "
        + Counted.of(readiness.checks().size(), "check", "checks")
        + " "
        + readiness.count(Status.PASS)
        + " passed, "
        + readiness.count(Status.PARTIAL)
        + " in part, "
        + readiness.count(Status.FAIL)
        + " failed, "
        + readiness.count(Status.UNKNOWN)
        + " unknown.";
  }

  private void say(String sentence) {
    errors.println("fluxgate: " + Neutral.text(sentence));
  }
}
