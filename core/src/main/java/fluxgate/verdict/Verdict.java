package fluxgate.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * The judgement of one domain at one time.
 *
 * @param level what the score reaches, after caps
 * @param score the sum of the contributions
 * @param evidence for and against, strongest first
 * @param unknown what could not be observed: stable UPPER_SNAKE_CASE codes
 * @param caps sentences that say what the level may not pass, or why it is lower than the score
 *     alone would make it; empty where nothing holds it
 * @param unlisted what the level would be without what lists say against it; {@code level} where
 *     they say nothing
 */
public record Verdict(
    Level level,
    Variant variant,
    double score,
    List<Evidence> evidence,
    List<String> unknown,
    List<String> caps,
    Level unlisted) {
  public Verdict {
    evidence = List.copyOf(evidence);
    unknown = List.copyOf(unknown);
    caps = List.copyOf(caps);
  }

  /** The same, with one piece of evidence more that weighs nothing. */
  public Verdict with(Evidence piece) {
    if (piece.contribution() != 0) {
      throw new IllegalArgumentException(piece.code() + " would change the score");
    }
    List<Evidence> pieces = new ArrayList<>(evidence);
    pieces.add(piece);
    return new Verdict(level, variant, score, pieces, unknown, caps, unlisted);
  }

  /** The same below every level, and the sentence on what holds it there. */
  public Verdict heldDown(String sentence) {
    List<String> all = new ArrayList<>(caps);
    all.add(sentence);
    return new Verdict(Level.NONE, variant, score, evidence, unknown, all, unlisted);
  }

  /** The same, with one thing more that could not be observed. */
  public Verdict withUnknown(String code) {
    List<String> codes = new ArrayList<>(unknown);
    codes.add(code);
    return new Verdict(level, variant, score, evidence, codes, caps, unlisted);
  }
}
