package fluxgate.app.history.parquet;

/** Reads numbers as packed differences, which {@link Delta} writes, value by value. */
final class DeltaReader {
  /** Nobody writes larger blocks; DuckDB's have 2,048. */
  private static final int MOST_BLOCK = 1 << 16;

  private final PageOctets page;
  private final boolean narrow;
  private final int miniblocks;
  private final int inMiniblock;
  private final int count;
  private final int[] widths;
  private long value;
  private long least;
  private int given;
  private int miniblock;
  private int left;
  private int width;
  private long bit;

  /** From where the page stands. */
  DeltaReader(PageOctets page, boolean narrow) {
    this.page = page;
    this.narrow = narrow;
    int block = Math.toIntExact(page.varint());
    miniblocks = Math.toIntExact(page.varint());
    if (block < 1 || block > MOST_BLOCK || miniblocks < 1 || miniblocks > block) {
      throw new IndexOutOfBoundsException("blocks of " + block + " by " + miniblocks);
    }
    inMiniblock = block / miniblocks;
    count = Math.toIntExact(page.varint());
    value = page.zigzag();
    widths = new int[miniblocks];
    miniblock = miniblocks;
  }

  int count() {
    return count;
  }

  long next() {
    if (given++ == 0) {
      return value;
    }
    if (left == 0) {
      begin();
    }
    left--;
    long sum = value + least + page.bits(bit, width);
    bit += width;
    value = narrow ? (int) sum : sum;
    return value;
  }

  private void begin() {
    if (given > count) {
      throw new IndexOutOfBoundsException("a page ends too early");
    }
    if (++miniblock >= miniblocks) {
      least = page.zigzag();
      for (int i = 0; i < miniblocks; i++) {
        widths[i] = page.octet();
      }
      miniblock = 0;
    }
    width = widths[miniblock];
    if (width > 64) {
      throw new IndexOutOfBoundsException("numbers of " + width + " bits");
    }
    bit = 8L * page.take((long) inMiniblock * width / 8);
    left = inMiniblock;
  }
}
