package fluxgate.detect.state;

import java.util.Arrays;

/**
 * How evenly things are spread over keys, kept as they come and go.
 *
 * <p>Beside the count of each key it keeps how many keys have each count: the entropy then needs
 * one logarithm a distinct count, and does not depend on any order. Cost: constant for each thing;
 * sixteen octets a key.
 */
final class Spread {
  private static final int FIRST_ROOM = 8;

  private static final long[] NO_KEYS = {};
  private static final int[] NO_COUNTS = {};
  private static final boolean[] NOTHING_TAKEN = {};

  // Open addressing; a slot whose count is 0 is free, or was used and is passed over. Most pools
  // stay empty, so the arrays come with the first key.
  private long[] keys = NO_KEYS;
  private int[] counts = NO_COUNTS;
  private boolean[] taken = NOTHING_TAKEN;

  /** Slots that hold a key, also of those whose count is back at 0. */
  private int used;

  private int distinct;
  private int total;

  /** How many keys have so many. */
  private int[] withCount = NO_COUNTS;

  /** One more, or one less, of a key. */
  void add(long key, int step) {
    if (keys.length == 0) {
      grow();
    }
    int slot = slot(key);
    if (!taken[slot]) {
      if (2 * (used + 1) > keys.length) {
        grow();
        slot = slot(key);
      }
      taken[slot] = true;
      keys[slot] = key;
      used++;
    }
    int before = counts[slot];
    int now = before + step;
    counts[slot] = now;
    total += step;
    distinct += (now > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    if (now >= withCount.length) {
      withCount = Arrays.copyOf(withCount, Math.max(4, 2 * now));
    }
    withCount[before] -= before > 0 ? 1 : 0;
    withCount[now] += now > 0 ? 1 : 0;
  }

  boolean has(long key) {
    if (distinct == 0) {
      return false;
    }
    int slot = slot(key);
    return taken[slot] && counts[slot] > 0;
  }

  /** Distinct keys of which there is any. */
  int distinct() {
    return distinct;
  }

  /** Shannon entropy over the keys in nats, {@code ln N - (sum of c ln c) / N}. */
  double entropy() {
    if (total == 0) {
      return 0;
    }
    double weighted = 0;
    for (int count = 2; count < withCount.length; count++) {
      weighted += withCount[count] == 0 ? 0 : withCount[count] * count * StrictMath.log(count);
    }
    return StrictMath.log(total) - weighted / total;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & keys.length - 1;
    while (taken[slot] && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    int room = Math.max(FIRST_ROOM, Integer.highestOneBit(4 * distinct + 4));
    keys = new long[room];
    counts = new int[room];
    taken = new boolean[room];
    used = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] > 0) {
        int slot = slot(oldKeys[i]);
        taken[slot] = true;
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
        used++;
      }
    }
  }
}
