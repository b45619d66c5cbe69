package fluxgate.verdict;

import java.util.Locale;

/**
 * A length of time that shows itself in the unit that a person would use.
 *
 * @param micros microseconds
 */
public record Span(long micros) {
  @Override
  public String toString() {
    double seconds = micros / 1e6;
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    if (seconds < 2 * 3600) {
      return String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }
    return seconds < 48 * 3600
        ? String.format(Locale.ROOT, "%.1f h", seconds / 3600)
        : String.format(Locale.ROOT, "%.1f days", seconds / 86_400);
  }
}
