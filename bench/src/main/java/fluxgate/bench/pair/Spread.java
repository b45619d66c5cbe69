package fluxgate.bench.pair;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle and both ends of what was measured several times. */
record Spread(double least, double median, double most) {
  /** Of at least one value; the median of an even number lies between the middle two. */
  static Spread of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(sorted[0], median, sorted[sorted.length - 1]);
  }

  static <T> Spread of(List<T> measured, ToDoubleFunction<T> what) {
    return of(Arrays.stream(measured.stream().mapToDouble(what).toArray()).boxed().toList());
  }
}
