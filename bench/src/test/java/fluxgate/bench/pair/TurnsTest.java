package fluxgate.bench.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TurnsTest {
  @Test
  void the_median_of_an_even_number_lies_in_the_middle() {
    assertThat(Spread.of(List.of(3.0, 9.0, 1.0))).isEqualTo(new Spread(1, 3, 9));
    assertThat(Spread.of(List.of(4.0, 9.0, 1.0, 2.0))).isEqualTo(new Spread(1, 3, 9));
  }

  @Test
  void ratios_are_taken_within_a_round() {
    // the ratio of the medians would be 4 / 2
    Turns turns = new Turns(List.of(4.0, 1.0, 8.0), List.of(1.0, 2.0, 4.0));
    assertThat(turns.ratio()).isEqualTo(new Spread(0.5, 2, 4));
    assertThat(new Turns(List.of(4.0, 6.0, 2.0), List.of(1.0, 2.0, 4.0)).ratio().median())
        .isEqualTo(3);
  }

  @Test
  void who_begins_changes() throws IOException {
    List<String> course = new ArrayList<>();
    Turns.take(
        3,
        () -> {
          course.add("ours");
          return 1;
        },
        () -> {
          course.add("theirs");
          return 1;
        });
    assertThat(course).containsExactly("ours", "theirs", "theirs", "ours", "ours", "theirs");
  }

  @Test
  void goals_hold_on_their_side() {
    assertThat(Goal.atMost(0.4, "").met(0.4)).isEqualTo("yes");
    assertThat(Goal.atMost(0.4, "").met(0.41)).isEqualTo("no");
    assertThat(Goal.atLeast(2, "").met(1.9)).isEqualTo("no");
    assertThat(Goal.NONE.met(7)).isEmpty();
  }

  @Test
  void what_a_process_took_is_what_the_kernel_says() throws IOException {
    Usage usage =
        Program.shell(Path.of("."), "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done").run();
    assertThat(usage.cpuSeconds()).isBetween(0.01, usage.elapsedSeconds() * 2);
    assertThat(usage.peakBytes()).isGreaterThan(100_000);
  }

  @Test
  void programs_that_fail_or_miscount_fail_the_run() {
    assertThatThrownBy(() -> Program.shell(Path.of("."), "echo why >&2; exit 3").run())
        .hasMessageContaining("ended with 3")
        .hasMessageContaining("why");
    assertThatThrownBy(() -> Bench.check(9, 10, Program.shell(Path.of("."), "count")))
        .hasMessage("count counted 9 of 10 records");
  }
}
