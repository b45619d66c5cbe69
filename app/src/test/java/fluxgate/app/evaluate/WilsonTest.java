package fluxgate.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The interval against values that anybody can look up. */
final class WilsonTest {
  private static void assertInterval(long successes, long trials, double low, double high) {
    Wilson wilson = Wilson.of(successes, trials);
    assertThat(wilson.low()).isCloseTo(low, within(0.0005));
    assertThat(wilson.high()).isCloseTo(high, within(0.0005));
  }

  @Test
  void agrees_with_known_values() {
    assertInterval(8, 10, 0.490, 0.943);
    assertInterval(5, 10, 0.237, 0.763);
    assertInterval(0, 10, 0, 0.278);
    assertInterval(10, 10, 0.722, 1);
    assertInterval(1, 1_000, 0.0002, 0.0056);
  }

  @Test
  void holds_the_share() {
    for (int trials = 1; trials < 60; trials++) {
      for (int successes = 0; successes <= trials; successes++) {
        Wilson wilson = Wilson.of(successes, trials);
        assertThat(wilson.share()).isBetween(wilson.low(), wilson.high());
        assertThat(wilson.low()).isBetween(0.0, 1.0);
        assertThat(wilson.high()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void refuses_what_is_no_share() {
    assertThatThrownBy(() -> Wilson.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Wilson.of(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Wilson.of(-1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
