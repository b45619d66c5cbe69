package fluxgate.format.text;

import fluxgate.format.LogClock;

/**
 * Times of logs that mostly say no zone; those that do, or count from the epoch, are read as well.
 */
public final class LocalTimes {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private LocalTimes() {}

  /**
   * {@code 2026-11-23 07:38:10.123}, with {@code /} or {@code T} as well, of the clock's zone, or
   * any time that {@link FieldValue#timeMicros} reads.
   *
   * @return microseconds since the epoch, or {@link Timestamps#BAD}
   */
  public static long micros(LogClock clock, FieldValue text) {
    boolean shaped =
        text.length() >= 19
            && isDash(text, 4)
            && isDash(text, 7)
            && (text.charAt(10) == ' ' || text.charAt(10) == 'T')
            && text.charAt(13) == ':'
            && text.charAt(16) == ':';
    int last = text.length() == 0 ? 0 : text.charAt(text.length() - 1);
    boolean zoned = last == 'Z' || last == 'z' || hasOffset(text);
    if (!shaped || zoned) {
      return text.timeMicros();
    }
    int micros = fraction(text, 19);
    return micros < 0
        ? Timestamps.BAD
        : clock.micros(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            micros);
  }

  /**
   * {@code Nov 23 2026 07:38:10}, of the clock's zone.
   *
   * @return microseconds since the epoch, or {@link Timestamps#BAD}
   */
  public static long monthFirstMicros(LogClock clock, CharSequence text) {
    if (text.length() < 20
        || text.charAt(3) != ' '
        || text.charAt(6) != ' '
        || text.charAt(11) != ' ') {
      return Timestamps.BAD;
    }
    int month = MONTHS.indexOf(text.subSequence(0, 3).toString());
    int micros = text.length() > 20 ? fraction(text, 20) : 0;
    boolean shaped =
        month >= 0 && month % 3 == 0 && text.charAt(14) == ':' && text.charAt(17) == ':';
    return !shaped || micros < 0
        ? Timestamps.BAD
        : clock.micros(
            number(text, 7, 11),
            month / 3 + 1,
            number(text, text.charAt(4) == ' ' ? 5 : 4, 6),
            number(text, 12, 14),
            number(text, 15, 17),
            number(text, 18, 20),
            micros);
  }

  /**
   * {@code Mon Nov 23 07:38:10 2026}, of the clock's zone.
   *
   * @return microseconds since the epoch, or {@link Timestamps#BAD}
   */
  public static long yearLastMicros(LogClock clock, CharSequence text) {
    boolean shaped =
        text.length() == 24
            && text.charAt(3) == ' '
            && text.charAt(7) == ' '
            && text.charAt(10) == ' '
            && text.charAt(19) == ' ';
    if (!shaped) {
      return Timestamps.BAD;
    }
    String monthFirst =
        text.subSequence(4, 11) + text.subSequence(20, 24).toString() + text.subSequence(10, 19);
    return monthFirstMicros(clock, monthFirst);
  }

  private static boolean isDash(FieldValue text, int at) {
    return text.charAt(at) == '-' || text.charAt(at) == '/';
  }

  private static boolean hasOffset(FieldValue text) {
    for (int i = 19; i < text.length(); i++) {
      if (text.charAt(i) == '+' || text.charAt(i) == '-') {
        return true;
      }
    }
    return false;
  }

  /** Microseconds of {@code .123}, 0 where nothing stands there, -1 where it is anything else. */
  private static int fraction(CharSequence text, int from) {
    if (from >= text.length()) {
      return 0;
    }
    if (text.charAt(from) != '.' && text.charAt(from) != ',') {
      return -1;
    }
    int micros = 0;
    for (int place = 0; place < 6; place++) {
      int at = from + 1 + place;
      int digit = at < text.length() ? text.charAt(at) - '0' : 0;
      if (digit < 0 || digit > 9) {
        return -1;
      }
      micros = micros * 10 + digit;
    }
    return micros;
  }

  private static int number(CharSequence text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
