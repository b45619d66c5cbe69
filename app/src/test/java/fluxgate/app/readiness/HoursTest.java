package fluxgate.app.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where a log is silent. */
final class HoursTest {
  private static final long HOUR = 3_600_000_000L;
  private static final long START =
      Instant.parse("2026-11-02T00:00:00Z").getEpochSecond() * 1_000_000;

  private final Hours hours = new Hours();

  private void records(int hour, int count) {
    for (int i = 0; i < count; i++) {
      hours.add(START + hour * HOUR + i);
    }
  }

  @Test
  void an_empty_hour_of_a_day_is_a_gap() {
    for (int hour = 0; hour < 24; hour++) {
      records(hour, hour == 7 || hour == 8 ? 0 : 40);
    }
    Hours.Quiet quiet = hours.quiet(START + 24 * HOUR);
    assertThat(quiet.gaps()).containsExactly(new Hours.Gap(START + 7 * HOUR, START + 9 * HOUR, 0));
    assertThat(quiet.usual()).isEqualTo(40);
  }

  @Test
  void within_a_day_nobody_knows_how_quiet_the_night_is() {
    for (int hour = 0; hour < 24; hour++) {
      records(hour, hour < 6 ? 1 : 40);
    }
    assertThat(hours.quiet(START + 24 * HOUR).gaps()).isEmpty();
  }

  @Test
  void after_three_days_each_hour_is_compared_with_itself() {
    for (int hour = 0; hour < 5 * 24; hour++) {
      records(hour, hour % 24 < 6 ? 20 : 400);
    }
    assertThat(hours.quiet(START + 5 * 24 * HOUR).gaps()).isEmpty();
    Hours holed = new Hours();
    for (int hour = 0; hour < 5 * 24; hour++) {
      int count = hour % 24 < 6 ? 20 : hour == 60 ? 30 : 400;
      for (int i = 0; i < count; i++) {
        holed.add(START + hour * HOUR + i);
      }
    }
    assertThat(holed.quiet(START + 5 * 24 * HOUR).gaps())
        .containsExactly(new Hours.Gap(START + 60 * HOUR, START + 61 * HOUR, 30));
  }

  @Test
  void what_ended_before_the_others_is_silent_since() {
    for (int hour = 0; hour < 12; hour++) {
      records(hour, 40);
    }
    Hours.Quiet quiet = hours.quiet(START + 20 * HOUR);
    assertThat(quiet.gaps())
        .containsExactly(new Hours.Gap(START + 12 * HOUR, START + 20 * HOUR, 0));
    assertThat(quiet.hours()).isEqualTo(8);
  }

  @Test
  void a_long_silence_is_not_what_is_usual() {
    for (int hour = 0; hour < 90; hour++) {
      records(hour, hour < 24 || hour >= 84 ? 50 : 0);
    }
    Hours.Quiet quiet = hours.quiet(START + 90 * HOUR);
    assertThat(quiet.gaps())
        .containsExactly(new Hours.Gap(START + 24 * HOUR, START + 84 * HOUR, 0));
    assertThat(quiet.usual()).isEqualTo(50);
  }

  @Test
  void a_record_of_a_wrong_clock_is_no_beginning() {
    hours.add(START - 40_000 * HOUR);
    for (int hour = 0; hour < 24; hour++) {
      records(hour, 60);
    }
    assertThat(hours.quiet(START + 24 * HOUR).gaps()).isEmpty();
  }

  @Test
  void a_log_of_few_records_has_no_gaps_to_speak_of() {
    for (int hour = 0; hour < 48; hour += 3) {
      records(hour, 2);
    }
    Hours.Quiet quiet = hours.quiet(START + 48 * HOUR);
    assertThat(quiet.gaps()).isEmpty();
    assertThat(quiet.judged()).isZero();
  }
}
