package fluxgate.app.source;

import fluxgate.format.Format;
import fluxgate.format.Head;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How to read.
 *
 * @param format the format of all telemetry; null: by content
 * @param sinceMicros events before this are out of range; microseconds since the epoch
 * @param untilMicros events at or after this are out of range
 * @param latenessMicros how far a file may be out of order
 * @param threads at least 1; 1 reads on the caller's thread alone
 * @param mostBuffered entries that may wait for their order, in all files together; at least 1
 * @param context recognises files that are context (a network map), not telemetry
 * @param standardInput what {@code -} stands for
 * @param zone of times that name none
 * @param keepsGlue whether Sysmon's addresses are taken that may be glue, or cut
 */
public record ReadOptions(
    @Nullable Format format,
    long sinceMicros,
    long untilMicros,
    long latenessMicros,
    int threads,
    int mostBuffered,
    Predicate<Head> context,
    InputStream standardInput,
    ZoneId zone,
    boolean keepsGlue) {
  /** Real Zeek logs are up to 11 minutes out of order. */
  public static final long DEFAULT_LATENESS_MICROS = 15 * 60 * 1_000_000L;

  /** Some 500 MB at {@value #ENTRY_OCTETS} octets each: 15 minutes of 2,200 records a second. */
  private static final int MOST_BUFFERED = 2_000_000;

  private static final int ENTRY_OCTETS = 256;

  public ReadOptions {
    if (latenessMicros < 0 || threads < 1) {
      throw new IllegalArgumentException("lateness below 0 or threads below 1");
    }
  }

  /**
   * Formats by content, no bounds in time, 15 minutes of lateness, one thread, network maps as
   * context.
   */
  public static ReadOptions standard() {
    return new ReadOptions(
        null,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        DEFAULT_LATENESS_MICROS,
        1,
        MOST_BUFFERED,
        head -> false,
        System.in,
        ZoneOffset.UTC,
        false);
  }

  public ReadOptions withFormat(@Nullable Format forced) {
    return new ReadOptions(
        forced,
        sinceMicros,
        untilMicros,
        latenessMicros,
        threads,
        mostBuffered,
        context,
        standardInput,
        zone,
        keepsGlue);
  }

  /** Only what happened in {@code [since, until)}, microseconds since the epoch. */
  public ReadOptions between(long since, long until) {
    return new ReadOptions(
        format,
        since,
        until,
        latenessMicros,
        threads,
        mostBuffered,
        context,
        standardInput,
        zone,
        keepsGlue);
  }

  public ReadOptions withLateness(long micros) {
    return new ReadOptions(
        format,
        sinceMicros,
        untilMicros,
        micros,
        threads,
        mostBuffered,
        context,
        standardInput,
        zone,
        keepsGlue);
  }

  public ReadOptions withThreads(int count) {
    return new ReadOptions(
        format,
        sinceMicros,
        untilMicros,
        latenessMicros,
        count,
        mostBuffered,
        context,
        standardInput,
        zone,
        keepsGlue);
  }

  /** With so many octets for entries that wait for their order. */
  public ReadOptions withBuffers(long octets) {
    int most = (int) Math.clamp(octets / ENTRY_OCTETS, 1, MOST_BUFFERED);
    return new ReadOptions(
        format,
        sinceMicros,
        untilMicros,
        latenessMicros,
        threads,
        most,
        context,
        standardInput,
        zone,
        keepsGlue);
  }

  public ReadOptions withContext(Predicate<Head> recogniser) {
    return new ReadOptions(
        format,
        sinceMicros,
        untilMicros,
        latenessMicros,
        threads,
        mostBuffered,
        recogniser,
        standardInput,
        zone,
        keepsGlue);
  }

  /** Times that name no zone are of this one. */
  public ReadOptions withZone(ZoneId other) {
    return new ReadOptions(
        format,
        sinceMicros,
        untilMicros,
        latenessMicros,
        threads,
        mostBuffered,
        context,
        standardInput,
        other,
        keepsGlue);
  }

  /** Every address that Sysmon wrote down counts as an answer. */
  public ReadOptions withGlue() {
    return new ReadOptions(
        format,
        sinceMicros,
        untilMicros,
        latenessMicros,
        threads,
        mostBuffered,
        context,
        standardInput,
        zone,
        true);
  }

  public ReadOptions withStandardInput(InputStream stream) {
    return new ReadOptions(
        format,
        sinceMicros,
        untilMicros,
        latenessMicros,
        threads,
        mostBuffered,
        context,
        stream,
        zone,
        keepsGlue);
  }
}
