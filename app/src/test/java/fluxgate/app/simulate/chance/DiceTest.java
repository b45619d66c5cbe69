package fluxgate.app.simulate.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DiceTest {
  @Test
  void draws_stay_in_their_bounds() {
    Dice dice = new Dice(3);
    double sum = 0;
    for (int i = 0; i < 10_000; i++) {
      assertThat(dice.between(3, 9)).isBetween(3, 9);
      assertThat(dice.scaledInt(2, 40)).isBetween(2, 40);
      assertThat(dice.within(0.2, 0.5)).isBetween(0.2, 0.5);
      sum += dice.exponential(50);
    }
    assertThat(sum / 10_000).isBetween(48.0, 52.0);
    assertThat(dice.sample(List.of(1, 2, 3), 5)).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void dice_for_a_part_do_not_move_those_that_they_come_from() {
    Dice one = new Dice(4);
    Dice other = new Dice(4);
    one.forPart("a").next();
    one.at(7).next();
    assertThat(one.next()).isEqualTo(other.next());
    assertThat(one.forPart("a").next()).isEqualTo(other.forPart("a").next());
  }
}
