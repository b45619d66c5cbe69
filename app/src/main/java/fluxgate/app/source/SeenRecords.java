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
 * <p>Nearly every record is new, so that is decided by a filter of two octets a record which the
 * caches of a processor hold. Only where it says "perhaps" (four records in a thousand, and the
 * duplicates) the hashes are indexed as far as they are not yet. At most 2 × 26 MiB.
 */
final class SeenRecords {
  /** Sixteen times as many records as a busy resolver logs in a second. */
  static final int GENERATION = 1 << 20;

  private Generation young = new Generation();
  private Generation old = new Generation();

  /** Whether the hash is new; remembers it. */
  boolean add(RecordHash hash) {
    return add(hash.high(), hash.low());
  }

  /** As {@link #add(RecordHash)}. */
  boolean add(long high, long low) {
    if (old.contains(high, low) || young.contains(high, low)) {
      return false;
    }
    remember(high, low);
    return true;
  }

  private void remember(long high, long low) {
    if (young.count == GENERATION) {
      old = young;
      young = new Generation();
    }
    young.add(high, low);
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
      seen.old = seen.young;
      seen.young = new Generation();
      for (int i = in.size(); i > 0; i--) {
        RecordHash hash = RecordHash.read(in);
        seen.remember(hash.high(), hash.low());
      }
    }
    return seen;
  }

  /** Hashes in the order in which they came. */
  private static final class Generation {
    private static final int FIRST = 1 << 12;

    /** Records that share one word of the filter, of which each sets up to four bits. */
    private static final int RECORDS_A_WORD = 4;

    private long[] hashes = new long[2 * FIRST];
    private long[] filter = new long[FIRST / RECORDS_A_WORD];
    private int count;

    /** Places in {@link #hashes} by hash, plus 1; the first {@link #indexed} are in it. */
    private int[] index = new int[0];

    private int indexed;

    boolean contains(long high, long low) {
      long bits = bits(high);
      return (filter[word(low)] & bits) == bits && isIndexed(high, low);
    }

    void add(long high, long low) {
      if (2 * count == hashes.length) {
        grow();
      }
      hashes[2 * count] = high;
      hashes[2 * count + 1] = low;
      count++;
      filter[word(low)] |= bits(high);
    }

    private void grow() {
      hashes = Arrays.copyOf(hashes, 2 * hashes.length);
      filter = new long[2 * filter.length];
      for (int i = 0; i < count; i++) {
        filter[word(hashes[2 * i + 1])] |= bits(hashes[2 * i]);
      }
    }

    private int word(long low) {
      return (int) (low >>> 32) & filter.length - 1;
    }

    private static long bits(long high) {
      return 1L << high | 1L << (high >>> 6) | 1L << (high >>> 12) | 1L << (high >>> 18);
    }

    private boolean isIndexed(long high, long low) {
      if (index.length < hashes.length) {
        index = new int[hashes.length];
        indexed = 0;
      }
      for (; indexed < count; indexed++) {
        index[slot(hashes[2 * indexed], hashes[2 * indexed + 1])] = indexed + 1;
      }
      return index[slot(high, low)] != 0;
    }

    /** Where the hash stands, or the free place that it would take. */
    private int slot(long high, long low) {
      int at = (int) low & index.length - 1;
      while (index[at] != 0
          && (hashes[2 * index[at] - 2] != high || hashes[2 * index[at] - 1] != low)) {
        at = at + 1 & index.length - 1;
      }
      return at;
    }

    void write(StateWriter out) {
      out.count(count);
      for (int i = 0; i < count; i++) {
        new RecordHash(hashes[2 * i], hashes[2 * i + 1]).write(out);
      }
    }
  }
}
