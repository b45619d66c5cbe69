package fluxgate.detect.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Events in the order in which they were told: the first {@value #FIRST} and the last {@value
 * #LAST}, and all changes of level up to a bound of their own.
 */
public final class EventList {
  static final int FIRST = 512;
  static final int LAST = 512;

  private final List<Event> first = new ArrayList<>();
  private final Deque<Event> last = new ArrayDeque<>();
  private final List<Event> between = new ArrayList<>();
  private long leftOut;

  void add(Event event) {
    if (first.size() < FIRST) {
      first.add(event);
      return;
    }
    last.add(event);
    if (last.size() > LAST) {
      Event gone = last.remove();
      if (gone instanceof Event.Answered || between.size() >= FIRST) {
        leftOut++;
      } else {
        between.add(gone);
      }
    }
  }

  /** Those kept, in order. */
  public List<Event> all() {
    List<Event> all = new ArrayList<>(first);
    all.addAll(between);
    all.addAll(last);
    return all;
  }

  /** How many were not kept. */
  public long leftOut() {
    return leftOut;
  }
}
