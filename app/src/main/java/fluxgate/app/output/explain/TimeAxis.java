package fluxgate.app.output.explain;

import fluxgate.verdict.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Event time cut into equal columns.
 *
 * @param startMicros when the first begins
 * @param endMicros when the last ends; after the start
 * @param columns at least 1
 */
public record TimeAxis(long startMicros, long endMicros, int columns) {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final long DAY_MICROS = 86_400L * 1_000_000;

  public TimeAxis {
    endMicros = Math.max(endMicros, startMicros + 1);
  }

  /** The column of a time; times outside fall into the first and the last. */
  public int column(long micros) {
    double share = (double) (micros - startMicros) / (endMicros - startMicros);
    return (int) Math.clamp((long) Math.floor(share * columns), 0, columns - 1);
  }

  /** When a column begins. */
  public long startOf(int column) {
    return startMicros + (long) ((double) (endMicros - startMicros) * column / columns);
  }

  /** How long a column is. */
  public Span width() {
    return new Span((endMicros - startMicros) / columns);
  }

  /** The time as the axis writes it: as short as it can be. */
  public String label(long micros) {
    boolean oneDay =
        Math.floorDiv(startMicros, DAY_MICROS) == Math.floorDiv(endMicros - 1, DAY_MICROS);
    return (oneDay ? CLOCK : DAY).format(instant(micros));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
