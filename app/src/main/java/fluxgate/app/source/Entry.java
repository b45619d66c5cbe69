package fluxgate.app.source;

import fluxgate.observation.CanonicalOrder;
import fluxgate.observation.Observation;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered and merged: one observation, or the place in time of an accepted record that gave
 * none.
 *
 * @param orderMicros the observation's, or the record's place
 */
record Entry(long orderMicros, @Nullable Observation observation, ReadRecord record) {
  /** The order in which entries are handed on; entries without an observation come first. */
  static final Comparator<Entry> ORDER = Entry::compare;

  private static int compare(Entry a, Entry b) {
    int byTime = Long.compare(a.orderMicros, b.orderMicros);
    if (byTime != 0) {
      return byTime;
    }
    if (a.observation == null || b.observation == null) {
      return Boolean.compare(a.observation != null, b.observation != null);
    }
    return CanonicalOrder.COMPLETE.compare(a.observation, b.observation);
  }
}
