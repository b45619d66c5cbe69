package fluxgate.app.output.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fluxgate.app.context.DetectorContexts;
import fluxgate.app.explain.ClientNames;
import fluxgate.app.explain.Explainer;
import fluxgate.app.explain.Explanation;
import fluxgate.app.output.html.ExplainPage;
import fluxgate.app.output.html.HuntPage;
import fluxgate.app.output.html.PageCheck;
import fluxgate.app.output.json.ExplainJson;
import fluxgate.app.redaction.Redaction;
import fluxgate.app.redaction.RedactionKey;
import fluxgate.app.source.Plan;
import fluxgate.app.source.ReadOptions;
import fluxgate.app.source.Telemetry;
import fluxgate.detect.Detector;
import fluxgate.detect.DetectorContext;
import fluxgate.detect.WhatIf;
import fluxgate.detect.Witness;
import fluxgate.detect.timeline.Timeline;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkMap;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finding and a look-alike of the sample day, explained. */
final class ExplanationTest {
  @TempDir private Path folder;

  private static Explanation flux;
  private static Explanation lookAlike;

  /** Lets several timelines watch one reading. */
  private record Several(List<Timeline> timelines) implements Witness {
    @Override
    public boolean watches(DomainName domain) {
      return timelines.stream().anyMatch(timeline -> timeline.watches(domain));
    }

    private Timeline of(DomainName domain) {
      return timelines.stream().filter(t -> t.watches(domain)).findFirst().orElseThrow();
    }

    @Override
    public void answered(
        DomainName domain,
        DomainName owner,
        RRsetObservation seen,
        List<IpAddress> usable,
        Reading reading) {
      of(domain).answered(domain, owner, seen, usable, reading);
    }

    @Override
    public void delegated(DomainName domain, List<DomainName> hosts, RRsetObservation seen) {
      of(domain).delegated(domain, hosts, seen);
    }

    @Override
    public void nameServerAddressed(
        DomainName domain, RRsetObservation seen, List<IpAddress> usable) {
      of(domain).nameServerAddressed(domain, seen, usable);
    }

    @Override
    public void connected(DomainName domain, ConnectionObservation connection, boolean stale) {
      of(domain).connected(domain, connection, stale);
    }

    @Override
    public void judged(DomainName domain, long micros, Verdict verdict) {
      of(domain).judged(domain, micros, verdict);
    }
  }

  @BeforeAll
  static void read() throws IOException {
    Plan plan =
        Telemetry.open(
            List.of("../samples"),
            ReadOptions.standard().withContext(head -> NetworkMap.recognises(head.lines())));
    DetectorContext context = DetectorContexts.load(plan.contextFiles(), null, note -> {});
    Timeline first = new Timeline(DomainName.of("softkey-renewal.example"));
    Timeline second = new Timeline(DomainName.of("swiftedge.example"));
    Detector detector = new Detector(context).withWitness(new Several(List.of(first, second)));
    plan.read(detector::observe, (bytes, total, records) -> {});
    detector.finish();
    flux = Explainer.of(first.domain(), context, detector, first, List.of(), List.of());
    lookAlike = Explainer.of(second.domain(), context, detector, second, List.of(), List.of());
  }

