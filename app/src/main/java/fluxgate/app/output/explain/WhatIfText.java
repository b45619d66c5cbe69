package fluxgate.app.output.explain;

import fluxgate.app.explain.Explanation;
import fluxgate.detect.WhatIf;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Unknown;
import java.util.Locale;

/** What would change the verdict, in words: every line of it was judged, not guessed. */
final class WhatIfText {
  private static final int LEVEL_COLUMN = 18;

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
        page.hanging(head, 8 + LEVEL_COLUMN - 2, "if " + change.supposed());
      }
    }
    for (String code : finding.verdict().unknown()) {
      Unknown row = Unknown.of(code);
      if (row != null && !row.adds().isEmpty()) {
        page.line("could add", String.join(", ", row.adds()) + ": " + row.remedy());
      }
    }
  }

  static String distance(WhatIf whatIf) {
    Level reached = Level.of(whatIf.verdict().score());
    String text = "";
    if (reached != Level.NONE) {
      Level lower = Level.values()[reached.ordinal() - 1];
      text =
          String.format(
              Locale.ROOT,
              "%.1f less would make its score %s's no more%s",
              whatIf.margin(),
              reached.word(),
              lower == Level.NONE ? "" : " (" + lower.word() + ")");
    }
    if (reached != Level.ALERT) {
      Level next = Level.values()[reached.ordinal() + 1];
      text +=
          String.format(
              Locale.ROOT,
              "%s%.1f more would make it %s's",
              text.isEmpty() ? "" : "; ",
              whatIf.toNext(),
              next.word());
    }
    return text + ".";
  }

  private static String shift(Level now, Level then) {
    return now == then ? "still " + ExplainText.word(then) : ExplainText.word(then);
  }
}
