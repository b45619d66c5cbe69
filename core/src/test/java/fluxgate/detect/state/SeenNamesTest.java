package fluxgate.detect.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against a map of all names. */
final class SeenNamesTest {
  @Test
  void is_exact_while_the_names_are_few() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 200; round++) {
      SeenNames names = new SeenNames();
      Map<Integer, SeenNames.Seen> oracle = new HashMap<>();
      for (int step = 0; step < 400; step++) {
        if (random.nextInt(30) == 0) {
          names.turn();
          oracle.replaceAll((name, seen) -> SeenNames.Seen.EARLIER);
        }
        int name = FewNames.half(Mark.of(random.nextInt(SeenNames.MOST_EXACT), round));
        assertThat(names.see(name)).isEqualTo(oracle.getOrDefault(name, SeenNames.Seen.NEW));
        oracle.putIfAbsent(name, SeenNames.Seen.NOW);
        if (step % 50 == 0) {
          names = copy(names);
        }
      }
    }
  }

  @Test
  void forgets_no_name_when_they_are_many_and_errs_seldom_of_new_ones() {
    SeenNames names = new SeenNames();
    int taken = 0;
    for (int name = 0; name < 400; name++) {
      if (name % 20 == 0) {
        names.turn();
      }
      taken += names.see(FewNames.half(Mark.of(name, 7))) == SeenNames.Seen.NEW ? 1 : 0;
      assertThat(names.see(FewNames.half(Mark.of(name, 7)))).isNotEqualTo(SeenNames.Seen.NEW);
      names = name % 50 == 0 ? copy(names) : names;
    }
    names.turn();
    for (int name = 0; name < 400; name++) {
      assertThat(names.see(FewNames.half(Mark.of(name, 7)))).isEqualTo(SeenNames.Seen.EARLIER);
    }
    assertThat(taken).isBetween(360, 400);
  }

  private static SeenNames copy(SeenNames names) {
    StateWriter out = new StateWriter();
    names.write(out);
    return SeenNames.read(new StateReader(out.toBytes()));
  }
}
