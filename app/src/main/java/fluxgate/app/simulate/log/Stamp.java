package fluxgate.app.simulate.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of a play as text in UTC; what changes once a second is made once a second. */
final class Stamp {
  private final Instant start;
  private final DateTimeFormatter toSecond;
  private long second = Long.MIN_VALUE;
  private String text = "";

  /**
   * @param toSecond pattern of a time in whole seconds
   */
  Stamp(Instant start, String toSecond) {
    this.start = start;
    this.toSecond = DateTimeFormatter.ofPattern(toSecond, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** As ISO 8601 has it, without its zone. */
  static Stamp iso(Instant start) {
    return new Stamp(start, "yyyy-MM-dd'T'HH:mm:ss");
  }

  /** The second that a time lies in. */
  String second(long micros) {
    long whole = Math.floorDiv(micros, 1_000_000);
    if (whole != second) {
      second = whole;
      text = toSecond.format(start.plusSeconds(whole));
    }
    return text;
  }

  /** With three decimals. */
  String millis(long micros) {
    return second(micros) + "." + decimals(micros).substring(0, 3);
  }

  /** With six decimals. */
  String micros(long micros) {
    return second(micros) + "." + decimals(micros);
  }

  private static String decimals(long micros) {
    return Long.toString(1_000_000 + Math.floorMod(micros, 1_000_000)).substring(1);
  }
}
