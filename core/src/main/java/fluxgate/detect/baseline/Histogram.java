package fluxgate.detect.baseline;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts of values in fixed bins.
 *
 * <p>Idea: the bins are the same everywhere and for ever, so adding two histograms is exact,
 * whatever the order. Edges lie .05 apart up to 1, .25 apart up to 10 (whole numbers are edges, so
 * small counts are exact), and 10 % apart above: a quantile is too high by at most that, and never
 * too low. About 200 bins, of which only those in use take room.
 */
final class Histogram implements Slice {
  private static final double[] EDGES = edges();

  private final TreeMap<Integer, Long> counts = new TreeMap<>();
  private long total;

  private static double[] edges() {
    double[] edges = new double[512];
    int count = 0;
    for (int i = 0; i <= 20; i++) {
      edges[count++] = i / 20.0;
    }
    for (int i = 5; i <= 40; i++) {
      edges[count++] = i / 4.0;
    }
    for (double edge = 11; edge < 1e8; edge *= 1.1) {
      edges[count++] = edge;
    }
    return Arrays.copyOf(edges, count);
  }

  /** The bin with the least edge at or above the value; the last one for anything larger. */
  private static int bin(double value) {
    int at = Arrays.binarySearch(EDGES, value);
    return Math.min(at >= 0 ? at : -at - 1, EDGES.length - 1);
  }

  /** Takes a value; below 0 counts as 0, and NaN not at all. */
  void add(double value) {
    if (!Double.isNaN(value)) {
      counts.merge(bin(Math.max(0, value)), 1L, Long::sum);
      total++;
    }
  }

  void add(Histogram other) {
    other.counts.forEach((bin, count) -> counts.merge(bin, count, Long::sum));
    total += other.total;
  }

  long total() {
    return total;
  }

  /**
   * A value that at least the share {@code q} of all values do not exceed; NaN of an empty one.
   *
   * @param q above 0, at most 1
   */
  double quantile(double q) {
    long rank = (long) Math.ceil(q * total);
    long passed = 0;
    for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
      passed += entry.getValue();
      if (passed >= rank) {
        return EDGES[entry.getKey()];
      }
    }
    return Double.NaN;
  }

  @Override
  public void write(StateWriter out) {
    out.count(counts.size());
    counts.forEach((bin, count) -> {
      out.count(bin);
      out.count(count);
    });
  }

  static Histogram read(StateReader in) {
    Histogram histogram = new Histogram();
    for (int i = in.size(); i > 0; i--) {
      int bin = in.smallCount();
      long count = in.smallCount();
      if (bin >= EDGES.length) {
        throw new StateReader.StateFormatException("no bin " + bin);
      }
      histogram.counts.put(bin, count);
      histogram.total += count;
    }
    return histogram;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Histogram that && counts.equals(that.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }
}
