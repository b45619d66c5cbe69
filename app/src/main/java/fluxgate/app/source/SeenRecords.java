package fluxgate.app.source;

import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers the hashes of the last records that were handed on.
 *
 * <p>A duplicate has the time of its original and records arrive in the order of their times, so it
 * follows closely or is late; therefore two generations of bounded size do, rather than a span of
 * time whose memory a busy network would set. A hash is remembered for at least {@value
 * #GENERATION} further records.
 *
 * <p>Open addressing over pairs of longs; at most 2 × 32 MiB.
 */
final class SeenRecords {
  /** Sixteen times as many records as a busy resolver logs in a second. */
  static final int GENERATION = 1 << 20;

  private static final int FIRST_SLOTS = 1 << 12;

  private long[] young = new long[2 * FIRST_SLOTS];
  private long[] old = new long[0];
  private int count;

  /** Whether the hash is new; remembers it. */
  boolean add(RecordHash hash) {
    if (contains(old, hash) || contains(young, hash)) {
      return false;
    }
    if (count == GENERATION) {
      old = young;
      young = new long[2 * FIRST_SLOTS];
      count = 0;
    } else if (4 * count >= young.length) {
      young = grown(young);
    }
    put(young, hash.high(), hash.low());
    count++;
    return true;
  }

  /** Writes the hashes, a generation after the other. */
  void write(StateWriter out) {
    for (long[] table : List.of(old, young)) {
      List<RecordHash> hashes = new ArrayList<>();
      for (int i = 0; i < table.length; i += 2) {
        if (table[i] != 0 || table[i + 1] != 0) {
          hashes.add(new RecordHash(table[i], table[i + 1]));
        }
      }
      out.count(hashes.size());
      for (RecordHash hash : hashes) {
        hash.write(out);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  static SeenRecords read(StateReader in) {
    SeenRecords seen = new SeenRecords();
    for (int generation = 0; generation < 2; generation++) {
      seen.old = generation == 0 ? seen.old : seen.young;
      seen.young = new long[2 * FIRST_SLOTS];
      seen.count = 0;
      for (int i = in.size(); i > 0; i--) {
        RecordHash hash = RecordHash.read(in);
        if (4 * seen.count >= seen.young.length) {
          seen.young = grown(seen.young);
        }
        put(seen.young, hash.high(), hash.low());
        seen.count++;
      }
    }
    return seen;
  }

  private static boolean contains(long[] table, RecordHash hash) {
    if (table.length == 0) {
      return false;
    }
    int at = slot(table, hash.low());
    while (table[at] != 0 || table[at + 1] != 0) {
      if (table[at] == hash.high() && table[at + 1] == hash.low()) {
        return true;
      }
      at = at + 2 & table.length - 1;
    }
    return false;
  }

  private static void put(long[] table, long high, long low) {
    int at = slot(table, low);
    while (table[at] != 0 || table[at + 1] != 0) {
      at = at + 2 & table.length - 1;
    }
    table[at] = high;
    table[at + 1] = low;
  }

  private static int slot(long[] table, long low) {
    return (int) low << 1 & table.length - 1;
  }

  private static long[] grown(long[] table) {
    long[] larger = new long[2 * table.length];
    for (int i = 0; i < table.length; i += 2) {
      if (table[i] != 0 || table[i + 1] != 0) {
        put(larger, table[i], table[i + 1]);
      }
    }
    return larger;
  }
}
