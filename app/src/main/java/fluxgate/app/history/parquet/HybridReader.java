package fluxgate.app.history.parquet;

/** Reads what {@link Hybrid} writes, value by value. */
final class HybridReader {
  private final PageOctets page;
  private final int end;
  private final int width;
  private int left;
  private boolean packed;
  private int repeated;
  private long bit;

  /**
   * From where the page stands.
   *
   * @param end the place after the last of its octets
   */
  HybridReader(PageOctets page, int end, int width) {
    if (width > 32 || end > page.size) {
      throw new IndexOutOfBoundsException("numbers of " + width + " bits");
    }
    this.page = page;
    this.end = end;
    this.width = width;
  }

  int next() {
    if (left == 0) {
      begin();
    }
    left--;
    if (!packed) {
      return repeated;
    }
    int value = (int) page.bits(bit, width);
    bit += width;
    return value;
  }

  /** Passes over values; how many of them are one number. */
  int skip(int count, int number) {
    int found = 0;
    int rest = count;
    while (rest > 0) {
      if (left == 0) {
        begin();
      }
      int run = Math.min(left, rest);
      if (!packed) {
        found += repeated == number ? run : 0;
        left -= run;
      } else {
        for (int i = 0; i < run; i++) {
          found += next() == number ? 1 : 0;
        }
      }
      rest -= run;
    }
    return found;
  }

  /** Passes over values. */
  void skip(int count) {
    int rest = count;
    while (rest > 0) {
      if (left == 0) {
        begin();
      }
      int run = Math.min(left, rest);
      left -= run;
      bit += packed ? (long) run * width : 0;
      rest -= run;
    }
  }

  private void begin() {
    if (page.at >= end) {
      throw new IndexOutOfBoundsException("a page ends too early");
    }
    long head = page.varint();
    packed = (head & 1) == 1;
    long count = head >>> 1;
    if (packed) {
      // The last group of a page may be cut where its values end.
      long octets = Math.min(count * width, (long) end - page.at);
      bit = 8L * page.take(octets);
      left = (int) Math.min(count * 8, Integer.MAX_VALUE);
    } else {
      repeated = 0;
      for (int shift = 0; shift < width; shift += 8) {
        repeated |= page.octet() << shift;
      }
      left = (int) Math.min(count, Integer.MAX_VALUE);
    }
    if (left == 0) {
      throw new IndexOutOfBoundsException("a run of nothing");
    }
  }
}
