package fluxgate.bench.pair;

import java.util.Locale;

/** Numbers as the page writes them. */
final class Words {
  private Words() {}

  static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.1f", value);
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String millions(double value) {
    return number(value / 1e6) + " M/s";
  }

  static String seconds(double value) {
    return value < 1 ? String.format(Locale.ROOT, "%.0f ms", 1000 * value) : number(value) + " s";
  }

  static String mebibytes(double bytes) {
    return String.format(Locale.ROOT, "%,.0f MiB", bytes / (1 << 20));
  }

  static String range(Spread spread) {
    return number(spread.least()) + "–" + number(spread.most());
  }
}
