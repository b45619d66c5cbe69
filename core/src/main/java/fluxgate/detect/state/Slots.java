package fluxgate.detect.state;

import java.util.Arrays;

/**
 * Records of a few ints, each behind its {@link Mark}, without an object each: they lie in blocks,
 * in slots of one of nine sizes, and a table of open addressing leads to them. A record that
 * outgrows its slot moves to a larger one, and its slot is used again.
 *
 * <p>Places are those of ints; the first two of a record are its mark.
 */
final class Slots {
  /** What slots hold, in ints. */
  private static final int[] SIZES = {8, 12, 16, 20, 24, 32, 44, 56, 68};

  private static final int BLOCK_BITS = 14;
  private static final int BLOCK = 1 << BLOCK_BITS;
  private static final int FIRST_TABLE = 1 << 8;

  /** Two to four places of the table. */
  private static final int ENTRY_OCTETS = 12;

  /** In the place of a mark: no mark is zero but one in 2^64. */
  private static final long GONE = 0;

  private int[][] blocks = new int[0][];
  private int end;
  private int[] table = new int[FIRST_TABLE];
  private int used;

  /** For each size the first free slot, plus 1; the next one stands in its third place. */
  private final int[] free = new int[SIZES.length];

  /** What its records take, and what leads to them. */
  private long octets;

  int get(int at) {
    return blocks[at >>> BLOCK_BITS][at & BLOCK - 1];
  }

  void set(int at, int value) {
    blocks[at >>> BLOCK_BITS][at & BLOCK - 1] = value;
  }

  long getLong(int at) {
    return (long) get(at) << 32 | get(at + 1) & 0xFFFF_FFFFL;
  }

  void setLong(int at, long value) {
    set(at, (int) (value >>> 32));
    set(at + 1, (int) value);
  }

  private int home(long mark) {
    return (int) (mark >>> 32) & table.length - 1;
  }

  /** The place of the table that leads to a mark's record, or the free one that would. */
  private int slot(long mark) {
    int slot = home(mark);
    while (table[slot] != 0 && getLong(table[slot] - 1) != mark) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  /** Which of the sizes a record of so many ints needs. */
  static int size(int ints) {
    int size = 0;
    while (SIZES[size] < ints) {
      size++;
    }
    return size;
  }

  /** What the records take, and what leads to them. */
  long octets() {
    return octets;
  }

  /** The marks of all records, in order. */
  long[] marks() {
    return Arrays.stream(table)
        .filter(place -> place != 0 && getLong(place - 1) != GONE)
        .mapToLong(place -> getLong(place - 1))
        .sorted() // its place depends on who came before
        .toArray();
  }

  /** The record of a mark that begins there has gone elsewhere; its slot is not used again. */
  void leave(int at) {
    setLong(at, GONE);
  }

  /** Where the record of a mark begins, or -1. */
  int find(long mark) {
    return table[slot(mark)] - 1;
  }

  private int allocate(int size) {
    int at = free[size] - 1;
    if (at >= 0) {
      free[size] = get(at + 2);
      return at;
    }
    int ints = SIZES[size];
    if ((end & BLOCK - 1) + ints > BLOCK) {
      end = (end >>> BLOCK_BITS) + 1 << BLOCK_BITS;
    }
    if (end >>> BLOCK_BITS == blocks.length) {
      blocks = Arrays.copyOf(blocks, blocks.length + 1);
      blocks[blocks.length - 1] = new int[BLOCK];
    }
    at = end;
    end += ints;
    return at;
  }

  private void release(int at, int size) {
    setLong(at, GONE);
    set(at + 2, free[size]);
    free[size] = at + 1;
  }

  /** Room for a new record. */
  int append(long mark, int size) {
    if (2 * (used + 1) > table.length) {
      grow();
    }
    int slot = slot(mark);
    int at = allocate(size);
    setLong(at, mark);
    table[slot] = at + 1;
    used++;
    octets += octets(size);
    return at;
  }

  /** Gives a record, of which nothing but the mark is kept, a slot of another size. */
  int move(int at, int from, int to) {
    long mark = getLong(at);
    int slot = slot(mark);
    int now = allocate(to);
    release(at, from);
    setLong(now, mark);
    table[slot] = now + 1;
    octets += octets(to) - octets(from);
    return now;
  }

  private static int octets(int size) {
    return SIZES[size] * Integer.BYTES + ENTRY_OCTETS;
  }

  /** Twice the table, without what has gone. */
  private void grow() {
    int[] old = table;
    table = new int[2 * old.length];
    used = 0;
    for (int place : old) {
      if (place != 0) {
        table[slot(getLong(place - 1))] = place;
        used++;
      }
    }
  }
}
