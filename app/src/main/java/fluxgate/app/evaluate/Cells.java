package fluxgate.app.evaluate;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as tables show them. */
final class Cells {
  /** Where there is nothing to divide by. */
  static final String NONE = "-";

  private Cells() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Shares, which have many digits, lose the 0 before the point. */
  static String number(@Nullable Double value, int digits) {
    if (value == null) {
      return NONE;
    }
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return digits > 1 && text.startsWith("0.") ? text.substring(1) : text;
  }

  static String share(long part, long whole, int digits) {
    return whole == 0 ? NONE : number((double) part / whole, digits);
  }

  /** The share with its 95 % interval. */
  static String interval(long part, long whole, int digits) {
    if (whole == 0) {
      return NONE;
    }
    return share(part, whole, digits) + " [" + range(part, whole, digits) + "]";
  }

  /** The 95 % interval of the share. */
  static String range(long part, long whole, int digits) {
    if (whole == 0) {
      return NONE;
    }
    Wilson share = Wilson.of(part, whole);
    return number(share.low(), digits) + "–" + number(share.high(), digits);
  }

  /** Found of all. */
  static String of(Tally.@Nullable Count count) {
    return count == null ? NONE : count.found() + "/" + count.total();
  }
}
