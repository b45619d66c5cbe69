package fluxgate.app.source;

import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import java.util.Arrays;

/**
 * Remembers the hashes of the last records that were handed on.
 *
 * <p>A duplicate has the time of its original and records arrive in the order of their times, so it
 * follows closely or is late; therefore two generations of bounded size do, rather than a span of
 * time whose memory a busy network would set. A hash is remembered for at least {@value
 * #GENERATION} further records.
 *
 * <p>Of a hash 64 bits are kept: one record in 10<sup>13</sup> would find those of another among
 * the ones remembered.
 *
 * <p>Nearly every record is new, so that is decided by a filter of two octets a record which the
 * caches of a processor hold. Only where it says "perhaps" (four records in a thousand, and the
 * duplicates) the hashes are indexed as far as they are not yet. At most 2 × 9 MiB, which the
 * generations hand on to one another.
 */
final class SeenRecords {
  /** Eight times as many records as a busy resolver logs in a second. */
  static final int GENERATION = 1 << 19;

  private static final int FIRST = 1 << 12;

  /** Records that share one word of the filter, of which each sets up to four bits. */
  private static final int RECORDS_A_WORD = 4;

  /**
   * The words of the two generations in turns: what is asked of both is one place in memory, of
   * which caches may not hold all.
   */
  private long[] filter = new long[2 * FIRST / RECORDS_A_WORD];

  private Generation young = new Generation(0);
  private Generation old = new Generation(1);

  /** Whether the hash is new; remembers it. */
  boolean add(RecordHash hash) {
    return add(hash.high(), hash.low());
  }

  /** As {@link #add(RecordHash)}. */
  boolean add(long high, long low) {
    long hash = Long.rotateLeft(high, Integer.SIZE) ^ low;
    int word = word(hash);
    long bits = bits(hash);
    if (old.contains(hash, word, bits) || young.contains(hash, word, bits)) {
      return false;
    }
    remember(hash);
    return true;
  }

  /** The first of the two words of a hash. */
  private int word(long hash) {
    return (int) (hash >>> 23) & filter.length - 2;
  }

  private static long bits(long hash) {
    return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12) | 1L << (hash >>> 18);
  }

  private void remember(long hash) {
    if (young.count == GENERATION) {
      Generation gone = old;
      old = young;
      young = gone;
      young.clear();
    }
    young.add(hash);
  }

  /** Writes the hashes, a generation after the other. */
  void write(StateWriter out) {
    old.write(out);
    young.write(out);
  }

  /** Reads what {@link #write} wrote. */
  static SeenRecords read(StateReader in) {
    SeenRecords seen = new SeenRecords();
    for (int generation = 0; generation < 2; generation++) {
      Generation gone = seen.old;
      seen.old = seen.young;
      seen.young = gone;
      for (int i = in.size(); i > 0; i--) {
        long hash = 0;
        for (int octet = 0; octet < Long.BYTES; octet++) {
          hash = hash << Byte.SIZE | in.octet();
        }
        seen.remember(hash);
      }
    }
    return seen;
  }

  /** Has words for so many records of a generation. */
  private void widen(int records) {
    filter = new long[2 * records / RECORDS_A_WORD];
    young.mark();
    old.mark();
  }

  /** Hashes in the order in which they came. */
  private final class Generation {
    /** Which of two words is its own: 0 or 1. */
    private final int side;

    private long[] hashes = new long[FIRST];
    private int count;

    /** Places in {@link #hashes} by hash, plus 1; the first {@link #indexed} are in it. */
    private int[] index = new int[0];

    private int indexed;

    Generation(int side) {
      this.side = side;
    }

    boolean contains(long hash, int word, long bits) {
      return (filter[word + side] & bits) == bits && isIndexed(hash);
    }

    void add(long hash) {
      if (count == hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * count);
        if (2 * hashes.length / RECORDS_A_WORD > filter.length) {
          widen(hashes.length);
        }
      }
      hashes[count++] = hash;
      filter[word(hash) + side] |= bits(hash);
    }

    /** Marks in the filter, which has nothing of it, what it has. */
    private void mark() {
      for (int i = 0; i < count; i++) {
        filter[word(hashes[i]) + side] |= bits(hashes[i]);
      }
    }

    /** Forgets them all and keeps the room. */
    void clear() {
      count = 0;
      indexed = 0;
      for (int word = side; word < filter.length; word += 2) {
        filter[word] = 0;
      }
      Arrays.fill(index, 0);
    }

    private boolean isIndexed(long hash) {
      if (index.length < 2 * hashes.length) {
        index = new int[2 * hashes.length];
        indexed = 0;
      }
      for (; indexed < count; indexed++) {
        index[slot(hashes[indexed])] = indexed + 1;
      }
      return index[slot(hash)] != 0;
    }

    /** Where the hash stands, or the free place that it would take. */
    private int slot(long hash) {
      int at = (int) (hash * 0x9E37_79B9_7F4A_7C15L >>> 40) & index.length - 1;
      while (index[at] != 0 && hashes[index[at] - 1] != hash) {
        at = at + 1 & index.length - 1;
      }
      return at;
    }

    void write(StateWriter out) {
      out.count(count);
      for (int i = 0; i < count; i++) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
          out.octet((int) (hashes[i] >>> shift) & 0xFF);
        }
      }
    }
  }
}
