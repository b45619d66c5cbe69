package fluxgate.detect.context;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times as registries and lease tables write them. What has no zone is UTC; what has no time of day
 * is the day's first moment.
 */
final class ContextTimes {
  /** The longest form with nine decimals and an offset has 35 characters. */
  private static final int MOST_CHARACTERS = 48;

  /** 1980 and 2200: before there was DNS, and after any plausible lease. */
  private static final long EARLIEST_SECONDS = 315_532_800L;

  private static final long LATEST_SECONDS = 7_258_118_400L;

  private static final List<DateTimeFormatter> OFFSET_TIMES =
      List.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME, form("yyyy-MM-dd'T'HH:mm:ss[.SSS]xx"));

  private static final List<DateTimeFormatter> LOCAL_TIMES =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE_TIME,
          form("M/d/yyyy HH:mm:ss"),
          form("d-MMM-yyyy HH:mm:ss"));

  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          form("yyyyMMdd"),
          form("d-MMM-yyyy"),
          form("d MMM yyyy"),
          form("d.M.yyyy"),
          form("M/d/yyyy"));

  private ContextTimes() {}

  private static DateTimeFormatter form(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }

  /**
   * Reads ISO 8601 with or without zone, its usual variants, registries' dates, or epoch seconds or
   * milliseconds.
   *
   * @return microseconds since the epoch, or null for what is no time between 1980 and 2200
   */
  static @Nullable Long parse(String text) {
    String word = text.strip();
    if (word.isEmpty() || word.length() > MOST_CHARACTERS) {
      return null;
    }
    if (word.matches("[0-9]{9,10}(\\.[0-9]{1,9})?|[0-9]{12,13}")) {
      return epoch(word);
    }
    String iso = word.replace(" UTC", "Z").replace(" GMT", "Z");
    if (iso.matches("[0-9]{4}[./-][0-9]{2}[./-][0-9]{2}.*")) {
      String day = iso.substring(0, 10).replace('.', '-').replace('/', '-');
      iso = day + iso.substring(10).replaceFirst("^ +", "T").replaceFirst(" +(?=[+-])", "");
    }
    for (DateTimeFormatter form : OFFSET_TIMES) {
      try {
        return micros(OffsetDateTime.parse(iso, form));
      } catch (DateTimeException e) {
        // the next form
      }
    }
    for (DateTimeFormatter form : LOCAL_TIMES) {
      try {
        return micros(LocalDateTime.parse(iso, form).atOffset(ZoneOffset.UTC));
      } catch (DateTimeException e) {
        // the next form
      }
    }
    LocalDate day = date(iso);
    return day == null ? null : micros(day.atStartOfDay().atOffset(ZoneOffset.UTC));
  }

  /** A day without a time, or null. */
  static @Nullable LocalDate date(String text) {
    for (DateTimeFormatter form : DATES) {
      try {
        return LocalDate.parse(text, form);
      } catch (DateTimeException e) {
        // the next form
      }
    }
    return null;
  }

  private static @Nullable Long epoch(String digits) {
    double number = Double.parseDouble(digits);
    double micros = digits.matches("[0-9]{12,13}") ? number * 1000 : number * 1_000_000;
    return inRange(Math.round(micros));
  }

  private static @Nullable Long micros(OffsetDateTime time) {
    return inRange(time.toEpochSecond() * 1_000_000 + time.getNano() / 1000);
  }

  private static @Nullable Long inRange(long micros) {
    long seconds = Math.floorDiv(micros, 1_000_000L);
    return seconds >= EARLIEST_SECONDS && seconds < LATEST_SECONDS ? micros : null;
  }
}
