package fluxgate.verdict;

import java.util.Locale;

/**
 * A count with its noun, for sentences: {@code 1 network}, {@code 2,000 addresses}.
 *
 * @param one the noun of a single one
 * @param many the noun of any other number
 */
public record HowMany(long count, String one, String many) {
  public static HowMany addresses(long count) {
    return new HowMany(count, "address", "addresses");
  }

  public static HowMany networks(long count) {
    return new HowMany(count, "network", "networks");
  }

  public static HowMany days(long count) {
    return new HowMany(count, "day", "days");
  }

  public static HowMany times(long count) {
    return new HowMany(count, "time", "times");
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }
}
