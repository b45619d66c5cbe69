package fluxgate.app.cli.hunt;

import fluxgate.app.cli.finding.KeptFindingPage;
import fluxgate.app.cli.option.Closing;
import fluxgate.app.cli.option.OpenedInputs;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.cli.terminal.PageFile;
import fluxgate.app.cli.terminal.ProgressBar;
import fluxgate.app.explain.AliasTrail;
import fluxgate.app.explain.Explainer;
import fluxgate.app.explain.Explanation;
import fluxgate.app.explain.NearNames;
import fluxgate.app.findings.Disposition;
import fluxgate.app.findings.DispositionBook;
import fluxgate.app.findings.Dispositions;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.smallstate.SmallState;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.ledger.ReadReport;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.explain.ExplainText;
import fluxgate.app.output.explain.Glyphs;
import fluxgate.app.output.html.ExplainPage;
import fluxgate.app.output.json.ExplainJson;
import fluxgate.app.redaction.Redaction;
import fluxgate.app.source.Plan;
import fluxgate.detect.Detector;
import fluxgate.detect.DetectorContext;
import fluxgate.detect.Inquiry;
import fluxgate.detect.timeline.Timeline;
import fluxgate.dns.DomainName;
import fluxgate.verdict.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate explain}: one domain, and why it is judged as it is. */
public final class ExplainCommand implements Callable<Integer> {
  /** A named input could not be read. */
  private static final int UNREADABLE = 3;

  private final ExplainOptions options = new ExplainOptions();
  private final PrintStream errors = System.err;

  private ExplainCommand() {}

  public static CommandSpec spec() {
    ExplainCommand command = new ExplainCommand();
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name("explain");
    command.options.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() throws IOException, OutputException {
    DomainName asked = options.name();
    options.check();
    Redaction redaction = redaction();
    OpenedInputs inputs =
        redaction == null ? null : OpenedInputs.open(options.paths(), options, this::say);
    if (redaction == null || inputs == null) {
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
    AliasTrail trail = new AliasTrail(asked, domain, context.suffixes(), detector::observe);
    NearNames near = new NearNames(domain, context.suffixes(), trail);
    Closing.missing(inputs.source()).forEach(this::say);
    ReadReport report;
    try (ProgressBar progress = ProgressBar.onTerminal()) {
      report = inputs.source().read(inputs.named(near), progress);
    }
    detector.finish();
    Explanation explanation =
        Explainer.of(asked, context, detector, timeline, trail.aliases(), near.nearest());
    if (options.raw()) {
      explanation = Explainer.withRaw(explanation, plan);
    }
    if (options.redacts()) {
      explanation = Explainer.disclosed(explanation, redaction);
    }
    print(explanation, redaction, Closing.isWhole(inputs.source()));
    Path page = options.html();
    if (page != null) {
      PageFile.write(page, redaction.page(ExplainPage.of(explanation)));
    }
    Closing.unused(report, inputs.source(), detector.coverage()).forEach(this::say);
    Closing.pressure(new Inquiry(detector).pressure(), options.memory()).forEach(this::say);
    if (explanation.finding() == null && !Closing.isWhole(inputs.source())) {
      say(
          domain.toString().replace(".", "[.]")
              + " cannot be judged, as something of that time could not be read.");
    }
    if (options.fromStore()) {
      decided(domain, new Inquiry(detector)).forEach(line -> say(redaction.document(line)));
    }
    say(Closing.read(report, inputs.source()));
    return Closing.isWhole(inputs.source()) ? ExitCode.OK : UNREADABLE;
  }

  /** What was decided of the domain in the store that was read, and whether it holds. */
  private List<String> decided(DomainName domain, Inquiry inquiry) {
    try (SmallState state = SmallState.toRead(options.store())) {
      Dispositions all =
          state == null ? Dispositions.NONE : Dispositions.of(new DispositionBook(state).all());
      Disposition known = all.of(domain);
      Finding finding = inquiry.finding(domain);
      if (known == null || finding == null) {
        return List.of();
      }
      Dispositions.Judged judged = all.judge(finding, inquiry.footprint(domain));
      String exceeded = judged.exceeded();
      return exceeded == null
          ? List.of(
              KeptFindingPage.decision(known)
                  + (judged.held() == null ? "." : "; hunts do not print it."))
          : List.of(KeptFindingPage.decision(known) + ".", exceeded);
    } catch (StoreException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * @param isWhole whether all that was to be read could be: who reads only this has to know
   */
  private void print(Explanation explanation, Redaction redaction, boolean isWhole)
      throws OutputException {
    PrintStream out = Output.standard();
    if (options.json()) {
      try {
        ExplainJson.write(explanation, redaction, out);
      } catch (IOException e) {
        throw new OutputException("standard output", e);
      }
    } else {
      if (!isWhole) {
        out.println(
            "This rests on a part: something of that time could not be read. What it had is not"
                + " known.");
      }
      out.print(redaction.document(text(explanation)));
    }
    Output.finish(out);
  }

  private String text(Explanation explanation) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(page, false, StandardCharsets.UTF_8);
    boolean ascii = options.ascii() || Output.isAsciiTerminal();
    boolean colourful = Output.isColourful() && !options.redacts(); // a colour would end in a word
    new ExplainText(out, colourful, ascii ? Glyphs.ASCII : Glyphs.UNICODE).print(explanation);
    out.flush();
    return page.toString(StandardCharsets.UTF_8);
  }

  private @Nullable Redaction redaction() throws OutputException {
    try {
      return options.redaction();
    } catch (IOException e) {
      say(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void say(String sentence) {
    errors.println("fluxgate: " + Neutral.text(sentence));
  }
}
