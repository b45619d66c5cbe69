package fluxgate.detect.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against a map of counts, on things that come and go. */
final class SpreadTest {
  @Test
  void counts_as_a_map_does() {
    SplittableRandom random = new SplittableRandom(3);
    Spread spread = new Spread();
    Map<Long, Integer> oracle = new HashMap<>();
    for (int step = 0; step < 50_000; step++) {
      long key = random.nextInt(1 + step / 100) * 0x1_0000_0001L - 5;
      int held = oracle.getOrDefault(key, 0);
      int by = held > 0 && random.nextInt(3) == 0 ? -1 : 1;
      spread.add(key, by);
      oracle.merge(key, by, (a, b) -> a + b == 0 ? null : a + b);
      assertThat(spread.has(key)).isEqualTo(oracle.containsKey(key));
      assertThat(spread.distinct()).isEqualTo(oracle.size());
      if (step % 100 == 0) {
        assertThat(spread.entropy()).isCloseTo(entropy(oracle), within(1e-9));
      }
    }
  }

  private static double entropy(Map<Long, Integer> counts) {
    double all = counts.values().stream().mapToInt(count -> count).sum();
    double entropy = 0;
    for (int count : counts.values()) {
      entropy -= count / all * Math.log(count / all);
    }
    return entropy;
  }

  @Test
  void nothing_is_spread_over_nothing() {
    Spread spread = new Spread();
    assertThat(spread.has(0)).isFalse();
    assertThat(spread.distinct()).isZero();
    assertThat(spread.entropy()).isZero();
  }
}
