package fluxgate.app.output.explain;

import fluxgate.app.explain.Explanation;
import fluxgate.app.output.Neutral;
import fluxgate.detect.WhatIf;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What would change the verdict, in words: every line of it was judged, not guessed. */
public final class WhatIfText {
  private static final int LEVEL_COLUMN = 18;
  private static final double TELLING = 0.05;

  private final Page page;

  WhatIfText(Page page) {
    this.page = page;
  }

  void print(Explanation explanation, Finding finding) {
    WhatIf whatIf = explanation.whatIf();
    if (whatIf == null) {
      return;
    }
    page.heading("What would change the verdict", "each line judged again by the whole detector");
    page.text(distance(whatIf));
    for (String cap : finding.verdict().caps()) {
      page.line("held", cap);
    }
    if (!whatIf.without().isEmpty()) {
      page.row("");
      page.row(String.format("%-24s%8s  %s", "WITHOUT", "SCORE", "LEVEL"));
      for (WhatIf.Without without : whatIf.without()) {
        page.row(
            String.format(
                Locale.ROOT,
                "%-24s%8.1f  %s",
                without.piece().code(),
                without.score(),
                shift(finding.level(), without.level())));
      }
    }
    if (!whatIf.changes().isEmpty()) {
      page.row("");
      for (WhatIf.Change change : whatIf.changes()) {
        String head =
            String.format(
                Locale.ROOT,
                "%6.1f  %-" + (LEVEL_COLUMN - 2) + "s",
                change.verdict().score(),
                shift(finding.level(), change.verdict().level()));
        page.hanging(
            head, 8 + LEVEL_COLUMN - 2, "if " + change.supposed() + difference(whatIf, change));
        for (String reason : reasons(whatIf, change)) {
          page.hanging(" ".repeat(8 + LEVEL_COLUMN - 2), 8 + LEVEL_COLUMN - 2, reason);
        }
      }
    }
    for (String code : finding.verdict().unknown()) {
      Unknown row = Unknown.of(code);
      boolean late =
          code.equals("NS_UNOBSERVED") && !explanation.timeline().nameServers().isEmpty();
      if (row != null && !row.adds().isEmpty() && !late) {
        page.line("could add", String.join(", ", row.adds()) + ": " + row.remedy());
      }
    }
  }

  /** How far the score is from the thresholds around it. */
  public static String distance(WhatIf whatIf) {
    Level reached = Level.of(whatIf.verdict().score());
    List<String> parts = new ArrayList<>();
    if (reached != Level.NONE) {
      parts.add(
          String.format(
              Locale.ROOT, "%.1f above the threshold of %s", whatIf.margin(), reached.word()));
    }
    if (reached != Level.ALERT) {
      Level next = Level.values()[reached.ordinal() + 1];
      parts.add(
          String.format(
              Locale.ROOT, "%.1f below the threshold of %s", whatIf.toNext(), next.word()));
    }
    return "Its score is " + String.join(" and ", parts) + ".";
  }

  /** The evidence that would come, go or weigh otherwise. */
  public static String difference(WhatIf whatIf, WhatIf.Change change) {
    Map<String, Double> by = new TreeMap<>();
    change
        .verdict()
        .evidence()
        .forEach(piece -> by.merge(piece.code(), piece.contribution(), Double::sum));
    whatIf
        .verdict()
        .evidence()
        .forEach(piece -> by.merge(piece.code(), -piece.contribution(), Double::sum));
    List<String> parts = new ArrayList<>();
    by.forEach((code, difference) -> {
      if (Math.abs(difference) >= TELLING) {
        parts.add(String.format(Locale.ROOT, "%s %+.1f", code, difference));
      }
    });
    List<String> lifted = new ArrayList<>(whatIf.verdict().caps());
    lifted.removeAll(change.verdict().caps());
    if (!lifted.isEmpty()) {
      parts.add("lifts what holds it");
    }
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  /** What the evidence that would come or weigh more would say then. */
  public static List<String> reasons(WhatIf whatIf, WhatIf.Change change) {
    Map<String, Double> before = new TreeMap<>();
    whatIf
        .verdict()
        .evidence()
        .forEach(piece -> before.merge(piece.code(), piece.contribution(), Double::sum));
    return change.verdict().evidence().stream()
        .filter(piece -> piece.contribution() - before.getOrDefault(piece.code(), 0.0) >= TELLING)
        .map(piece -> piece.code() + ": " + Neutral.sentence(piece.sentence()))
        .toList();
  }

  private static String shift(Level now, Level then) {
    return now == then ? "still " + ExplainText.word(then) : ExplainText.word(then);
  }
}
