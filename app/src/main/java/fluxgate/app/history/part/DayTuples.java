package fluxgate.app.history.part;

import fluxgate.app.history.folder.Times;
import fluxgate.app.history.part.Part.KnownClient;
import fluxgate.app.history.part.Part.Shape;
import fluxgate.dns.TtlKind;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tuples of the rows of one day, summed up from their numbers. What {@code RollUp} makes of the
 * same observations once they are written is the same; a test compares the two.
 *
 * <p>Two tables with open addressing: of tuples, by (owner name, record, aspect), and of (tuple,
 * client), of which only the number counts.
 */
final class DayTuples {
  /** What tells tuples of one name and record apart. */
  record Aspect(String type, Vantage vantage, Origin origin, TtlKind ttlKind) {}

  private static final int LEAST = 1 << 12;

  private static final int STRIDE = 6;

  /** The name in the high half, the record in the low. */
  private static final int NAME_RECORD = 0;

  /** The aspect in the high half, distinct clients in the low. */
  private static final int ASPECT_CLIENTS = 1;

  private static final int FIRST = 2;
  private static final int LAST = 3;
  private static final int COUNT = 4;

  /** The least TTL in the high half, the greatest in the low; each -1 where none was known. */
  private static final int TTLS = 5;

  final AnswerRows rows;
  final Ids<Aspect> aspects = new Ids<>();

  /**
   * Of each tuple {@value #STRIDE} cells: whoever adds to one touches it in one place of memory, of
   * which there are far more than caches hold.
   */
  private long[] cells = new long[LEAST * STRIDE];

  private int size;

  /** The hash in the high half, one more than the tuple in the low; 0 for none. */
  private long[] slots = new long[4 * LEAST];

  /** (tuple, machine), one more than zero. */
  private long[] seen = new long[8 * LEAST];

  private int seenSize;

  DayTuples(AnswerRows rows, int from, int to) {
    this.rows = rows;
    int sources = rows.part.sources.size();
    int[] aspectOf = new int[rows.part.shapes.size() * sources];
    for (int both = 0; both < aspectOf.length; both++) {
      Shape of = rows.part.shapes.get(both / sources);
      Vantage vantage = rows.part.sources.get(both % sources).vantage();
      aspectOf[both] =
          aspects.of(new Aspect(of.type().toString(), vantage, of.origin(), of.ttlKind()));
    }
    int[] machineOf = machines(rows.part);
    for (int place = from; place < to; place++) {
      AnswerBatch batch = rows.batch(place);
      int row = rows.inBatch(place);
      int client = batch.client[row];
      int of = aspectOf[batch.shape[row] * sources + batch.source[row]];
      add(batch, row, of, client < 0 ? -1 : machineOf[client]);
    }
  }

  /** A machine whose host name is known is one client whatever its address. */
  private static int[] machines(Part part) {
    Ids<String> machines = new Ids<>();
    int[] machineOf = new int[part.clients.size()];
    for (int id = 0; id < machineOf.length; id++) {
      KnownClient known = KnownClient.of(part.clients.get(id));
      @Nullable String host = known.host();
      machineOf[id] = machines.of(host != null ? host : String.valueOf(known.address()));
    }
    return machineOf;
  }

  private void add(AnswerBatch batch, int row, int of, int machine) {
    long begin = batch.first(row);
    long end = batch.last(row);
    long times = batch.count(row);
    int ttl = batch.ttl[row];
    RecordSets sets = rows.part.sets;
    int[] members = sets.members();
    int last = sets.end(batch.set[row]);
    for (int place = sets.begin(batch.set[row]); place < last; place++) {
      int tuple = tuple(batch.name[row], members[place], of);
      int at = tuple * STRIDE;
      if (cells[at + COUNT] == 0) {
        cells[at + FIRST] = begin;
        cells[at + LAST] = end;
        cells[at + TTLS] = pair(ttl, ttl);
      } else {
        cells[at + FIRST] = Math.min(cells[at + FIRST], begin);
        cells[at + LAST] = Math.max(cells[at + LAST], end);
        int min = ttlMin(tuple);
        int least = min < 0 ? ttl : ttl < 0 ? min : Math.min(min, ttl);
        cells[at + TTLS] = pair(least, Math.max(ttlMax(tuple), ttl));
      }
      cells[at + COUNT] += times;
      if (machine >= 0 && isNew((long) tuple << 32 | machine)) {
        cells[at + ASPECT_CLIENTS]++;
      }
    }
  }

