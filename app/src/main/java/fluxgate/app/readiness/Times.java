package fluxgate.app.readiness;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as people and scripts read them. */
final class Times {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  static String minute(long micros) {
    return MINUTE.format(instant(micros));
  }

  /** RFC 3339 in UTC; null for a time that there is none of. */
  static @Nullable String text(long micros) {
    return micros == Long.MIN_VALUE || micros == Long.MAX_VALUE ? null : instant(micros).toString();
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
