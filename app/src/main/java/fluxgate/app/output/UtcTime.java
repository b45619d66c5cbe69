package fluxgate.app.output;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Microseconds since the epoch as people and scripts read them: in UTC, and saying so. */
public final class UtcTime {
  private UtcTime() {}

  /** RFC 3339 with as many digits as the time has; whatever 64 bits say can be said. */
  public static String rfc3339(long micros) {
    return instant(micros).toString();
  }

  /** The same; null for a time that there is none of. */
  public static @Nullable String rfc3339OrNull(@Nullable Long micros) {
    return micros == null ? null : rfc3339(micros);
  }

  /** For people, everywhere: {@code 2026-11-02T08:15:07Z}, what is below a second left out. */
  public static String second(long micros) {
    return second(instant(micros));
  }

  /** As {@link #second(long)}. */
  public static String second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
