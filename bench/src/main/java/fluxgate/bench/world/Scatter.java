package fluxgate.bench.world;

/** Random-looking numbers that follow from numbers. */
final class Scatter {
  /** 2^64 divided by the golden ratio, and odd: what it multiplies is spread evenly. */
  static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Scatter() {}

  /** The finalizer of SplitMix64; different for different numbers. */
  static long of(long number) {
    long z = (number + 1) * GOLDEN;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
