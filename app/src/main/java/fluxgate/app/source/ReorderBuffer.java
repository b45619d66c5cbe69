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

  /** The first entry, which stays; null when empty. */
  @Nullable Entry peek() {
    Entry a = inOrder.peek();
    Entry b = stragglers.peek();
    return a == null || b != null && Entry.ORDER.compare(b, a) < 0 ? b : a;
  }

  /** Takes the first entry; null when empty. */
  @Nullable Entry poll() {
    Entry first = peek();
    if (first != null) {
      Entry taken = first == stragglers.peek() ? stragglers.poll() : inOrder.poll();
      assert taken == first;
    }
    return first;
  }
}
