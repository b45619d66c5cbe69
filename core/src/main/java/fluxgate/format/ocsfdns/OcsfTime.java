package fluxgate.format.ocsfdns;

import fluxgate.format.text.FieldValue;
import fluxgate.format.text.Timestamps;

/** Times of events: milliseconds since the epoch, as seconds by some producers, or words. */
final class OcsfTime {
  /** Of 1973 as milliseconds, of 5138 as seconds. */
  private static final long FIRST_MILLIS = 100_000_000_000L;

  private OcsfTime() {}

  /** Microseconds since the epoch, or {@link Timestamps#BAD}. */
  static long micros(FieldValue text) {
    long number = text.whole();
    if (number < 0) {
      return text.timeMicrosUtc();
    }
    return number >= FIRST_MILLIS ? text.timeMicrosOfMillis() : text.timeMicros();
  }
}
