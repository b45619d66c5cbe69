package fluxgate.detect.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against a map of counts. */
final class RecurrencesTest {
  @Test
  void counts_as_a_map_does() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 100; round++) {
      Recurrences recurrences = new Recurrences();
      Map<Long, Integer> oracle = new HashMap<>();
      int different = 1 + random.nextInt(300);
      for (int step = 0; step < 600; step++) {
        long mark = Mark.of(random.nextInt(different), round);
        assertThat(recurrences.has(mark)).isEqualTo(oracle.containsKey(mark));
        recurrences.add(mark);
        oracle.merge(mark, 1, Integer::sum);
        assertThat(recurrences.size()).isEqualTo(oracle.size());
        if (step % 100 == 0) {
          StateWriter out = new StateWriter();
          recurrences.write(out);
          recurrences = Recurrences.read(new StateReader(out.toBytes()));
        }
      }
      assertThat(recurrences.many())
          .isEqualTo((int) oracle.values().stream().filter(names -> names >= 3).count());
    }
  }
}
