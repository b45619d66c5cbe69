package fluxgate.app.source;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Puts the entries of one file in order. Those that arrive in order, or nearly, are put in their
 * place at the end of a ring at constant cost: the RRsets of one response have one time, and a
 * sensor that logs what has ended is a little out of order all the time. Only the others pass
 * through a heap.
 */
final class ReorderBuffer {
  private static final int FIRST_PLACES = 1_024;

  /** Moving so many entries costs about as much as the heap. */
  private static final int MOST_MOVED = 32;

  private static final @Nullable Entry[] NO_PLACES = {};

  private @Nullable Entry[] ring = NO_PLACES;
  private int head;
  private int inOrder;
  private final PriorityQueue<Entry> stragglers = new PriorityQueue<>(Entry.ORDER);

  void add(Entry entry) {
    int moved = 0;
    while (moved < inOrder && Entry.ORDER.compare(at(inOrder - 1 - moved), entry) > 0) {
      if (++moved > MOST_MOVED) {
        stragglers.add(entry);
        return;
      }
    }
    if (inOrder == ring.length) {
      grow();
    }
    int mask = ring.length - 1;
    int place = head + inOrder;
    for (int i = 0; i < moved; i++, place--) {
      ring[place & mask] = ring[place - 1 & mask];
    }
    ring[place & mask] = entry;
    inOrder++;
  }

  private Entry at(int index) {
    Entry entry = ring[head + index & ring.length - 1];
    if (entry == null) {
      throw new IllegalStateException("nothing at " + index);
    }
    return entry;
  }

  private void grow() {
    @Nullable Entry[] larger = new Entry[Math.max(FIRST_PLACES, 2 * ring.length)];
    System.arraycopy(ring, head, larger, 0, ring.length - head);
    System.arraycopy(ring, 0, larger, ring.length - head, head);
    ring = larger;
    head = 0;
  }

  int size() {
    return inOrder + stragglers.size();
  }

  /**
   * Takes the first entry if it is before a time or if more entries wait than may.
   *
   * @return null where there is none, or it has to wait
   */
  @Nullable Entry poll(long beforeMicros, int mostWaiting) {
    Entry a = inOrder == 0 ? null : at(0);
    Entry b = stragglers.peek();
    boolean straggles = b != null && (a == null || Entry.ORDER.compare(b, a) < 0);
    Entry first = straggles ? b : a;
    if (first == null || first.orderMicros() >= beforeMicros && size() <= mostWaiting) {
      return null;
    }
    if (straggles) {
      return stragglers.poll();
    }
    ring[head] = null;
    head = head + 1 & ring.length - 1;
    inOrder--;
    return first;
  }

  /** Gives back the memory that it has for others, where nothing waits. */
  void release() {
    if (size() == 0) {
      ring = NO_PLACES;
      head = 0;
    }
  }
}
