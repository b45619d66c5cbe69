package fluxgate.detect.state;

import java.util.Collection;

/** How evenly things are spread. */
final class Entropy {
  private Entropy() {}

  /**
   * Shannon entropy in nats, {@code ln N - (sum of c ln c) / N}. Equal counts are gathered first:
   * the sum then does not depend on hash order, and needs one logarithm a distinct count.
   */
  static double of(Collection<Integer> counts) {
    int most = 0;
    int total = 0;
    for (int count : counts) {
      most = Math.max(most, count);
      total += count;
    }
    if (total == 0) {
      return 0;
    }
    int[] howOften = new int[most + 1];
    for (int count : counts) {
      howOften[count]++;
    }
    double weighted = 0;
    for (int count = 2; count <= most; count++) {
      weighted += howOften[count] == 0 ? 0 : howOften[count] * count * StrictMath.log(count);
    }
    return StrictMath.log(total) - weighted / total;
  }
}
