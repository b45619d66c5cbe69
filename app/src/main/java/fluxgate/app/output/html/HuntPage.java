package fluxgate.app.output.html;

import fluxgate.app.explain.Explanation;
import fluxgate.app.explain.Gist;
import fluxgate.app.output.Counted;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.UtcTime;
import fluxgate.app.output.explain.TimeAxis;
import fluxgate.detect.timeline.Timeline;
import fluxgate.verdict.Finding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Findings as a page: the table of all, and charts of the first. */
public final class HuntPage {
  /** As many as somebody reads; the rest are rows. */
  private static final int MOST_PORTRAITS = 50;

  /** A row takes a third of a kilobyte. */
  private static final int MOST_LISTED = 5000;

  private static final int MOST_ROWS = 100;
  private static final int MOST_GROUPS = 40;

  private final Html html = Sheet.begin("Findings of Fluxgate");

  private HuntPage() {}

  /**
   * The page.
   *
   * @param findings best first, as they are to be shown
   * @param closing sentences on what was read, as the run said them
   */
  public static String of(List<Explanation> findings, List<String> closing) {
    HuntPage page = new HuntPage();
    page.write(findings, closing);
    return Sheet.finish(page.html);
  }

  private void write(List<Explanation> findings, List<String> closing) {
    html.open("main").put("h1", "Domains that behave like fast flux");
    for (String sentence : closing) {
      html.put("p", sentence, "class", "soft");
    }
    if (findings.stream().anyMatch(one -> isSynthetic(one.finding()))) {
      html.put(
          "p",
          "Findings marked synthetic stand on a map of reserved ranges: made-up telemetry.",
          "class",
          "note");
    }
    if (findings.isEmpty()) {
      html.put("p", "There is no finding.", "class", "gist").end();
      return;
    }
    overview(findings);
    int number = 0;
    for (Explanation explanation : findings.subList(0, Math.min(MOST_PORTRAITS, findings.size()))) {
      portrait(explanation, "f" + ++number);
    }
    html.end();
  }

  private static boolean isSynthetic(@Nullable Finding finding) {
    return finding != null && finding.synthetic();
  }

  private void overview(List<Explanation> findings) {
    html.put("h2", "Findings");
    html.open("div", "class", "wide").open("table").open("thead").open("tr");
    html.put("th", "Level", "scope", "col").put("th", "Domain", "scope", "col");
    html.put("th", "Variant", "scope", "col");
    for (String column : List.of("Score", "Addresses", "Networks", "Clients")) {
      html.put("th", column, "scope", "col", "class", "n");
    }
    html.put("th", "First seen", "scope", "col").end().end().open("tbody");
    int number = 0;
    for (Explanation explanation : findings.subList(0, Math.min(MOST_LISTED, findings.size()))) {
      Finding finding = explanation.finding();
      number++;
      if (finding != null) {
        row(finding, number);
      }
    }
    html.end().end().end();
    if (findings.size() > MOST_PORTRAITS) {
      html.put(
          "p",
          String.format(
              Locale.ROOT,
              "The first %d of %,d have charts below%s.",
              MOST_PORTRAITS,
              findings.size(),
              findings.size() > MOST_LISTED ? "; the first " + MOST_LISTED + " are listed" : ""),
          "class",
          "note");
    }
  }

  private void row(Finding finding, int number) {
    html.open("tr").open("td");
    Portrait.level(html, finding.level());
    html.close().open("td", "class", "name");
    if (number <= MOST_PORTRAITS) {
      html.put("a", Neutral.defanged(finding.domain()), "href", "#f" + number);
    } else {
      html.text(Neutral.defanged(finding.domain()));
    }
    html.text(finding.synthetic() ? " (synthetic)" : "");
    html.close().put("td", finding.verdict().variant().word());
    html.put("td", String.format(Locale.ROOT, "%.1f", finding.verdict().score()), "class", "n");
    boolean andMore = finding.hasMoreAddresses();
    for (String figure :
        List.of(
            Counted.figure(finding.addresses().count(), andMore),
            Counted.figure(finding.addresses().asns(), andMore),
            Counted.figure(finding.clientCount(), finding.hasMoreClients()))) {
      html.put("td", figure, "class", "n");
    }
    html.put("td", UtcTime.second(finding.firstSeenMicros())).end();
  }

  private void portrait(Explanation explanation, String id) {
    Finding finding = explanation.finding();
    if (finding == null) {
      return;
    }
    html.open("section", "class", "finding", "id", id);
    html.open("h2").text(Neutral.defanged(explanation.domain()) + " ");
    Portrait.level(html, finding.level());
    html.end();
    html.put("p", Gist.of(explanation), "class", "gist");
    if (finding.synthetic()) {
      html.put("p", Portrait.SYNTHETIC, "class", "note");
    }
    Portrait portrait = new Portrait(html, explanation, id);
    portrait.facts(finding);
    portrait.evidence(finding);
    Timeline timeline = explanation.timeline();
    if (timeline.isEmpty()) {
      html.put("p", "Nothing of its course was kept for want of room.", "class", "note");
    } else {
      TimeAxis axis = portrait.axis();
      html.open("figure");
      new RotationChart(html, explanation.networks(), MOST_ROWS, MOST_GROUPS)
          .draw(List.copyOf(timeline.addresses()), axis, id + "-r");
      html.end();
      new Curves(html, timeline, axis, id).ttl();
    }
    portrait.clients();
    portrait.unknown(finding);
    html.end();
  }
}
