package fluxgate.app.history.folder;

import fluxgate.app.output.UtcTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Times of the store: microseconds since the epoch, days of UTC, RFC 3339 in its small files. */
public final class Times {
  public static final long SECOND = 1_000_000;
  public static final long HOUR = 3600 * SECOND;
  public static final long DAY = 24 * HOUR;

  /**
   * Years that a folder can be named for; what lies outside is kept on the first or the last day.
   */
  private static final long FIRST_DAY = LocalDate.of(1970, 1, 1).toEpochDay();

  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  private Times() {}

  public static String text(long micros) {
    return UtcTime.rfc3339(micros);
  }

  /** What {@link #text} wrote; the epoch for anything else. */
  public static long micros(String text) {
    try {
      return micros(Instant.parse(text));
    } catch (DateTimeException e) {
      return 0;
    }
  }

  public static long micros(Instant time) {
    return time.getEpochSecond() * SECOND + time.getNano() / 1000;
  }

  /** The time within the years that the store can name. */
  public static long clamp(long micros) {
    return Math.clamp(micros, FIRST_DAY * DAY, (LAST_DAY + 1) * DAY - 1);
  }

  public static LocalDate day(long micros) {
    return LocalDate.ofEpochDay(Math.floorDiv(clamp(micros), DAY));
  }

  public static long startOf(LocalDate day) {
    return day.toEpochDay() * DAY;
  }

  public static LocalDate today(Instant now) {
    return now.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
