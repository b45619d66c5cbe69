package fluxgate.detect.state;

import java.util.Arrays;

/**
 * Which names of one domain were seen, and whether in this visit or before it: exactly as long as
 * they are few, then in two Bloom filters, an older and a present one.
 *
 * <p>The list holds {@value #MOST_EXACT} halves of {@link Mark}s, as many as fit in the memory of
 * the filters. A filter of 2,048 bits with two probes errs on 1 % of new names at 128 and on 10 %
 * at 400 names: these count as seen before, which only delays.
 */
final class SeenNames {
  /** What is known of a name. */
  enum Seen {
    /** It is new. */
    NEW,
    /** It came in this visit, and not before it. */
    NOW,
    /** It came in an earlier visit. */
    EARLIER
  }

  static final int MOST_EXACT = 128;

  private static final int FIRST_ROOM = 8;
  private static final int WORDS = 32;
  private static final int OLDER = 0;
  private static final int PRESENT = 1;
  private static final int PROBE_BITS = 11;
  private static final long[] NO_FILTERS = {};

  /** The names in the order in which they came. */
  private int[] exact = new int[FIRST_ROOM];

  private int size;

  /** The first so many came before this visit. */
  private int older;

  /** The filters, word by word in turn: the older one's, the present one's. */
  private long[] filters = NO_FILTERS;

  /** Takes names that were seen, the first {@code earlier} of them before this visit. */
  void begin(int[] names, int count, int earlier) {
    for (int i = 0; i < count; i++) {
      see(names[i]);
    }
    older = earlier;
  }

  /** Another visit begins. */
  void turn() {
    older = size;
    for (int i = 0; i < filters.length; i += 2) {
      filters[i + OLDER] |= filters[i + PRESENT];
      filters[i + PRESENT] = 0;
    }
  }

  /** What is known of a name, by half of its mark; remembers it. */
  Seen see(int name) {
    if (filters.length > 0) {
      if (has(OLDER, name)) {
        return Seen.EARLIER;
      }
      return add(PRESENT, name) ? Seen.NEW : Seen.NOW;
    }
    for (int i = 0; i < size; i++) {
      if (exact[i] == name) {
        return i < older ? Seen.EARLIER : Seen.NOW;
      }
    }
    if (size == MOST_EXACT) {
      blur();
      add(PRESENT, name);
      return Seen.NEW;
    }
    if (size == exact.length) {
      exact = Arrays.copyOf(exact, 2 * size);
    }
    exact[size++] = name;
    return Seen.NEW;
  }

  private void blur() {
    filters = new long[2 * WORDS];
    for (int i = 0; i < size; i++) {
      add(i < older ? OLDER : PRESENT, exact[i]);
    }
    exact = new int[0];
    size = 0;
    older = 0;
  }

  private boolean has(int which, int name) {
    return isSet(which, name) && isSet(which, name >>> PROBE_BITS);
  }

  private boolean add(int which, int name) {
    boolean isNew = !has(which, name);
    set(which, name);
    set(which, name >>> PROBE_BITS);
    return isNew;
  }

  private boolean isSet(int which, int probe) {
    return (filters[word(which, probe)] >>> (probe & 63) & 1) != 0;
  }

  private void set(int which, int probe) {
    filters[word(which, probe)] |= 1L << (probe & 63);
  }

  private static int word(int which, int probe) {
    return 2 * (probe >>> 6 & WORDS - 1) + which;
  }

  /** What it takes beside itself. */
  int octets() {
    return Integer.BYTES * exact.length + Long.BYTES * filters.length;
  }

  void write(StateWriter out) {
    out.flag(filters.length > 0);
    for (long word : filters) {
      out.number(word);
    }
    out.count(size);
    out.count(older);
    for (int i = 0; i < size; i++) {
      out.number(exact[i]);
    }
  }

  static SeenNames read(StateReader in) {
    SeenNames names = new SeenNames();
    if (in.flag()) {
      names.blur();
      for (int i = 0; i < names.filters.length; i++) {
        names.filters[i] = in.number();
      }
    }
    int count = in.size();
    int earlier = in.smallCount();
    if (count > (names.filters.length > 0 ? 0 : MOST_EXACT) || earlier > count) {
      throw new StateReader.StateFormatException("of " + count + " names " + earlier);
    }
    for (int i = 0; i < count; i++) {
      if (names.see((int) in.number()) != Seen.NEW) {
        throw new StateReader.StateFormatException("a name twice");
      }
    }
    names.older = earlier;
    return names;
  }
}
