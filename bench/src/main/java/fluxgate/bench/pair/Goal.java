package fluxgate.bench.pair;

/**
 * What a row aims at.
 *
 * @param limit what the value should not pass; NaN where nothing is aimed at
 * @param isMost whether more than the limit would be too much, or less too little
 * @param words the goal, as the page writes it
 */
record Goal(double limit, boolean isMost, String words) {
  /** For information. */
  static final Goal NONE = new Goal(Double.NaN, true, "");

  static Goal atMost(double limit, String words) {
    return new Goal(limit, true, words);
  }

  static Goal atLeast(double limit, String words) {
    return new Goal(limit, false, words);
  }

  /** {@code yes}, {@code no}, or nothing where nothing is aimed at. */
  String met(double value) {
    if (Double.isNaN(limit)) {
      return "";
    }
    return (isMost ? value <= limit : value >= limit) ? "yes" : "no";
  }
}
