package fluxgate.format.windowsdnsdebug;

import fluxgate.format.LogClock;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.Timestamps;

/**
 * Dates and times as the server's locale writes them. Where day and month cannot be told apart, the
 * log up to there decides: a number above 12 is a day, and of a date that follows another the day
 * is what went up by one. Before anything told, the month comes first on a clock of twelve hours,
 * else the day. Stateful for one log.
 */
final class LocaleTime {
  /** Which half of the day a clock of twelve hours says. */
  enum Half {
    NONE,
    BEFORE_NOON,
    AFTER_NOON
  }

  private enum Order {
    UNTOLD,
    MONTH_FIRST,
    DAY_FIRST
  }

  private static final int MONTHS = 12;
  private static final int CENTURY = 2_000;

  private final LogClock clock;
  private final int[] numbers = new int[3];
  private Order order = Order.UNTOLD;
  private int lastFirst;
  private int lastSecond;

  LocaleTime(LogClock clock) {
    this.clock = clock;
  }

  /** The half of the day that a word says. */
  static Half half(FieldValue word) {
    if (word.length() != 2 && word.length() != 4) {
      return Half.NONE;
    }
    boolean shaped = (word.charAt(word.length() / 2) | 0x20) == 'm';
    boolean dotted = word.length() == 2 || word.charAt(1) == '.' && word.charAt(3) == '.';
    if (!shaped || !dotted) {
      return Half.NONE;
    }
    int letter = word.charAt(0) | 0x20;
    return letter == 'a' ? Half.BEFORE_NOON : letter == 'p' ? Half.AFTER_NOON : Half.NONE;
  }

  /**
   * @return microseconds since the epoch, or {@link Timestamps#BAD}
   */
  long micros(FieldValue date, FieldValue time, Half half) {
    if (numbers(time) != 3) {
      return Timestamps.BAD;
    }
    int hour = hour(numbers[0], half);
    int minute = numbers[1];
    int second = numbers[2];
    int found = date.length() == 8 && date.whole() > 0 ? digits(date) : numbers(date);
    if (found != 3 || hour < 0) {
      return Timestamps.BAD;
    }
    int year = numbers[0];
    int month = numbers[1];
    int day = numbers[2];
    if (!isYear(date)) {
      learn(numbers[0], numbers[1]);
      boolean monthFirst = order == Order.UNTOLD ? half != Half.NONE : order == Order.MONTH_FIRST;
      year = numbers[2] < 100 ? CENTURY + numbers[2] : numbers[2];
      month = monthFirst ? numbers[0] : numbers[1];
      day = monthFirst ? numbers[1] : numbers[0];
    }
    return Timestamps.inRange(clock.micros(year, month, day, hour, minute, second, 0));
  }

  /** Whether the year comes first, and so the month second. */
  private static boolean isYear(FieldValue date) {
    int digits = 0;
    while (digits < date.length() && date.charAt(digits) >= '0' && date.charAt(digits) <= '9') {
      digits++;
    }
    return digits >= 4;
  }

  private void learn(int first, int second) {
    boolean secondIsDay = second > MONTHS || first == lastFirst && second == lastSecond + 1;
    boolean firstIsDay = first > MONTHS || second == lastSecond && first == lastFirst + 1;
    if (secondIsDay != firstIsDay) {
      order = secondIsDay ? Order.MONTH_FIRST : Order.DAY_FIRST;
    }
    lastFirst = first;
    lastSecond = second;
  }

  private static int hour(int hour, Half half) {
    if (half == Half.NONE) {
      return hour;
    }
    if (hour < 1 || hour > MONTHS) {
      return -1;
    }
    return hour % MONTHS + (half == Half.AFTER_NOON ? MONTHS : 0);
  }

  /** {@code 20261123} into year, month and day. */
  private int digits(FieldValue date) {
    int whole = date.whole(99_999_999);
    numbers[0] = whole / 10_000;
    numbers[1] = whole / 100 % 100;
    numbers[2] = whole % 100;
    return 3;
  }

  /** Numbers of at most four digits between single other characters; how many, at most four. */
  private int numbers(FieldValue text) {
    int count = 0;
    int at = 0;
    while (at < text.length() && count < 4) {
      int from = at;
      int value = 0;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        value = value * 10 + text.charAt(at++) - '0';
        if (at - from > 4) {
          return 0;
        }
      }
      if (at == from) {
        return 0;
      }
      if (count < 3) {
        numbers[count] = value;
      }
      count++;
      at++;
    }
    return count;
  }
}
