package fluxgate.app.history.parquet;

/**
 * Small numbers as runs of one value, or eight by eight in packed bits: Parquet's RLE and
 * bit-packing hybrid.
 */
final class Hybrid {
  /** Repeats of this many are worth a run: shorter ones would break packed groups of eight. */
  private static final int LEAST_RUN = 8;

  /** Values that are packed together. */
  private static final int GROUP = 8;

  private Hybrid() {}

  /** How many bits values up to this take. */
  static int width(int most) {
    return 32 - Integer.numberOfLeadingZeros(most);
  }

  /** Adds the values' encoding. */
  static void write(int[] values, int count, int width, Octets out) {
    int packedFrom = 0;
    int at = 0;
    while (at < count) {
      int run = run(values, at, count);
      if (run < LEAST_RUN) {
        at = Math.min(count, at + GROUP);
        continue;
      }
      pack(values, packedFrom, at, width, out);
      out.varint((long) run << 1);
      for (int shift = 0; shift < width; shift += 8) {
        out.octet(values[at] >>> shift);
      }
      at += run;
      packedFrom = at;
    }
    pack(values, packedFrom, count, width, out);
  }

  /** Adds what lies between runs, the last group filled up with zeros. */
  private static void pack(int[] values, int from, int to, int width, Octets out) {
    int groups = (to - from + GROUP - 1) / GROUP;
    if (groups == 0) {
      return;
    }
    out.varint((long) groups << 1 | 1);
    int whole = (to - from) / GROUP * GROUP;
    out.packed(values, from, whole, width);
    if (from + whole < to) {
      int[] last = new int[GROUP];
      System.arraycopy(values, from + whole, last, 0, to - from - whole);
      out.packed(last, 0, GROUP, width);
    }
  }

  private static int run(int[] values, int from, int count) {
    int at = from + 1;
    while (at < count && values[at] == values[from]) {
      at++;
    }
    return at - from;
  }
}
