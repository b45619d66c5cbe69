package fluxgate.app.history.part;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.Times;
import fluxgate.dns.RRset;
import fluxgate.dns.RdataList;
import fluxgate.observation.RRsetObservation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** RRsets as they were seen. */
final class AnswerBatch extends Batch {
  private static final int OWN_OCTETS = 24;

  /** What a row takes beside where it sums up several responses. */
  private static final int AGGREGATE_OCTETS = 24;

  /** When a row was seen that sums up several responses. */
  static final class Aggregates {
    /** -1 where the row is one response, and {@link #first} and {@link #last} are {@link #NONE}. */
    final long[] count = new long[MOST];

    final long[] first = new long[MOST];
    final long[] last = new long[MOST];

    private Aggregates() {
      Arrays.fill(count, -1);
      Arrays.fill(first, NONE);
      Arrays.fill(last, NONE);
    }
  }

  final int[] name = new int[MOST];
  final int[] shape = new int[MOST];
  final int[] set = new int[MOST];

  /** -1 for none, as in those that follow. */
  final int[] ttl = new int[MOST];

  final int[] question = new int[MOST];
  final int[] server = new int[MOST];

  /** -1 for none; null where no row has one. */
  int @Nullable [] forms;

  /** Null where each row is one response. */
  @Nullable Aggregates aggregates;

  AnswerBatch() {
    super(Kind.OBSERVATIONS);
  }

  @Override
  void begin(Part next) {
    super.begin(next);
    forms = null;
    aggregates = null;
  }

  void add(RRsetObservation seen, long place, boolean isLate) {
    int row = row(seen, seen.client(), place, isLate);
    RRset rrset = seen.rrset();
    RdataList rdata = RdataList.of(rrset.rdata());
    name[row] = part.names.of(rrset.owner());
    shape[row] = part.shape(seen);
    set[row] = part.sets.of(rdata);
    ttl[row] = rrset.ttl().isKnown() ? (int) rrset.ttl().seconds() : -1;
    question[row] = part.question(seen.question(), rrset.owner(), name[row]);
    server[row] = part.addresses.ofNullable(seen.server());
    boolean aggregate =
        seen.count() != 1
            || seen.firstSeenMicros() != seen.timeMicros()
            || seen.lastSeenMicros() != seen.timeMicros();
    if (aggregate) {
      Aggregates of = aggregates == null ? new Aggregates() : aggregates;
      aggregates = of;
      of.count[row] = seen.count();
      of.first[row] = Times.clamp(seen.firstSeenMicros());
      of.last[row] = Times.clamp(seen.lastSeenMicros());
    }
    String letters = part.sets.forms(rrset.type(), rdata, set[row]);
    if (letters != null) {
      form(row, letters);
    }
    part.added(ROW_OCTETS + OWN_OCTETS + (aggregate ? AGGREGATE_OCTETS : 0), rdata.size());
  }

  private void form(int row, String letters) {
    int[] all = forms;
    if (all == null) {
      all = new int[MOST];
      Arrays.fill(all, -1);
      forms = all;
    }
    all[row] = part.forms.of(letters);
  }

  /** How many responses a row sums up. */
  long count(int row) {
    Aggregates of = aggregates;
    return of == null || of.count[row] < 0 ? 1 : of.count[row];
  }

  /** When the first of them was seen. */
  long first(int row) {
    Aggregates of = aggregates;
    return of == null || of.count[row] < 0 ? order[row] : of.first[row];
  }

  /** When the last of them was seen. */
  long last(int row) {
    Aggregates of = aggregates;
    return of == null || of.count[row] < 0 ? order[row] : of.last[row];
  }

  @Override
  long firstMicros(int row) {
    return Math.min(order[row], first(row));
  }

  @Override
  long lastMicros(int row) {
    return Math.max(order[row], last(row));
  }
}
