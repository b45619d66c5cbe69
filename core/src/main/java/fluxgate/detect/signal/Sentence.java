package fluxgate.detect.signal;

import java.util.Locale;

/** Sentences of evidence, written alike wherever the program runs. */
public final class Sentence {
  private Sentence() {}

  /** {@link String#format} without a locale's habits. */
  public static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** A span in the unit that a person would use. */
  public static String span(long micros) {
    double seconds = micros / 1e6;
    if (seconds < 120) {
      return of("%.0f s", seconds);
    }
    if (seconds < 2 * 3600) {
      return of("%.0f min", seconds / 60);
    }
    return seconds < 48 * 3600 ? of("%.1f h", seconds / 3600) : of("%.1f days", seconds / 86_400);
  }
}
