package fluxgate.detect.state;

import java.util.Iterator;

/** Forgetting where memory is short. */
final class Trim {
  private Trim() {}

  /** Keeps so many that came first; returns how many went. */
  static int toFirst(Iterable<?> inOrder, int most) {
    int kept = 0;
    int gone = 0;
    for (Iterator<?> each = inOrder.iterator(); each.hasNext(); ) {
      each.next();
      if (kept < most) {
        kept++;
      } else {
        each.remove();
        gone++;
      }
    }
    return gone;
  }
}
