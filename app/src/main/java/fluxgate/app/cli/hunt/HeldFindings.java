package fluxgate.app.cli.hunt;

import fluxgate.app.output.Neutral;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The line on findings that lists or dispositions keep from being printed. */
final class HeldFindings {
  private static final int MOST_NAMED = 5;

  private HeldFindings() {}

  static String sentence(List<Finding> held, Level least, String by) {
    String names =
        held.stream()
            .limit(MOST_NAMED)
            .map(finding -> Neutral.defanged(finding.domain()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "held below %s by %s: %,d (%s%s); --held prints them too.",
        least.word(),
        by,
        held.size(),
        names,
        held.size() > MOST_NAMED ? ", …" : "");
  }
}
