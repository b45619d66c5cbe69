package fluxgate.app.history;

import fluxgate.app.history.Part.Batch;
import fluxgate.app.history.Part.KnownClient;
import fluxgate.app.history.Part.Shape;
import fluxgate.dns.TtlKind;
import fluxgate.observation.Client;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tuples of the rows of one day, summed up from their numbers. What {@link RollUp} makes of the
 * same observations once they are written is the same; a test compares the two.
 *
 * <p>Two tables with open addressing: of tuples, by (owner name, record, aspect), and of (tuple,
 * client), of which only the number counts.
 */
final class DayTuples {
  /** What tells tuples of one name and record apart. */
  record Aspect(String type, Vantage vantage, Origin origin, TtlKind ttlKind) {}

  private static final int LEAST = 1 << 12;

  final Rows rows;
  final Ids<Aspect> aspects = new Ids<>();
  int[] name = new int[LEAST];
  int[] record = new int[LEAST];
  int[] aspect = new int[LEAST];
  long[] first = new long[LEAST];
  long[] last = new long[LEAST];
  long[] count = new long[LEAST];

  /** -1 where no TTL was known. */
  int[] ttlMin = new int[LEAST];

  int[] ttlMax = new int[LEAST];
  int[] clients = new int[LEAST];
  private int size;

  /** One more than the tuple; 0 for none. */
  private int[] slots = new int[4 * LEAST];

  /** (tuple, machine), one more than zero. */
  private long[] seen = new long[8 * LEAST];

  private int seenSize;

  DayTuples(Rows rows, int from, int to) {
    this.rows = rows;
    int[] aspectOf = new int[rows.part.shapes.size()];
    for (int shape = 0; shape < aspectOf.length; shape++) {
      Shape of = rows.part.shapes.get(shape);
      aspectOf[shape] =
          aspects.of(new Aspect(of.type().toString(), of.vantage(), of.origin(), of.ttlKind()));
    }
    int[] machineOf = machines(rows.part);
    for (int place = from; place < to; place++) {
      Batch batch = rows.batch(place);
      int row = rows.inBatch(place);
      int client = batch.client[row];
      add(batch, row, aspectOf[batch.shape[row]], client < 0 ? -1 : machineOf[client]);
    }
  }

  /** A machine whose host name is known is one client whatever its address. */
  private static int[] machines(Part part) {
    Ids<String> machines = new Ids<>();
    int[] machineOf = new int[part.clients.size()];
    for (int id = 0; id < machineOf.length; id++) {
      Object client = part.clients.get(id);
      KnownClient known = client instanceof Client c ? KnownClient.of(c) : (KnownClient) client;
      @Nullable String host = known.host();
      machineOf[id] = machines.of(host != null ? host : String.valueOf(known.address()));
    }
    return machineOf;
  }

  private void add(Batch batch, int row, int of, int machine) {
    boolean aggregate = batch.count[row] >= 0;
    long begin = aggregate ? batch.first[row] : batch.time[row];
    long end = aggregate ? batch.last[row] : batch.time[row];
    long times = aggregate ? batch.count[row] : 1;
    int ttl = batch.ttl[row];
    for (int datum : rows.records[batch.set[row]]) {
      int tuple = tuple(batch.name[row], datum, of);
      if (count[tuple] == 0) {
        first[tuple] = begin;
        last[tuple] = end;
        ttlMin[tuple] = ttl;
        ttlMax[tuple] = ttl;
      } else {
        first[tuple] = Math.min(first[tuple], begin);
        last[tuple] = Math.max(last[tuple], end);
        ttlMin[tuple] =
            ttlMin[tuple] < 0 ? ttl : ttl < 0 ? ttlMin[tuple] : Math.min(ttlMin[tuple], ttl);
        ttlMax[tuple] = Math.max(ttlMax[tuple], ttl);
      }
      count[tuple] += times;
      if (machine >= 0 && isNew((long) tuple << 32 | machine)) {
        clients[tuple]++;
      }
    }
  }

  private static int hash(int nameId, int recordId, int aspectId) {
    long mixed = (nameId * 0x9E3779B97F4A7C15L ^ recordId) * 0xC2B2AE3D27D4EB4FL + aspectId;
    mixed *= 0x165667B19E3779F9L;
    return (int) (mixed >>> 32);
  }

  private int tuple(int nameId, int recordId, int aspectId) {
    int mask = slots.length - 1;
    int slot = hash(nameId, recordId, aspectId) & mask;
    while (slots[slot] != 0) {
      int tuple = slots[slot] - 1;
      if (name[tuple] == nameId && record[tuple] == recordId && aspect[tuple] == aspectId) {
        return tuple;
      }
      slot = slot + 1 & mask;
    }
    if (size == name.length) {
      grow();
      mask = slots.length - 1;
      slot = hash(nameId, recordId, aspectId) & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
    }
    name[size] = nameId;
    record[size] = recordId;
    aspect[size] = aspectId;
    slots[slot] = ++size;
    return size - 1;
  }

  private void grow() {
    int more = 2 * size;
    name = Arrays.copyOf(name, more);
    record = Arrays.copyOf(record, more);
    aspect = Arrays.copyOf(aspect, more);
    first = Arrays.copyOf(first, more);
    last = Arrays.copyOf(last, more);
    count = Arrays.copyOf(count, more);
    ttlMin = Arrays.copyOf(ttlMin, more);
    ttlMax = Arrays.copyOf(ttlMax, more);
    clients = Arrays.copyOf(clients, more);
    slots = new int[4 * more];
    int mask = slots.length - 1;
    for (int tuple = 0; tuple < size; tuple++) {
      int slot = hash(name[tuple], record[tuple], aspect[tuple]) & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = tuple + 1;
    }
  }

  private boolean isNew(long pair) {
    if (2 * seenSize >= seen.length) {
      long[] old = seen;
      seen = new long[2 * old.length];
      for (long value : old) {
        if (value != 0) {
          seen[free(value)] = value;
        }
      }
    }
    long value = pair + 1;
    int slot = free(value);
    if (seen[slot] == value) {
      return false;
    }
    seen[slot] = value;
    seenSize++;
    return true;
  }

  /** The slot of the value, or the free one that it would take. */
  private int free(long value) {
    int mask = seen.length - 1;
    int slot = (int) (value * 0x9E3779B97F4A7C15L >>> 32) & mask;
    while (seen[slot] != 0 && seen[slot] != value) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  int size() {
    return size;
  }

  /** The beginning of the first second. */
  long firstMicros() {
    long least = Long.MAX_VALUE;
    for (int tuple = 0; tuple < size; tuple++) {
      least = Math.min(least, first[tuple]);
    }
    return Math.floorDiv(least, Times.SECOND) * Times.SECOND;
  }

  /** The end of the last second. */
  long lastMicros() {
    long most = Long.MIN_VALUE;
    for (int tuple = 0; tuple < size; tuple++) {
      most = Math.max(most, last[tuple]);
    }
    return Math.floorDiv(most, Times.SECOND) * Times.SECOND + Times.SECOND - 1;
  }
}
