package fluxgate.detect.timeline;

/**
 * Answers counted over time in at most {@value #MOST} bins of equal width. Where time outgrows
 * them, neighbours merge and the width doubles: nothing is lost but resolution.
 */
public final class TimeBins {
  /** About one a pixel column of a chart. */
  public static final int MOST = 512;

  private static final long FIRST_WIDTH_MICROS = 10_000_000L;

  /** What happened in one bin; TTLs in seconds, -1 where none was known. */
  public static final class Bin {
    private long fresh;
    private long repeats;
    private long newAddresses;
    private long ttlMin = -1;
    private long ttlMax = -1;

    /** Fresh answers, renewed ones included. */
    public long fresh() {
      return fresh;
    }

    /** Cached repeats and answers of names that do not rotate. */
    public long repeats() {
      return repeats;
    }

    /** Addresses seen for the first time. */
    public long newAddresses() {
      return newAddresses;
    }

    /** The least TTL in seconds; -1 where none was known. */
    public long ttlMin() {
      return ttlMin;
    }

    /** The greatest TTL in seconds; -1 where none was known. */
    public long ttlMax() {
      return ttlMax;
    }

    private void ttl(long seconds) {
      ttlMin = ttlMin < 0 ? seconds : Math.min(ttlMin, seconds);
      ttlMax = Math.max(ttlMax, seconds);
    }

    private void add(Bin other) {
      fresh += other.fresh;
      repeats += other.repeats;
      newAddresses += other.newAddresses;
      if (other.ttlMin >= 0) {
        ttl(other.ttlMin);
        ttl(other.ttlMax);
      }
    }
  }

  private final Bin[] bins = new Bin[MOST];
  private long startMicros = Long.MIN_VALUE;
  private long widthMicros = FIRST_WIDTH_MICROS;
  private int used;

  /** Takes an answer; one before the first is counted with the first. */
  void add(long micros, boolean isFresh, int addressesNew, long ttlSeconds) {
    if (startMicros == Long.MIN_VALUE) {
      startMicros = micros;
    }
    Bin bin = bin(Math.max(0, micros - startMicros));
    if (isFresh) {
      bin.fresh++;
    } else {
      bin.repeats++;
    }
    bin.newAddresses += addressesNew;
    if (ttlSeconds >= 0) {
      bin.ttl(ttlSeconds);
    }
  }

  private Bin bin(long sinceStart) {
    while (sinceStart / widthMicros >= MOST) {
      halve();
    }
    int index = (int) (sinceStart / widthMicros);
    while (used <= index) {
      bins[used++] = new Bin();
    }
    return bins[index];
  }

  private void halve() {
    int merged = 0;
    for (int i = 0; i < used; i += 2) {
      Bin bin = bins[i];
      if (i + 1 < used) {
        bin.add(bins[i + 1]);
      }
      bins[merged++] = bin;
    }
    used = merged;
    widthMicros *= 2;
  }

  /** How many bins there are, without gaps. */
  public int size() {
    return used;
  }

  /** The bin; its time is {@link #startOf}. */
  public Bin get(int index) {
    return bins[index];
  }

  /** When a bin begins. */
  public long startOf(int index) {
    return startMicros + index * widthMicros;
  }

  /** How long a bin is. */
  public long widthMicros() {
    return widthMicros;
  }
}
