package fluxgate.format.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Times and durations in text, to the microsecond without passing through floating point. */
public final class Timestamps {
  /** What is returned for text that is no time, or none between 1980 and 2200. */
  public static final long BAD = Long.MIN_VALUE;

  /**
   * 1980-01-01: no log that we read is older than the DNS (1983); earlier times are unset clocks.
   */
  private static final long EARLIEST = 315_532_800_000_000L;

  /** 2200-01-01: later times are damage or another unit. */
  private static final long LATEST = 7_258_118_400_000_000L;

  private static final long MICROS = 1_000_000L;
  private static final int[] MONTH_DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Timestamps() {}

  /** The time itself where it lies between 1980 and 2200, else {@link #BAD}. */
  public static long inRange(long micros) {
    return micros >= EARLIEST && micros < LATEST ? micros : BAD;
  }

  /**
   * Reads epoch seconds with an optional fraction, or ISO 8601 with an offset ({@code Z}, {@code
   * +0000}, {@code +00:00}).
   *
   * @return microseconds since the epoch, rounded to the nearest, or {@link #BAD}
   */
  public static long parse(byte[] text, int start, int length) {
    boolean iso = length >= 20 && text[start + 4] == '-' && text[start + 7] == '-';
    return inRange(iso ? iso(text, start, start + length, false) : decimal(text, start, length, 6));
  }

  /**
   * Reads ISO 8601 in which a time without an offset is UTC.
   *
   * @return microseconds since the epoch, rounded to the nearest, or {@link #BAD}
   */
  public static long parseUtc(byte[] text, int start, int length) {
    boolean iso = length >= 19 && text[start + 4] == '-' && text[start + 7] == '-';
    return iso ? inRange(iso(text, start, start + length, true)) : BAD;
  }

  /**
   * A decimal number times 10<sup>{@code scale}</sup>, rounded half away from zero.
   *
   * @return {@link #BAD} for what is no number or does not fit
   */
  static long decimal(byte[] text, int start, int length, int scale) {
    int at = start;
    int end = start + length;
    boolean negative = at < end && text[at] == '-';
    if (negative) {
      at++;
    }
    long value = 0;
    int digits = 0;
    int point = -1;
    for (; at < end; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        int places = point < 0 ? 0 : digits - point;
        if (point < 0 || places < scale) {
          if (value > (Long.MAX_VALUE - 9) / 10) {
            return BAD;
          }
          value = value * 10 + digit;
        } else if (places == scale && digit >= 5) {
          value++;
        }
        digits++;
      } else if (text[at] == '.' && point < 0 && digits > 0) {
        point = digits;
      } else if ((text[at] | 0x20) == 'e' && digits > 0) {
        return withExponent(text, start, length, scale);
      } else {
        return BAD;
      }
    }
    if (digits == 0 || point == digits) {
      return BAD;
    }
    for (int places = point < 0 ? 0 : digits - point; places < scale; places++) {
      if (value > Long.MAX_VALUE / 10) {
        return BAD;
      }
      value *= 10;
    }
    return negative ? -value : value;
  }

  /** The rare {@code 1.2e-05}; bounded before any arithmetic, since exponents explode. */
  private static long withExponent(byte[] text, int start, int length, int scale) {
    if (length > 40) {
      return BAD;
    }
    try {
      BigDecimal number =
          new BigDecimal(
              new String(text, start, length, java.nio.charset.StandardCharsets.ISO_8859_1));
      if (Math.abs((long) number.scale()) > 60) {
        return BAD;
      }
      return number.movePointRight(scale).setScale(0, RoundingMode.HALF_UP).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return BAD;
    }
  }

  private static long iso(byte[] text, int start, int end, boolean utc) {
    int year = digits(text, start, 4, end);
    int month = digits(text, start + 5, 2, end);
    int day = digits(text, start + 8, 2, end);
    int hour = digits(text, start + 11, 2, end);
    int minute = digits(text, start + 14, 2, end);
    int second = digits(text, start + 17, 2, end);
    boolean shaped =
        (text[start + 10] == 'T' || text[start + 10] == ' ')
            && text[start + 13] == ':'
            && text[start + 16] == ':';
    if (!shaped
        || year < 0
        || month < 1
        || month > 12
        || day < 1
        || day > MONTH_DAYS[month - 1]
        || (month == 2 && day == 29 && !isLeap(year))
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 60) {
      return BAD;
    }
    int at = start + 19;
    long fraction = 0;
    if (at < end && (text[at] == '.' || text[at] == ',')) {
      int first = ++at;
      while (at < end && text[at] >= '0' && text[at] <= '9') {
        int places = at - first;
        int digit = text[at++] - '0';
        if (places < 6) {
          fraction = fraction * 10 + digit;
        } else if (places == 6 && digit >= 5) {
          fraction++;
        }
      }
      if (at == first) {
        return BAD;
      }
      for (int places = at - first; places < 6; places++) {
        fraction *= 10;
      }
    }
    int offset = utc && at == end ? 0 : offsetMinutes(text, at, end);
    if (offset == Integer.MIN_VALUE) {
      return BAD;
    }
    long minutes = (daysFromEpoch(year, month, day) * 24 + hour) * 60 + minute - offset;
    return (minutes * 60 + second) * MICROS + fraction;
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar, counting years from March. */
  private static long daysFromEpoch(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int monthFromMarch = (month + 9) % 12;
    long dayOfYear = (153L * monthFromMarch + 2) / 5 + day - 1;
    return 365L * y + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
  }

  /** Minutes east of UTC that {@code Z}, {@code ±HH}, {@code ±HHMM} or {@code ±HH:MM} says. */
  private static int offsetMinutes(byte[] text, int at, int end) {
    int length = end - at;
    if (length == 1 && (text[at] | 0x20) == 'z') {
      return 0;
    }
    if (length < 3 || (text[at] != '+' && text[at] != '-')) {
      return Integer.MIN_VALUE;
    }
    int hours = digits(text, at + 1, 2, end);
    int minutes =
        switch (length) {
          case 3 -> 0;
          case 5 -> digits(text, at + 3, 2, end);
          case 6 -> text[at + 3] == ':' ? digits(text, at + 4, 2, end) : -1;
          default -> -1;
        };
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    return (hours * 60 + minutes) * (text[at] == '-' ? -1 : 1);
  }

  private static int digits(byte[] text, int at, int count, int end) {
    if (at + count > end) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
