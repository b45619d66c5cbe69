package fluxgate.detect.state;

import java.util.Arrays;

/**
 * Under how many names each address was shown: once, twice, or {@value #MANY} times and more.
 *
 * <p>A sorted array with one int an address: 30 bits of its {@link Mark} and two of the count. Of
 * 512 addresses two share their bits once in eight thousand sets. Cost: a binary search, and for a
 * new address moving those behind it.
 */
final class Recurrences {
  /** More is not told apart. */
  static final int MANY = 3;

  private static final int COUNT_BITS = 2;
  private static final int[] NONE = {};

  private int[] entries = NONE;
  private int size;
  private int many;

  /** Distinct addresses. */
  int size() {
    return size;
  }

  /** Addresses shown under at least {@value #MANY} names. */
  int many() {
    return many;
  }

  /** Whether an address is among them. */
  boolean has(long mark) {
    return place(key(mark)) >= 0;
  }

  /** One more name has shown the address. */
  void add(long mark) {
    int key = key(mark);
    int at = place(key);
    if (at < 0) {
      insert(-at - 1, key << COUNT_BITS | 1);
      return;
    }
    if ((entries[at] & MANY) < MANY) {
      entries[at]++;
      many += (entries[at] & MANY) == MANY ? 1 : 0;
    }
  }

  private void insert(int at, int entry) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, Math.max(2, size + (size >> 1)));
    }
    System.arraycopy(entries, at, entries, at + 1, size - at);
    entries[at] = entry;
    size++;
  }

  private static int key(long mark) {
    return (int) (mark >>> Long.SIZE - Integer.SIZE + COUNT_BITS);
  }

  /** Where a key stands, or as {@link Arrays#binarySearch(int[], int)} says where it would. */
  private int place(int key) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      int there = entries[middle] >>> COUNT_BITS;
      if (there == key) {
        return middle;
      }
      if (there < key) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  void clear() {
    size = 0;
    many = 0;
  }

  /** Becomes a copy of another. */
  void set(Recurrences other) {
    entries = Arrays.copyOf(other.entries, other.size);
    size = other.size;
    many = other.many;
  }

  /** One int an address. */
  int entry(int index) {
    return entries[index];
  }

  /** Takes back, in order, what {@link #entry} gave; false where it is no such thing. */
  boolean restore(int entry) {
    boolean follows = size == 0 || entry >>> COUNT_BITS > entries[size - 1] >>> COUNT_BITS;
    if (!follows || (entry & MANY) == 0) {
      return false;
    }
    insert(size, entry);
    many += (entry & MANY) == MANY ? 1 : 0;
    return true;
  }

  void write(StateWriter out) {
    out.count(size);
    for (int i = 0; i < size; i++) {
      out.number(entries[i]);
    }
  }

  static Recurrences read(StateReader in) {
    Recurrences recurrences = new Recurrences();
    for (int i = in.size(); i > 0; i--) {
      if (!recurrences.restore((int) in.number())) {
        throw new StateReader.StateFormatException("addresses out of order");
      }
    }
    return recurrences;
  }
}
