package fluxgate.app.source;

import fluxgate.observation.ConnectionObservation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the merge and the delivery where a later reading goes on: hands an entry on only
 * once the sequence has come {@code lateness} further, so that what is still inside at the end is
 * exactly what files of a later reading may precede.
 *
 * <p>The entries that the reading before held back are merged in by {@link Entry#ORDER}; they do
 * not move the front, so that one record with an absurd time in the future disturbs one reading and
 * not all that follow.
 */
final class HoldingWindow {
  /** As many entries as may wait in reorder buffers; beyond, the first are handed on. */
  private static final int MOST_HELD = 2_000_000;

  /** An entry and the file that it came from; an earlier reading accounted for the others. */
  private record Waiting(Entry entry, @Nullable Cursor source) {}

  private final Delivery delivery;
  private final long latenessMicros;
  private final Deque<Entry> earlier;
  private final Deque<Waiting> window = new ArrayDeque<>();
  private long answersMicros = Long.MIN_VALUE;
  private long aggregatesMicros = Long.MIN_VALUE;
  private long connectionsMicros = Long.MIN_VALUE;

  HoldingWindow(Delivery delivery, List<Entry> heldBefore, long latenessMicros) {
    this.delivery = delivery;
    this.latenessMicros = latenessMicros;
    this.earlier = new ArrayDeque<>(heldBefore);
  }

  /** Takes the next entry of the merge. */
  void take(Cursor source, Entry entry) {
    while (!earlier.isEmpty() && Entry.ORDER.compare(earlier.peek(), entry) <= 0) {
      window.add(new Waiting(earlier.remove(), null));
    }
    window.add(new Waiting(entry, source));
    if (entry.observation() instanceof ConnectionObservation) {
      connectionsMicros = Math.max(connectionsMicros, entry.orderMicros());
    } else if (source.file().aggregates()) {
      aggregatesMicros = Math.max(aggregatesMicros, entry.orderMicros());
    } else if (entry.observation() != null) {
      answersMicros = Math.max(answersMicros, entry.orderMicros());
    }
    long closed = closedMicros();
    Waiting first = window.peek();
    while (first != null && (first.entry.orderMicros() < closed || window.size() > MOST_HELD)) {
      deliver(window.remove());
      first = window.peek();
    }
  }

  /** Connections count only where nothing else does: an absurd duration must close no time. */
  private long closedMicros() {
    long front = answersMicros != Long.MIN_VALUE ? answersMicros : aggregatesMicros;
    return EventTimes.minus(front != Long.MIN_VALUE ? front : connectionsMicros, latenessMicros);
  }

  private boolean deliver(Waiting waiting) {
    if (waiting.source != null) {
      return delivery.deliver(waiting.source, waiting.entry);
    }
    delivery.deliverAgain(waiting.entry);
    return true;
  }

  /**
   * The merge has ended: calls {@code beforeHeld} when all that is closed has been handed on, then
   * hands on the rest as well, as if nothing were to follow.
   *
   * @return the rest without duplicates
   */
  List<Entry> end(Runnable beforeHeld) {
    while (!earlier.isEmpty()) {
      window.add(new Waiting(earlier.remove(), null));
    }
    while (!window.isEmpty() && window.getFirst().entry.orderMicros() < closedMicros()) {
      deliver(window.remove());
    }
    beforeHeld.run();
    List<Entry> held = new ArrayList<>(window.size());
    for (Waiting waiting : window) {
      if (deliver(waiting)) {
        held.add(waiting.entry);
      }
    }
    window.clear();
    return held;
  }
}
