package fluxgate.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Times that a log writes without a zone, or without a year. Single-threaded.
 *
 * <p>A time without a zone is one of the zone that the user names (UTC where nobody does). A time
 * without a year lies in the latest year in which it is not after the log was last written, give or
 * take a day for clocks and zones that differ: so December's lines of a log that was written in
 * January belong to the year before.
 */
public final class LogClock {
  /** What is returned for what is no time. */
  public static final long BAD = Long.MIN_VALUE;

  /** No log that is in use was last written later: 2200-01-01. */
  private static final long FAR_MICROS = 7_258_118_400_000_000L;

  private static final long MICROS = 1_000_000L;
  private static final long DAY_SECONDS = 24 * 3600L;
  private static final long QUARTER_SECONDS = 900;

  /** 29 February comes back after eight years at the latest (1896 to 1904). */
  private static final int MOST_YEARS_BACK = 8;

  private final ZoneId zone;
  private final long writtenSeconds;

  // The quarter of an hour that was asked for last: offsets change between two only.
  private long lastQuarter = Long.MIN_VALUE;
  private int lastOffset;

  /**
   * @param zone of times that name none
   * @param writtenMicros when the log was last written, microseconds since the epoch; not after
   *     2200
   */
  public LogClock(ZoneId zone, long writtenMicros) {
    this.zone = zone;
    this.writtenSeconds = Math.floorDiv(Math.min(writtenMicros, FAR_MICROS), MICROS);
  }

  /** The same for times that say that they are in UTC. */
  public LogClock utc() {
    return zone.equals(ZoneOffset.UTC)
        ? this
        : new LogClock(ZoneOffset.UTC, writtenSeconds * MICROS);
  }

  /**
   * A local time with its year.
   *
   * @param micros of the second, 0 to 999,999
   * @return microseconds since the epoch, or {@link #BAD} where there is no such time; in the hour
   *     that is put back twice, the first of both; in the hour that is left out, as if it were not
   */
  public long micros(int year, int month, int day, int hour, int minute, int second, int micros) {
    if (year < 1980 || year >= 2200 || !isTimeOfDay(hour, minute, second)) {
      return BAD;
    }
    try {
      long days = LocalDate.of(year, month, day).toEpochDay();
      long local = days * DAY_SECONDS + hour * 3600L + minute * 60L + second;
      return (local - offset(local)) * MICROS + micros;
    } catch (DateTimeException e) {
      return BAD;
    }
  }

  /** As {@link #micros}, of a time that does not say its year. */
  public long microsWithoutYear(int month, int day, int hour, int minute, int second, int micros) {
    int newest = LocalDateTime.ofEpochSecond(latest(), 0, ZoneOffset.UTC).getYear();
    for (int year = newest; year > newest - MOST_YEARS_BACK; year--) {
      long time = micros(year, month, day, hour, minute, second, micros);
      if (time != BAD && Math.floorDiv(time, MICROS) <= latest()) {
        return time;
      }
    }
    return BAD;
  }

  private long latest() {
    return writtenSeconds + DAY_SECONDS;
  }

  private static boolean isTimeOfDay(int hour, int minute, int second) {
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
  }

  private int offset(long localSeconds) {
    if (zone instanceof ZoneOffset fixed) {
      return fixed.getTotalSeconds();
    }
    long quarter = Math.floorDiv(localSeconds, QUARTER_SECONDS);
    if (quarter != lastQuarter) {
      LocalDateTime local =
          LocalDateTime.ofEpochSecond(quarter * QUARTER_SECONDS, 0, ZoneOffset.UTC);
      lastOffset = zone.getRules().getOffset(local).getTotalSeconds();
      lastQuarter = quarter;
    }
    return lastOffset;
  }
}
