package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which records are believed by their time, in logs and among aggregates. */
final class TimeJumpsTest {
  private static final long DAY = 24 * 3_600 * 1_000_000L;
  private static final long HOUR = DAY / 24;
  private static final long START = 20_000 * DAY;

  private final List<Long> believed = new ArrayList<>();
  private final List<Long> refused = new ArrayList<>();

  private static TimeJumps.Arrival at(long micros) {
    return new TimeJumps.Arrival(micros, List.of(), new ReadRecord(null), 0);
  }

  private void log(List<Long> times) {
    TimeJumps jumps =
        new TimeJumps(one -> believed.add(one.timeMicros), one -> refused.add(one.timeMicros));
    for (long time : times) {
      if (jumps.passes(time)) {
        believed.add(time);
      } else {
        jumps.take(at(time));
      }
    }
    jumps.end();
    assertThat(believed.size() + refused.size()).isEqualTo(times.size());
  }

  private void aggregates(List<Long> times) {
    FarthestAggregates farthest =
        new FarthestAggregates(
            one -> believed.add(one.timeMicros), one -> refused.add(one.timeMicros));
    times.forEach(time -> farthest.take(at(time)));
    farthest.end();
    assertThat(believed.size() + refused.size()).isEqualTo(times.size());
  }

  private static List<Long> every(long step, int count) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      times.add(START + i * step);
    }
    return times;
  }

  @Test
  void a_log_with_one_record_in_two_days_is_read_whole() {
    for (int count : List.of(1, 2, 3, 9, 33, 34, 100)) {
      believed.clear();
      log(every(2 * DAY, count));
      assertThat(refused).as(count + " records").isEmpty();
    }
  }

  @Test
  void pairs_with_days_between_and_a_last_one_alone_are_read_whole() {
    List<Long> times = new ArrayList<>();
    for (long time : every(3 * DAY, 6)) {
      times.add(time);
      times.add(time + 40);
    }
    times.add(START + 20 * DAY);
    log(times);
    assertThat(refused).isEmpty();
  }

  @Test
  void a_last_record_far_beyond_all_gaps_is_refused() {
    List<Long> busy = every(HOUR, 50);
    busy.add(START + 30 * DAY);
    log(busy);
    assertThat(refused).containsExactly(START + 30 * DAY);
  }

  @Test
  void a_broken_clock_at_the_end_of_a_sparse_log_is_refused() {
    for (int count : List.of(1, 3, 20)) {
      believed.clear();
      refused.clear();
      List<Long> times = every(2 * DAY, count);
      times.add(START + 20_000 * DAY);
      log(times);
      assertThat(refused).as(count + " before").containsExactly(START + 20_000 * DAY);
    }
  }

  @Test
  void aggregates_in_any_order_are_read_whole() {
    List<Long> times = every(3 * DAY, 200);
    java.util.Collections.shuffle(times, new java.util.Random(3));
    aggregates(times);
    assertThat(refused).isEmpty();
  }

  @Test
  void few_aggregates_that_lie_years_apart_are_read_whole() {
    aggregates(List.of(START, START + 3_000 * DAY, START + 1_000 * DAY));
    assertThat(refused).isEmpty();
  }

  @Test
  void an_aggregate_of_a_broken_clock_is_refused_wherever_it_stands() {
    for (int place : List.of(0, 1, 40, 99)) {
      believed.clear();
      refused.clear();
      List<Long> times = every(HOUR, 99);
      times.add(place, START + 400 * DAY);
      aggregates(times);
      assertThat(refused).as("at " + place).containsExactly(START + 400 * DAY);
    }
  }

  @Test
  void times_at_the_ends_of_their_range_are_judged_too() {
    List<Long> ends =
        List.of(Long.MAX_VALUE, Long.MIN_VALUE + 1, 0L, Long.MAX_VALUE, Long.MIN_VALUE + 1);
    log(ends);
    believed.clear();
    refused.clear();
    aggregates(ends);
  }
}
