package fluxgate.app.output;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Microseconds since the epoch as people and scripts read them: in UTC, and saying so. */
public final class UtcTime {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);

  private UtcTime() {}

  /** RFC 3339 with as many digits as the time has; whatever 64 bits say can be said. */
  public static String rfc3339(long micros) {
    return instant(micros).toString();
  }

  /** The same; null for a time that there is none of. */
  public static @Nullable String rfc3339OrNull(@Nullable Long micros) {
    return micros == null ? null : rfc3339(micros);
  }

  /** {@code 2026-11-02 08:15Z}. */
  public static String minute(long micros) {
    return MINUTE.format(instant(micros));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
