package fluxgate.app.history.part;

/**
 * Tables with open addressing that find numbers by hashes: the hash in the high half of a slot, one
 * more than the number in the low; 0 for none. Their length is a power of two.
 */
final class Slots {
  private Slots() {}

  /** The same in twice the room. */
  static long[] doubled(long[] slots) {
    long[] larger = new long[2 * slots.length];
    for (long entry : slots) {
      if (entry != 0) {
        larger[free(larger, (int) (entry >>> Integer.SIZE))] = entry;
      }
    }
    return larger;
  }

  /** The free slot that a hash leads to. */
  static int free(long[] slots, int hash) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
