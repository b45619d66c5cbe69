package fluxgate.detect.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against a map of all names of each domain, and what is left when room is short. */
final class FirstNamesTest {
  private static final long SECOND = 1_000_000;
  private static final long VISIT = 600 * SECOND;

  @Test
  void tells_the_only_name_of_a_domain_from_one_of_many() {
    SplittableRandom random = new SplittableRandom(9);
    FirstNames firsts = new FirstNames(8L << 20, VISIT);
    Map<Long, Set<Long>> oracle = new HashMap<>();
    for (int step = 0; step < 60_000; step++) {
      long domain = Mark.of(random.nextInt(5_000), 1);
      long name = Mark.of(domain, random.nextInt(20) == 0 ? random.nextInt(9) : 0);
      Set<Long> names = oracle.computeIfAbsent(domain, d -> new HashSet<>());
      boolean isNew = names.isEmpty();
      boolean wasOne = names.size() == 1;
      names.add(name);
      assertThat(firsts.take(domain, name, step))
          .isEqualTo(
              isNew
                  ? FirstNames.Known.NEW
                  : names.size() == 1
                      ? FirstNames.Known.ONLY
                      : wasOne ? FirstNames.Known.SECOND : FirstNames.Known.ONE_OF_MANY);
      if (step % 9_000 == 0) {
        StateWriter out = new StateWriter();
        firsts.write(out);
        firsts = FirstNames.read(new StateReader(out.toBytes()), 8L << 20, VISIT);
      }
    }
  }

  @Test
  void keeps_what_is_asked_for_when_room_is_short() {
    FirstNames firsts = new FirstNames(1 << 16, VISIT);
    firsts.take(1, 10, 0);
    for (int i = 0; i < 100_000; i++) {
      firsts.take(Mark.of(i, 2), 20, 0);
      if (i % 100 == 0) {
        assertThat(firsts.take(1, 10, 0)).isEqualTo(FirstNames.Known.ONLY);
      }
    }
    assertThat(firsts.take(Mark.of(0, 2), 20, 0)).isEqualTo(FirstNames.Known.NEW);
  }

  @Test
  void counts_how_often_the_first_name_came_in_later_visits() {
    FirstNames firsts = new FirstNames(1 << 16, VISIT);
    firsts.take(1, 10, 0);
    firsts.take(1, 10, 599 * SECOND);
    firsts.take(1, 10, 700 * SECOND);
    firsts.take(1, 10, 701 * SECOND);
    assertThat(firsts.take(1, 11, 800 * SECOND)).isEqualTo(FirstNames.Known.SECOND);
    assertThat(firsts.first()).isEqualTo(new FirstNames.First(10, 0, 700 * SECOND, 2));
  }
}