  private static long pair(int high, int low) {
    return (long) high << Integer.SIZE | low & 0xFFFF_FFFFL;
  }

  private static int hash(long nameRecord, int aspectId) {
    long mixed =
        (nameRecord ^ nameRecord >>> 29) * 0x9E3779B97F4A7C15L + aspectId * 0xC2B2AE3D27D4EB4FL;
    mixed *= 0x165667B19E3779F9L;
    return (int) (mixed >>> 32);
  }

  private int tuple(int nameId, int recordId, int aspectId) {
    long nameRecord = pair(nameId, recordId);
    int hash = hash(nameRecord, aspectId);
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (long entry = slots[slot]; entry != 0; entry = slots[slot]) {
      int tuple = (int) entry - 1;
      if ((int) (entry >>> Integer.SIZE) == hash
          && cells[tuple * STRIDE + NAME_RECORD] == nameRecord
          && aspect(tuple) == aspectId) {
        return tuple;
      }
      slot = slot + 1 & mask;
    }
    if ((size + 1) * STRIDE > cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
      slots = Slots.doubled(slots);
      slot = Slots.free(slots, hash);
    }
    cells[size * STRIDE + NAME_RECORD] = nameRecord;
    cells[size * STRIDE + ASPECT_CLIENTS] = pair(aspectId, 0);
    slots[slot] = pair(hash, ++size);
    return size - 1;
  }

  private boolean isNew(long pair) {
    if (2 * seenSize >= seen.length) {
      long[] old = seen;
      seen = new long[2 * old.length];
      for (long value : old) {
        if (value != 0) {
          seen[slotOf(value)] = value;
        }
      }
    }
    long value = pair + 1;
    int slot = slotOf(value);
    if (seen[slot] == value) {
      return false;
    }
    seen[slot] = value;
    seenSize++;
    return true;
  }

  /** The slot of the value, or the free one that it would take. */
  private int slotOf(long value) {
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

  int name(int tuple) {
    return (int) (cells[tuple * STRIDE + NAME_RECORD] >>> Integer.SIZE);
  }

  int record(int tuple) {
    return (int) cells[tuple * STRIDE + NAME_RECORD];
  }

  int aspect(int tuple) {
    return (int) (cells[tuple * STRIDE + ASPECT_CLIENTS] >>> Integer.SIZE);
  }

  /** Distinct ones; 0 where none was known. */
  int clients(int tuple) {
    return (int) cells[tuple * STRIDE + ASPECT_CLIENTS];
  }

  long first(int tuple) {
    return cells[tuple * STRIDE + FIRST];
  }

  long last(int tuple) {
    return cells[tuple * STRIDE + LAST];
  }

  long count(int tuple) {
    return cells[tuple * STRIDE + COUNT];
  }

  /** -1 where no TTL was known. */
  int ttlMin(int tuple) {
    return (int) (cells[tuple * STRIDE + TTLS] >>> Integer.SIZE);
  }

  /** -1 where no TTL was known. */
  int ttlMax(int tuple) {
    return (int) cells[tuple * STRIDE + TTLS];
  }

  /** The beginning of the first second. */
  long firstMicros() {
    long least = Long.MAX_VALUE;
    for (int tuple = 0; tuple < size; tuple++) {
      least = Math.min(least, first(tuple));
    }
    return Math.floorDiv(least, Times.SECOND) * Times.SECOND;
  }

  /** The end of the last second. */
  long lastMicros() {
    long most = Long.MIN_VALUE;
    for (int tuple = 0; tuple < size; tuple++) {
      most = Math.max(most, last(tuple));
    }
    return Math.floorDiv(most, Times.SECOND) * Times.SECOND + Times.SECOND - 1;
  }
}
