package fluxgate.detect;

import fluxgate.verdict.Evidence;
import fluxgate.verdict.Level;
import fluxgate.verdict.Sentence;
import java.util.List;
import java.util.Set;

/**
 * What lists take from a score. A list may lower a level, but never silently: the level without the
 * lists is judged as well, and a finding that only they keep down stays in sight.
 */
final class HeldDown {
  /** What comes of lists that somebody keeps, against flux. */
  private static final Set<String> LISTED =
      Set.of("ALLOW_LISTED", "PROVIDER_LISTED", "POPULAR_LISTED", "DYNAMIC_DNS", "PARKED");

  /** What somebody said for flux, which is no behaviour. */
  private static final Set<String> LIFTING = Set.of("NEW_DOMAIN", "NEW_HERE", "WATCH_LISTED");

  private HeldDown() {}

  /** The sum of what age and watch lists say for flux: 0 or more. */
  static double lift(List<Evidence> evidence) {
    return evidence.stream()
        .filter(piece -> LIFTING.contains(piece.code()) && piece.contribution() > 0)
        .mapToDouble(Evidence::contribution)
        .sum();
  }

  /** The sum of what lists say against flux: 0 or less. */
  static double by(List<Evidence> evidence) {
    return evidence.stream()
        .filter(piece -> LISTED.contains(piece.code()) && piece.contribution() < 0)
        .mapToDouble(Evidence::contribution)
        .sum();
  }

  /** Says so to a person. */
  static String sentence(double by, Level unlisted) {
    return Sentence.of(
            "Held down by lists: without their %.1f it would be at %s.", by, unlisted.word())
        .toString();
  }
}
