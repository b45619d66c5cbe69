package fluxgate.app.output.html;

import fluxgate.app.explain.Explanation;
import fluxgate.app.explain.Gist;
import fluxgate.app.explain.InputGroup;
import fluxgate.app.explain.RawRecord;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.explain.AliasText;
import fluxgate.app.output.explain.TimeAxis;
import fluxgate.app.output.explain.WhatIfText;
import fluxgate.detect.WhatIf;
import fluxgate.detect.timeline.OwnerTrack;
import fluxgate.detect.timeline.Timeline;
import fluxgate.observation.Provenance;
import fluxgate.verdict.Finding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An explanation as a page with charts. */
public final class ExplainPage {
  private static final int MOST_ROWS = 240;
  private static final int MOST_GROUPS = 70;
  private static final int MOST_INPUTS = 24;
  private static final String ID = "x";

  private final Html html;
  private final Explanation explanation;
  private final Portrait portrait;

  private ExplainPage(Explanation explanation) {
    this.explanation = explanation;
    html = Sheet.begin(Neutral.defanged(explanation.domain()) + " explained by Fluxgate");
    portrait = new Portrait(html, explanation, ID);
  }

  /** The page. */
  public static String of(Explanation explanation) {
    ExplainPage page = new ExplainPage(explanation);
    page.write();
    return Sheet.finish(page.html);
  }

  private void write() {
    Finding finding = explanation.finding();
    html.open("main").open("h1").text(Neutral.defanged(explanation.domain()) + " ");
    if (finding != null) {
      Portrait.level(html, finding.level());
    }
    html.end();
    if (!explanation.asked().equals(explanation.domain())) {
      html.put(
          "p",
          "Asked for was "
              + Neutral.defanged(explanation.asked())
              + "; verdicts are about registered domains.",
          "class",
          "note");
    }
    html.put("p", Gist.of(explanation), "class", "gist");
    for (String alias : AliasText.of(explanation)) {
      html.put("p", alias);
    }
    if (finding != null && finding.synthetic()) {
      html.put("p", Portrait.SYNTHETIC, "class", "note");
    }
    if (explanation.timeline().isEmpty()) {
      near();
    } else {
      body(finding);
    }
    html.end();
  }

  private void near() {
    if (!explanation.near().isEmpty()) {
      html.put(
          "p",
          "Near it in the input: "
              + explanation.near().stream().map(Neutral::defanged).collect(Collectors.joining(", "))
              + ".");
    }
  }

  private void body(@org.jspecify.annotations.Nullable Finding finding) {
    Timeline timeline = explanation.timeline();
    if (finding == null) {
      owners();
    } else {
      portrait.facts(finding);
      portrait.evidence(finding);
    }
    html.put("h2", "What happened");
    TimeAxis axis = portrait.axis();
    html.open("figure");
    new RotationChart(html, explanation.networks(), MOST_ROWS, MOST_GROUPS)
        .draw(List.copyOf(timeline.addresses()), axis, ID + "-r");
    html.end();
    Curves curves = new Curves(html, timeline, axis, ID);
    curves.cumulative();
    curves.ttl();
    curves.score();
    curves.nameServers();
    portrait.clients();
    if (finding != null) {
      html.put("h2", "What remains open");
      portrait.unknown(finding);
      whatIf(finding);
      inputs(finding);
    }
    leftOut(timeline);
  }

  private void owners() {
    html.put("h3", "Owner names").open("ul");
    for (OwnerTrack owner : explanation.timeline().owners()) {
      html.put(
          "li",
          String.format(
              Locale.ROOT,
              "%s: %,d answers, %s",
              explanation.ownerName(owner.name()).replace(".", "[.]"),
              owner.answers(),
              owner.addresses().stream()
                  .limit(4)
                  .map(Object::toString)
                  .collect(Collectors.joining(", "))));
    }
    html.end();
  }

  private void whatIf(Finding finding) {
    WhatIf whatIf = explanation.whatIf();
    if (whatIf == null) {
      return;
    }
    html.put("h3", "What would change the verdict");
    html.put("p", WhatIfText.distance(whatIf) + " Each row below was judged again.");
    html.open("div", "class", "wide").open("table").open("thead").open("tr");
    html.put("th", "Supposed", "scope", "col").put("th", "Score", "scope", "col", "class", "n");
    html.put("th", "Level then", "scope", "col").end().end().open("tbody");
    for (WhatIf.Change change : whatIf.changes()) {
      row(
          String.join(
              " ",
              Stream.concat(
                      Stream.of(
                          "If " + change.supposed() + WhatIfText.difference(whatIf, change) + "."),
                      WhatIfText.reasons(whatIf, change).stream())
                  .toList()),
          change.verdict().score(),
          change.verdict().level(),
          finding);
    }
    for (WhatIf.Without without : whatIf.without()) {
      row("Without " + without.piece().code(), without.score(), without.level(), finding);
    }
    html.end().end().end();
  }

  private void row(String supposed, double score, fluxgate.verdict.Level level, Finding finding) {
    html.open("tr").put("td", supposed, "class", "say");
    html.put("td", String.format(Locale.ROOT, "%.1f", score), "class", "n").open("td");
    Portrait.level(html, level);
    html.text(level == finding.level() ? " unchanged" : "");
    html.end().end();
  }

  private void inputs(Finding finding) {
    html.put("h3", "Raw records that the evidence stands on");
    int printed = 0;
    int all = 0;
    for (InputGroup group : InputGroup.of(finding)) {
      all += group.places().size();
      if (printed == MOST_INPUTS) {
        continue;
      }
      html.put("p", String.join(", ", group.codes()) + ":").open("ul");
      for (Provenance place : group.places()) {
        if (printed < MOST_INPUTS) {
          printed++;
          input(place);
        }
      }
      html.end();
    }
    if (all > printed) {
      html.put("p", "And " + (all - printed) + " more.", "class", "note");
    }
  }

  private void input(Provenance place) {
    html.open("li").put("code", place.file());
    html.text(String.format(Locale.ROOT, ", offset %d, length %d", place.offset(), place.length()));
    for (RawRecord record : explanation.raw()) {
      if (record.place().equals(place)) {
        html.put("pre", record.text().replace('\t', ' ') + (record.cut() ? " … (cut)" : ""));
      }
    }
    html.end();
  }

  private void leftOut(Timeline timeline) {
    if (timeline.leftOut() > 0) {
      html.put(
          "p",
          String.format(
              Locale.ROOT,
              "This page is bounded: %,d sightings of further addresses, clients, owner names or"
                  + " name servers are not on it.",
              timeline.leftOut()),
          "class",
          "note");
    }
  }
}
