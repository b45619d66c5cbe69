package fluxgate.app.output;

import java.util.Locale;

/** A number with its noun. */
public final class Counted {
  private Counted() {}

  /** {@code 1 entry}, {@code 1,024 entries}. */
  public static String of(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }
}