  private static String text(Explanation explanation, Glyphs glyphs) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, false, StandardCharsets.UTF_8);
    new ExplainText(out, false, glyphs).print(explanation);
    out.flush();
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static void golden(String name, String actual) throws IOException {
    Path written = Files.createDirectories(Path.of("target", "explain")).resolve(name);
    Files.writeString(written, actual);
    Path golden = Path.of("src/test/resources/fluxgate/app/output/explain", name);
    assertThat(actual)
        .as("read target/explain/%s; where it is right, copy it to %s", name, golden)
        .isEqualTo(Files.readString(golden));
  }

  @Test
  void a_finding_reads_well() throws IOException {
    golden("double-flux.txt", text(flux, Glyphs.UNICODE));
  }

  @Test
  void a_look_alike_reads_well() throws IOException {
    golden("content-delivery.txt", text(lookAlike, Glyphs.UNICODE));
  }

  @Test
  void lines_fit_a_terminal_of_100_columns() {
    assertThat(text(flux, Glyphs.UNICODE).lines()).allMatch(line -> line.length() <= 102);
  }

  @Test
  void ascii_is_ascii() {
    assertThat(text(flux, Glyphs.ASCII).chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 127);
  }

  @Test
  void leaving_out_evidence_takes_its_weight_away() {
    for (Explanation explanation : List.of(flux, lookAlike)) {
      WhatIf whatIf = explanation.whatIf();
      assertThat(whatIf).isNotNull();
      double score = whatIf.verdict().score();
      assertThat(whatIf.without())
          .hasSize(
              (int)
                  whatIf.verdict().evidence().stream()
                      .filter(piece -> piece.contribution() != 0)
                      .count());
      for (WhatIf.Without without : whatIf.without()) {
        double rest = score - without.piece().contribution();
        assertThat(without.score()).as(without.piece().code()).isCloseTo(rest, within(1e-9));
        assertThat(without.level()).isLessThanOrEqualTo(Level.of(rest));
      }
    }
  }

  @Test
  void supposing_leaves_the_verdict_itself_alone() {
    WhatIf whatIf = lookAlike.whatIf();
    assertThat(whatIf).isNotNull();
    Finding finding = lookAlike.finding();
    assertThat(finding).isNotNull();
    assertThat(whatIf.verdict().score()).isEqualTo(finding.verdict().score());
    assertThat(whatIf.verdict().level()).isEqualTo(Level.NONE);
  }

  @Test
  void pages_are_well_formed_self_contained_and_the_same_again() throws Exception {
    for (Explanation explanation : List.of(flux, lookAlike)) {
      String page = ExplainPage.of(explanation);
      PageCheck.check(page);
      assertThat(ExplainPage.of(explanation)).isEqualTo(page);
      assertThat(page.length()).isLessThan(500_000);
    }
    String hunt = HuntPage.of(List.of(flux, lookAlike), List.of("Two."));
    PageCheck.check(hunt);
    assertThat(hunt).contains("softkey-renewal[.]example").doesNotContain("renewal.example");
  }

  @Test
  void labels_of_charts_fit_beside_them() {
    Matcher label =
        Pattern.compile("class=\"end(?: soft)?\">([^<]*)<").matcher(ExplainPage.of(flux));
    int labels = 0;
    while (label.find()) {
      assertThat(label.group(1)).hasSizeLessThanOrEqualTo(38);
      labels++;
    }
    assertThat(labels).isGreaterThan(40);
  }

  /** Texts of changes of level stand above the plot, each beside its own line. */
  @Test
  void labels_of_the_score_cross_no_line() {
    String page = ExplainPage.of(flux);
    Matcher mark = Pattern.compile("y=\"([0-9.]+)\" class=\"mark[^\"]*\"").matcher(page);
    Matcher bound =
        Pattern.compile("y1=\"([0-9.]+)\" y2=\"[0-9.]+\" class=\"bound\"").matcher(page);
    double lowest = mark.results().mapToDouble(m -> Double.parseDouble(m.group(1))).max().orElse(0);
    double highest =
        bound.results().mapToDouble(m -> Double.parseDouble(m.group(1))).min().orElse(0);
    assertThat(lowest).isBetween(11.0, highest - 2);
  }

  @Test
  void clients_have_the_names_of_the_finding_that_is_shown_and_no_others() {
    Finding finding = flux.finding();
    assertThat(finding).isNotNull();
    ClientNames names = ClientNames.of(finding, finding, text -> text);
    assertThat(names.of(finding.clients().getFirst().client())).startsWith("10.64.0.");
    assertThat(names.of(fluxgate.observation.Client.of(IpAddress.of("10.99.9.9"))))
        .doesNotContain("10.99");
  }

  @Test
  void no_client_stays_where_clients_are_to_be_hidden() throws IOException {
    Redaction redaction = Redaction.clients(RedactionKey.readOrCreate(folder.resolve("key")));
    for (Explanation explanation : List.of(flux, lookAlike)) {
      Explanation shown = Explainer.disclosed(explanation, redaction);
      ByteArrayOutputStream json = new ByteArrayOutputStream();
      ExplainJson.write(shown, Redaction.none(), json);
      assertThat(text(shown, Glyphs.UNICODE)).doesNotContain("10.64.0.");
      assertThat(ExplainPage.of(shown)).doesNotContain("10.64.0.").contains("Clients by addresses");
      assertThat(json.toString(StandardCharsets.UTF_8)).doesNotContain("10.64.0.");
    }
  }
}
