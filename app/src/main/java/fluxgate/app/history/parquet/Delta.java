package fluxgate.app.history.parquet;

/** Numbers as packed differences: Parquet's DELTA_BINARY_PACKED, in blocks of 128 by 4. */
final class Delta {
  private static final int BLOCK = 128;
  private static final int MINIBLOCKS = 4;
  private static final int MINIBLOCK = BLOCK / MINIBLOCKS;

  private Delta() {}

  /**
   * Adds the values' encoding.
   *
   * @param narrow whether they are numbers of 32 bits, whose differences wrap around there
   */
  static void write(long[] values, int count, boolean narrow, Octets out) {
    out.varint(BLOCK);
    out.varint(MINIBLOCKS);
    out.varint(count);
    out.zigzag(count == 0 ? 0 : values[0]);
    long[] differences = new long[BLOCK];
    for (int at = 1; at < count; at += BLOCK) {
      int inBlock = Math.min(BLOCK, count - at);
      long least = Long.MAX_VALUE;
      for (int i = 0; i < inBlock; i++) {
        long difference = values[at + i] - values[at + i - 1];
        differences[i] = narrow ? (int) difference : difference;
        least = Math.min(least, differences[i]);
      }
      out.zigzag(least);
      for (int i = 0; i < BLOCK; i++) {
        long above = i < inBlock ? differences[i] - least : 0;
        differences[i] = narrow ? above & 0xFFFF_FFFFL : above;
      }
      int used = (inBlock + MINIBLOCK - 1) / MINIBLOCK;
      int[] widths = new int[MINIBLOCKS];
      for (int mini = 0; mini < MINIBLOCKS; mini++) {
        long all = 0;
        for (int i = 0; i < MINIBLOCK; i++) {
          all |= differences[mini * MINIBLOCK + i];
        }
        widths[mini] = 64 - Long.numberOfLeadingZeros(all);
        out.octet(widths[mini]);
      }
      for (int mini = 0; mini < used; mini++) {
        out.packed(differences, mini * MINIBLOCK, MINIBLOCK, widths[mini]);
      }
    }
  }
}
