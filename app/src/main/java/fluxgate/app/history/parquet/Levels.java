package fluxgate.app.history.parquet;

import java.util.Arrays;

/**
 * Levels of one bit, one a value: whether it is there, or goes on a list. Most columns have one
 * level throughout, which costs a count; levels are kept one by one from the first that differs.
 */
final class Levels {
  private int[] levels = new int[0];
  private int first;
  private boolean isMixed;
  private int count;

  /**
   * Adds the level of the next value.
   *
   * @param level 0 or 1
   */
  void add(int level) {
    if (!isMixed && (count == 0 || level == first)) {
      first = level;
      count++;
      return;
    }
    if (!isMixed || count == levels.length) {
      spread();
    }
    levels[count++] = level;
  }

  /** Makes room for one more, and has those so far one by one. */
  private void spread() {
    if (count >= levels.length) {
      levels = Arrays.copyOf(levels, Math.max(1 << 10, 2 * count));
    }
    if (!isMixed) {
      Arrays.fill(levels, 0, count, first);
      isMixed = true;
    }
  }

  int count() {
    return count;
  }

  /** Adds them with their length to a page. */
  void write(Octets out) {
    if (!isMixed) {
      spread();
    }
    Octets encoded = new Octets();
    Hybrid.write(levels, count, 1, encoded);
    out.int32(encoded.size());
    out.octets(encoded);
  }

  void clear() {
    count = 0;
    isMixed = false;
  }
}
