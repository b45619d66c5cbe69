package fluxgate.verdict;

/**
 * How far the evidence reaches. Scores are sums of natural-log likelihood ratios, so a threshold is
 * Wald's ln((1-b)/a) for a false-alarm rate a and a miss rate b.
 */
public enum Level {
  /** Below every threshold. */
  NONE(Double.NEGATIVE_INFINITY),
  /** ln(.99/.01): Jung et al. 2004 use it as the decision bound of their sequential test. */
  WATCH(4.6),
  /** a = 1e-3, b = .05. */
  SUSPECT(6.86),
  /** a = 1e-5, b = .02; has conditions beside the score. */
  ALERT(11.49);

  private final double threshold;

  Level(double threshold) {
    this.threshold = threshold;
  }

  /** The least score that reaches it. */
  public double threshold() {
    return threshold;
  }

  /** The highest level that the score reaches. */
  public static Level of(double score) {
    Level reached = NONE;
    for (Level level : values()) {
      if (score >= level.threshold) {
        reached = level;
      }
    }
    return reached;
  }

  /** The word for it: lower case. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
