package fluxgate.app.history;

import fluxgate.app.history.StoredFile.Kind;
import fluxgate.dns.RRset;
import fluxgate.dns.RdataList;
import fluxgate.observation.RRsetObservation;

/** RRsets as they were seen. */
final class AnswerBatch extends Batch {
  private static final int OWN_OCTETS = 56;

  final int[] name = new int[MOST];
  final int[] shape = new int[MOST];
  final int[] set = new int[MOST];

  /** -1 for none, as in those that follow. */
  final int[] forms = new int[MOST];

  final int[] ttl = new int[MOST];
  final int[] question = new int[MOST];
  final int[] server = new int[MOST];

  /** -1 where the row is one response, and {@link #first} and {@link #last} are {@link #NONE}. */
  final long[] count = new long[MOST];

  final long[] first = new long[MOST];
  final long[] last = new long[MOST];

  AnswerBatch(Part part) {
    super(Kind.OBSERVATIONS, part);
  }

  void add(RRsetObservation seen, long place, boolean isLate) {
    int row = row(seen, seen.client(), place, isLate);
    RRset rrset = seen.rrset();
    RdataList rdata = RdataList.of(rrset.rdata());
    name[row] = part.names.of(rrset.owner());
    shape[row] = part.shape(seen);
    set[row] = part.sets.of(rdata);
    forms[row] = part.forms.ofNullable(RdataForms.of(rrset.type(), rdata));
    ttl[row] = rrset.ttl().isKnown() ? (int) rrset.ttl().seconds() : -1;
    question[row] = part.question(seen.question(), rrset.owner(), name[row]);
    server[row] = part.addresses.ofNullable(seen.server());
    boolean aggregate =
        seen.count() != 1
            || seen.firstSeenMicros() != seen.timeMicros()
            || seen.lastSeenMicros() != seen.timeMicros();
    count[row] = aggregate ? seen.count() : -1;
    first[row] = aggregate ? Times.clamp(seen.firstSeenMicros()) : NONE;
    last[row] = aggregate ? Times.clamp(seen.lastSeenMicros()) : NONE;
    part.added(ROW_OCTETS + OWN_OCTETS, rdata.size());
  }

  @Override
  long firstMicros(int row) {
    return count[row] < 0 ? order[row] : Math.min(order[row], first[row]);
  }

  @Override
  long lastMicros(int row) {
    return count[row] < 0 ? order[row] : Math.max(order[row], last[row]);
  }
}
