package fluxgate.app.evaluate;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Medians of what detectors needed. */
final class Medians {
  private Medians() {}

  /** The median, of an even number the mean of the middle two; null of nothing. */
  static @Nullable Double of(DoubleStream values) {
    double[] sorted = values.toArray();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return null;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
