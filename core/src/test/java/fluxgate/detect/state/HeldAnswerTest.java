package fluxgate.detect.state;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What caches contradict: forged answers, and hardly a name that moves. */
final class HeldAnswerTest {
  private static final long SECOND = 1_000_000L;

  private static List<IpAddress> drawn(SplittableRandom random) {
    List<IpAddress> set = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      set.add(IpAddress.of("10.0." + random.nextInt(256) + "." + random.nextInt(256)));
    }
    Collections.sort(set);
    return set;
  }

  private static final class Counts {
    private final HeldAnswer cache = new HeldAnswer();
    private long contradicted;
    private long moves;

    void take(List<IpAddress> set, long seconds, long micros) {
      HeldAnswer.Shown shown = cache.take(set, new Ttl(seconds, TtlKind.REMAINING), false, micros);
      contradicted += shown.contradicted();
      moves += shown.moved();
    }
  }

  /** One cache, one set of addresses, and forged answers at any time, never the same one twice. */
  @Test
  void contradicts_every_forged_answer_between_two_of_the_cache() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<IpAddress> own = drawn(random);
      long ttl = random.nextInt(300, 86_400);
      Counts counts = new Counts();
      counts.take(own, ttl, 0);
      int forged = random.nextInt(2, 12);
      for (int i = 1; i <= forged; i++) {
        long second = ttl * i / (forged + 2);
        counts.take(drawn(random), random.nextInt(60, 86_400), second * SECOND - SECOND / 2);
        counts.take(own, ttl - second, second * SECOND);
      }
      assertThat(counts.contradicted).as("seed " + seed).isEqualTo(forged);
      assertThat(counts.moves).as("seed " + seed).isZero();
    }
  }

  /**
   * A resolver of one to eight machines with a cache each, and a name that gives another set to
   * each: over six hours no set fills half of the answers while contradictions outnumber moves two
   * to one, which is what {@code SteadySignal} asks.
   */
  @Test
  void never_takes_a_moving_name_for_a_steady_one_behind_many_caches() {
    for (int seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int caches = random.nextInt(1, 9);
      long ttl = List.of(60L, 150L, 300L, 1_800L).get(random.nextInt(4));
      double everySeconds = 5 + random.nextDouble() * 300;
      List<List<IpAddress>> sets = new ArrayList<>(Collections.nCopies(caches, List.of()));
      long[] until = new long[caches];
      Map<List<IpAddress>, Integer> seen = new HashMap<>();
      Counts counts = new Counts();
      int answers = 0;
      for (double at = 0;
          at < 6 * 3600;
          at += -StrictMath.log(random.nextDouble()) * everySeconds) {
        long now = (long) at;
        // a busy machine and idle ones, as load is spread by the client's address
        int machine = (int) (caches * random.nextDouble() * random.nextDouble());
        if (until[machine] <= now) {
          sets.set(machine, drawn(random));
          until[machine] = now + ttl;
        }
        seen.merge(sets.get(machine), 1, Integer::sum);
        answers++;
        counts.take(sets.get(machine), until[machine] - now, now * SECOND);
      }
      int commonest = Collections.max(seen.values());
      boolean isTakenForSteady =
          counts.contradicted > 0
              && counts.contradicted >= 2 * counts.moves
              && 2 * commonest >= answers;
      assertThat(isTakenForSteady)
          .as("seed " + seed + ": " + counts.contradicted + " of " + answers)
          .isFalse();
    }
  }

  @Test
  void says_nothing_of_ttls_that_are_not_counted_down() {
    Counts counts = new Counts();
    SplittableRandom random = new SplittableRandom(1);
    List<IpAddress> own = drawn(random);
    for (int i = 0; i < 20; i++) {
      Ttl ttl = new Ttl(300, TtlKind.AUTHORITATIVE);
      HeldAnswer.Shown shown =
          counts.cache.take(i % 2 == 0 ? own : drawn(random), ttl, false, i * SECOND);
      assertThat(shown).isEqualTo(HeldAnswer.Shown.NOTHING);
    }
  }
}
