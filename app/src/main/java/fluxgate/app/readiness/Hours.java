package fluxgate.app.readiness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many records came in each hour of event time, and where fewer came than usual.
 *
 * <p>What is usual for an hour is the median of the same hour of other days where three days or
 * more were seen, and the median of all hours before that, each of hours in which anything came. A
 * gap has less than a tenth of it (check R11); with less than three days only an empty hour is one,
 * because nobody knows yet how quiet the nights are. Where fewer than ten records an hour are usual
 * nothing is a gap: at ten, an empty hour comes by chance once in 22,000 (e<sup>-10</sup>).
 */
final class Hours {
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final int DAY = 24;
  private static final int DAYS_FOR_NIGHTS = 3;
  private static final double SHARE = 0.1;
  private static final int LEAST_USUAL = 10;
  private static final int STRAYS_ONE_IN = 1_000;

  /** Eleven years; of a longer log the hours beyond are left out. */
  private static final int MOST_HOURS = 100_000;

  /**
   * Hours in a row with less than is usual.
   *
   * @param fromMicros since the epoch
   * @param untilMicros the end of the last of them
   * @param records that came in them all the same
   */
  record Gap(long fromMicros, long untilMicros, long records) {
    long hours() {
      return (untilMicros - fromMicros) / HOUR_MICROS;
    }
  }

  /**
   * What was found.
   *
   * @param judged whole hours that could be judged
   * @param usual records an hour, the median
   */
  record Quiet(List<Gap> gaps, long judged, long usual) {
    long hours() {
      return gaps.stream().mapToLong(Gap::hours).sum();
    }
  }

  private final TreeMap<Long, long[]> counts = new TreeMap<>();

  void add(long micros) {
    long hour = Math.floorDiv(micros, HOUR_MICROS);
    long[] count = counts.get(hour);
    if (count == null) {
      if (counts.size() >= MOST_HOURS) {
        return;
      }
      count = new long[1];
      counts.put(hour, count);
    }
    count[0]++;
  }

  /**
   * Where the log is silent.
   *
   * @param untilMicros when the newest event of all logs happened: a log that had ended by then is
   *     silent since
   */
  Quiet quiet(long untilMicros) {
    if (counts.isEmpty()) {
      return new Quiet(List.of(), 0, 0);
    }
    long first = begin() + 1; // the first and the last hour are cut
    long end = Math.min(Math.floorDiv(untilMicros, HOUR_MICROS), first + MOST_HOURS);
    long days = (end - first) / DAY;
    long usual = median(counts.subMap(first, Math.max(first, end)).values());
    long[] usualAt = new long[DAY];
    for (int hour = 0; hour < DAY; hour++) {
      usualAt[hour] = days < DAYS_FOR_NIGHTS ? usual : usualAt(hour, first, end, usual);
    }
    double share = days < DAYS_FOR_NIGHTS ? 0 : SHARE;
    List<Gap> gaps = new ArrayList<>();
    long from = -1;
    long inGap = 0;
    for (long hour = first; hour <= end; hour++) {
      long usually = usualAt[(int) Math.floorMod(hour, (long) DAY)];
      boolean silent =
          hour < end && usually >= LEAST_USUAL && count(hour) <= Math.ceil(share * usually) - 1;
      silent |= hour < end && usually >= LEAST_USUAL && count(hour) == 0;
      if (silent) {
        inGap = from < 0 ? count(hour) : inGap + count(hour);
        from = from < 0 ? hour : from;
      } else if (from >= 0) {
        gaps.add(new Gap(from * HOUR_MICROS, hour * HOUR_MICROS, inGap));
        from = -1;
      }
    }
    return new Quiet(gaps, usual < LEAST_USUAL ? 0 : Math.max(0, end - first), usual);
  }

  /** The first hour but for strays: what a wrong clock dated years ago is no beginning. */
  private long begin() {
    long all = counts.values().stream().mapToLong(count -> count[0]).sum();
    long before = 0;
    for (Map.Entry<Long, long[]> hour : counts.entrySet()) {
      before += hour.getValue()[0];
      if (before * STRAYS_ONE_IN > all) {
        return hour.getKey();
      }
    }
    return counts.lastKey();
  }

  /** Of an hour of the day in which nothing ever came, what is usual in any. */
  private long usualAt(int hourOfDay, long first, long end, long otherwise) {
    List<long[]> values = new ArrayList<>();
    long hour = first + Math.floorMod(hourOfDay - first, (long) DAY);
    for (; hour < end; hour += DAY) {
      long[] count = counts.get(hour);
      if (count != null) {
        values.add(count);
      }
    }
    return values.isEmpty() ? otherwise : median(values);
  }

  private long count(long hour) {
    long[] count = counts.get(hour);
    return count == null ? 0 : count[0];
  }

  /** Of hours in which anything came: silence must not become what is usual. */
  private static long median(Collection<long[]> hours) {
    long[] values = hours.stream().mapToLong(count -> count[0]).sorted().toArray();
    return values.length == 0 ? 0 : values[values.length / 2];
  }
}
