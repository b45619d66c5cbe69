package fluxgate.detect.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How often a pool of volunteers passes for a botnet by luck, and what a botnet has to show. */
class AccessShareTest {
  private static final int POOLS = 60_000;
  private static final double MOST_AT_HOME = 0.85;

  @Test
  void it_takes_so_many_homes() {
    assertThat(passes(34, 34, false)).isFalse();
    assertThat(passes(35, 35, false)).isTrue();
    assertThat(passes(47, 48, false)).isTrue();
    assertThat(passes(210, 228, false)).isTrue();
    assertThat(passes(59, 59, true)).isFalse();
    assertThat(passes(60, 60, true)).isTrue();
  }

  @Test
  void pools_of_volunteers_seldom_pass() {
    assertThat(passed(1, false)).isBetween(1, POOLS * 6 / 10_000);
    assertThat(passed(1, true)).isLessThanOrEqualTo(POOLS / 10_000);
  }

  @Test
  void nor_where_servers_are_unknown_more_often_than_homes() {
    assertThat(passed(0.65, true)).isBetween(1, POOLS * 5 / 10_000);
  }

  private static boolean passes(int access, int known, boolean alone) {
    return new AccessShare(access, known, known).isNearlyAllWheneverAsked(alone);
  }

  /** Of pools of 10 to 200 members, .6 to .85 of them at home, those that pass at any member. */
  private static int passed(double serversKnown, boolean alone) {
    SplittableRandom random = new SplittableRandom(3);
    int passed = 0;
    for (int i = 0; i < POOLS; i++) {
      int members = (int) (10 * Math.pow(20, random.nextDouble()));
      double share = random.nextDouble(0.6, MOST_AT_HOME);
      double atHome = share / (share + (1 - share) * serversKnown);
      int access = 0;
      boolean passes = false;
      for (int known = 1; known <= members && !passes; known++) {
        access += random.nextDouble() < atHome ? 1 : 0;
        passes = passes(access, known, alone);
      }
      passed += passes ? 1 : 0;
    }
    return passed;
  }
}
