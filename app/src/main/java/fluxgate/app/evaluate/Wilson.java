package fluxgate.app.evaluate;

/**
 * A share with its 95 % interval: Wilson's score interval, which keeps its coverage for shares near
 * 0 and 1 and for few trials, where the normal approximation promises too much.
 *
 * @param share successes over trials; 0 to 1
 * @param low the lower bound, 0 to {@code share}
 * @param high the upper bound, {@code share} to 1
 */
public record Wilson(double share, double low, double high) {
  /** The standard normal quantile of .975. */
  private static final double Z = 1.959963984540054;

  /**
   * @param successes 0 to {@code trials}
   * @param trials at least 1
   */
  public static Wilson of(long successes, long trials) {
    if (successes < 0 || trials < 1 || successes > trials) {
      throw new IllegalArgumentException(successes + " of " + trials);
    }
    double share = (double) successes / trials;
    double square = Z * Z / trials;
    double centre = share + square / 2;
    double reach = Z * Math.sqrt(share * (1 - share) / trials + square / (4 * trials));
    double low = successes == 0 ? 0 : (centre - reach) / (1 + square);
    double high = successes == trials ? 1 : (centre + reach) / (1 + square);
    return new Wilson(share, low, high);
  }
}
