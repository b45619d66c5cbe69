package fluxgate.app.history.part;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.Times;
import fluxgate.observation.ConnectionObservation;

/** Connections, which stand where they were logged. */
final class ConnectionBatch extends Batch {
  private static final int OWN_OCTETS = 40;

  final long[] began = new long[MOST];
  final int[] destination = new int[MOST];
  final int[] protocol = new int[MOST];
  final int[] port = new int[MOST];
  final int[] result = new int[MOST];

  /** {@link #NONE} where the source does not say, as in the next. */
  final long[] sent = new long[MOST];

  final long[] received = new long[MOST];

  ConnectionBatch() {
    super(Kind.CONNECTIONS);
  }

  void add(ConnectionObservation seen, long place, boolean isLate) {
    int row = row(seen, seen.client(), place, isLate);
    ConnectionObservation.Volume volume = seen.volume();
    began[row] = Times.clamp(seen.timeMicros());
    destination[row] = part.addresses.of(seen.destination());
    protocol[row] = seen.protocol();
    port[row] = seen.port();
    result[row] = seen.result().ordinal();
    sent[row] = volume == null ? NONE : volume.sent();
    received[row] = volume == null ? NONE : volume.received();
    part.added(ROW_OCTETS + OWN_OCTETS, 0);
  }

  @Override
  long firstMicros(int row) {
    return Math.min(order[row], began[row]);
  }

  @Override
  long lastMicros(int row) {
    return Math.max(order[row], began[row]);
  }
}
