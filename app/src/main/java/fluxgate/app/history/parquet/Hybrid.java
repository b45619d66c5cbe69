package fluxgate.app.history.parquet;

/**
 * Small numbers as runs of one value, or eight by eight in packed bits: Parquet's RLE and
 * bit-packing hybrid.
 */
final class Hybrid {
  /** Repeats of this many are worth a run: shorter ones would break packed groups of eight. */
  private static final int LEAST_RUN = 8;

  private Hybrid() {}

  /** How many bits values up to this take. */
  static int width(int most) {
    return 32 - Integer.numberOfLeadingZeros(most);
  }

  /** Adds the values' encoding. */
  static void write(int[] values, int count, int width, Octets out) {
    long[] group = new long[8];
    int at = 0;
    Octets packed = new Octets();
    int groups = 0;
    while (at < count) {
      int run = run(values, at, count);
      if (run >= LEAST_RUN) {
        groups = flush(packed, groups, out);
        out.varint((long) run << 1);
        for (int shift = 0; shift < width; shift += 8) {
          out.octet(values[at] >>> shift);
        }
        at += run;
        continue;
      }
      for (int i = 0; i < 8; i++) {
        group[i] = at + i < count ? values[at + i] : 0;
      }
      packed.packed(group, 0, 8, width);
      groups++;
      at += 8;
    }
    flush(packed, groups, out);
  }

  private static int flush(Octets packed, int groups, Octets out) {
    if (groups > 0) {
      out.varint((long) groups << 1 | 1);
      out.octets(packed);
      packed.clear();
    }
    return 0;
  }

  private static int run(int[] values, int from, int count) {
    int at = from + 1;
    while (at < count && values[at] == values[from]) {
      at++;
    }
    return at - from;
  }
}
