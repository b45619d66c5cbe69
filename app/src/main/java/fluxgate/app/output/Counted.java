package fluxgate.app.output;

import java.util.Locale;

/** A number with its noun; a lower bound says so. */
public final class Counted {
  private Counted() {}

  /** {@code 1 entry}, {@code 1,024 entries}. */
  public static String of(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }

  /** {@code at least 256 clients} where there are more than were counted. */
  public static String of(long count, boolean andMore, String one, String many) {
    return (andMore ? "at least " : "") + of(count, one, many);
  }

  /** {@code 256+} where there are more than were counted: for a column of figures. */
  public static String figure(long count, boolean andMore) {
    return String.format(Locale.ROOT, andMore ? "%,d+" : "%,d", count);
  }

  /** {@code and 3 more}, of what a list leaves out; empty where that is nothing. */
  public static String rest(long count, boolean andMore) {
    if (count <= 0) {
      return andMore ? " and more" : "";
    }
    return String.format(Locale.ROOT, " and %s%,d more", andMore ? "at least " : "", count);
  }
}
