package fluxgate.format.text;

import fluxgate.format.LogClock;

/**
 * The time at the beginning of a daemon's line: {@code Nov 23 07:38:47}, {@code 23-Nov-2026
 * 07:38:47.925}, or ISO 8601 with or without an offset. Single-threaded.
 */
public final class LineTime {
  /** No time stands there. */
  public static final long NONE = Long.MIN_VALUE;

  /** What stands there looks like a time and is none. */
  public static final long BAD = Long.MIN_VALUE + 1;

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private final LogClock clock;
  private final FieldValue word = new FieldValue();

  /**
   * @param clock reads what names no zone or no year
   */
  public LineTime(LogClock clock) {
    this.clock = clock;
  }

  /**
   * Passes the time that stands here and the spaces behind it.
   *
   * @return microseconds since the epoch; {@link #NONE}, and nothing passed, or {@link #BAD}
   */
  public long read(LineCursor line) {
    int from = line.passed();
    long time = isDigit(line.peek(0)) ? yearInside(line) : monthFirst(line);
    if (time == NONE) {
      line.back(from);
    } else {
      line.skipSpaces();
    }
    return time;
  }

  /** The time of the line itself, else that of what was wrapped around it, else {@link #NONE}. */
  public static long orWrapped(long own, long wrappedMicros) {
    return own == NONE ? wrappedMicros : own;
  }

  private long yearInside(LineCursor line) {
    return line.peek(4) == '-' ? iso(line) : dayFirst(line);
  }

  private long iso(LineCursor line) {
    int from = line.passed();
    long time = line.word(word).timeMicros();
    if (time != Timestamps.BAD && word.length() >= 20) {
      return time;
    }
    line.back(from);
    int year = number(line, 4);
    boolean shaped = line.skip("-");
    int month = number(line, 2);
    shaped &= line.skip("-");
    int day = number(line, 2);
    shaped &= line.skip("T") || line.skip(" ");
    return shaped ? ofDay(line, year, month, day) : NONE;
  }

  private long dayFirst(LineCursor line) {
    int day = number(line, 2);
    boolean shaped = line.skip("-");
    int month = month(line);
    shaped &= month > 0 && line.skip("-");
    int year = number(line, 4);
    return shaped && line.skip(" ") ? ofDay(line, year, month, day) : NONE;
  }

  private long monthFirst(LineCursor line) {
    int month = month(line);
    if (month == 0 || !line.skip(" ")) {
      return NONE;
    }
    line.skipSpaces();
    int day = number(line, 2);
    return line.skip(" ") ? ofDay(line, -1, month, day) : NONE;
  }

  /**
   * @param year -1 where none is said
   */
  private long ofDay(LineCursor line, int year, int month, int day) {
    int hour = number(line, 2);
    boolean shaped = line.skip(":");
    int minute = number(line, 2);
    shaped &= line.skip(":");
    int second = number(line, 2);
    if (!shaped || second < 0) {
      return NONE;
    }
    int micros = fraction(line);
    long time =
        year < 0
            ? clock.microsWithoutYear(month, day, hour, minute, second, micros)
            : clock.micros(year, month, day, hour, minute, second, micros);
    return time == LogClock.BAD || Timestamps.inRange(time) == Timestamps.BAD ? BAD : time;
  }

  /** Millionths; what is finer is cut off. */
  private static int fraction(LineCursor line) {
    int micros = 0;
    if (line.skip(".") || line.skip(",")) {
      for (int unit = 100_000; isDigit(line.peek(0)); unit /= 10) {
        micros += (int) line.number(1) * unit;
      }
    }
    return micros;
  }

  private static int number(LineCursor line, int mostDigits) {
    return (int) line.number(mostDigits);
  }

  private static int month(LineCursor line) {
    for (int month = 0; month < 12; month++) {
      boolean same = true;
      for (int i = 0; i < 3 && same; i++) {
        same = (line.peek(i) | 0x20) == MONTHS.charAt(3 * month + i);
      }
      if (same) {
        line.back(line.passed() + 3);
        return month + 1;
      }
    }
    return 0;
  }

  private static boolean isDigit(int octet) {
    return octet >= '0' && octet <= '9';
  }
}
