package fluxgate.app.source;

import fluxgate.format.Format;
import fluxgate.format.Head;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How to read. Never changes: each {@code with} gives a changed copy, and leaves this as it is. */
public final class ReadOptions {
  /** Real Zeek logs are up to 11 minutes out of order. */
  public static final long DEFAULT_LATENESS_MICROS = 15 * 60 * 1_000_000L;

  /** Some 500 MB at {@value #ENTRY_OCTETS} octets each: 15 minutes of 2,200 records a second. */
  private static final int MOST_BUFFERED = 2_000_000;

  private static final int ENTRY_OCTETS = 256;

  // Written in a copy before anybody else has it, and never again.
  private @Nullable Format format;
  private long sinceMicros = Long.MIN_VALUE;
  private long untilMicros = Long.MAX_VALUE;
  private long latenessMicros = DEFAULT_LATENESS_MICROS;
  private int threads = 1;
  private int mostBuffered = MOST_BUFFERED;
  private Predicate<Head> context = head -> false;
  private InputStream standardInput = System.in;
  private ZoneId zone = ZoneOffset.UTC;
  private boolean keepsGlue;

  private ReadOptions() {}

  private ReadOptions copy() {
    ReadOptions copy = new ReadOptions();
    copy.format = format;
    copy.sinceMicros = sinceMicros;
    copy.untilMicros = untilMicros;
    copy.latenessMicros = latenessMicros;
    copy.threads = threads;
    copy.mostBuffered = mostBuffered;
    copy.context = context;
    copy.standardInput = standardInput;
    copy.zone = zone;
    copy.keepsGlue = keepsGlue;
    return copy;
  }

  /**
   * Formats by content, no bounds in time, 15 minutes of lateness, one thread, nothing is context.
   */
  public static ReadOptions standard() {
    return new ReadOptions();
  }

  /** All telemetry is of this format; null: of the one that its content shows. */
  public ReadOptions withFormat(@Nullable Format forced) {
    ReadOptions changed = copy();
    changed.format = forced;
    return changed;
  }

  /** Only what happened in {@code [since, until)}, microseconds since the epoch. */
  public ReadOptions between(long since, long until) {
    ReadOptions changed = copy();
    changed.sinceMicros = since;
    changed.untilMicros = until;
    return changed;
  }

  /** A file may be out of order by so much, at least 0. */
  public ReadOptions withLateness(long micros) {
    if (micros < 0) {
      throw new IllegalArgumentException("lateness below 0");
    }
    ReadOptions changed = copy();
    changed.latenessMicros = micros;
    return changed;
  }

  /** With so many threads, at least 1; 1 reads on the caller's thread alone. */
  public ReadOptions withThreads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("threads below 1");
    }
    ReadOptions changed = copy();
    changed.threads = count;
    return changed;
  }

  /** With so many octets for entries that wait for their order. */
  public ReadOptions withBuffers(long octets) {
    ReadOptions changed = copy();
    changed.mostBuffered = (int) Math.clamp(octets / ENTRY_OCTETS, 1, MOST_BUFFERED);
    return changed;
  }

  /** Files that this recognises are context (a network map), not telemetry. */
  public ReadOptions withContext(Predicate<Head> recogniser) {
    ReadOptions changed = copy();
    changed.context = recogniser;
    return changed;
  }

  /** Times that name no zone are of this one. */
  public ReadOptions withZone(ZoneId other) {
    ReadOptions changed = copy();
    changed.zone = other;
    return changed;
  }

  /** Every address that Sysmon wrote down counts as an answer. */
  public ReadOptions withGlue() {
    ReadOptions changed = copy();
    changed.keepsGlue = true;
    return changed;
  }

  /** What {@code -} stands for. */
  public ReadOptions withStandardInput(InputStream stream) {
    ReadOptions changed = copy();
    changed.standardInput = stream;
    return changed;
  }

  /** The format of all telemetry; null: by content. */
  public @Nullable Format format() {
    return format;
  }

  /** Events before this are out of range. */
  public long sinceMicros() {
    return sinceMicros;
  }

  /** Events at or after this are out of range. */
  public long untilMicros() {
    return untilMicros;
  }

  public long latenessMicros() {
    return latenessMicros;
  }

  public int threads() {
    return threads;
  }

  /** Entries that may wait for their order, in all files together; at least 1. */
  public int mostBuffered() {
    return mostBuffered;
  }

  public Predicate<Head> context() {
    return context;
  }

  public InputStream standardInput() {
    return standardInput;
  }

  public ZoneId zone() {
    return zone;
  }

  /** Whether Sysmon's addresses are taken that may be glue, or cut. */
  public boolean keepsGlue() {
    return keepsGlue;
  }
}
