package fluxgate.app.source;

import java.util.ArrayDeque;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Puts the entries of one file in order: those that arrive in order queue up at constant cost, only
 * the others pass through a heap.
 */
final class ReorderBuffer {
  private final ArrayDeque<Entry> inOrder = new ArrayDeque<>();
  private final PriorityQueue<Entry> stragglers = new PriorityQueue<>(Entry.ORDER);

  void add(Entry entry) {
    Entry last = inOrder.peekLast();
    if (last == null || Entry.ORDER.compare(last, entry) <= 0) {
      inOrder.add(entry);
    } else {
      stragglers.add(entry);
    }
  }

  int size() {
    return inOrder.size() + stragglers.size();
  }

  /**
   * Takes the first entry if it is before a time or if more entries wait than may.
   *
   * @return null where there is none, or it has to wait
   */
  @Nullable Entry poll(long beforeMicros, int mostWaiting) {
    Entry a = inOrder.peek();
    Entry b = stragglers.peek();
    boolean straggles = b != null && (a == null || Entry.ORDER.compare(b, a) < 0);
    Entry first = straggles ? b : a;
    if (first == null || first.orderMicros() >= beforeMicros && size() <= mostWaiting) {
      return null;
    }
    return straggles ? stragglers.poll() : inOrder.poll();
  }
}
