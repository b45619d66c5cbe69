package fluxgate.app.source;

import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * An accepted record on its way to the merge, shared by the entries that it gave. Whether it is a
 * duplicate is decided when its first entry is handed on; touched only by the merging thread after
 * that.
 */
final class ReadRecord {
  /** What the merge made of it. */
  enum Verdict {
    UNDECIDED,
    ACCEPTED,
    DUPLICATE
  }

  /** Whether it has a hash: not where observations came without an accepted record. */
  final boolean hashed;

  private final long high;
  private final long low;

  Verdict verdict = Verdict.UNDECIDED;
  boolean late;

  ReadRecord(@Nullable RecordHash hash) {
    hashed = hash != null;
    high = hash == null ? 0 : hash.high();
    low = hash == null ? 0 : hash.low();
  }

  /** Whether no record of the same hash was handed on lately; remembers it. */
  boolean isNewTo(SeenRecords seen) {
    return seen.add(high, low);
  }

  void write(StateWriter out) {
    out.flag(hashed);
    if (hashed) {
      new RecordHash(high, low).write(out);
    }
    out.octet(verdict.ordinal());
    out.flag(late);
  }

  static ReadRecord read(StateReader in) {
    ReadRecord record = new ReadRecord(in.flag() ? RecordHash.read(in) : null);
    int ordinal = in.octet();
    if (ordinal >= Verdict.values().length) {
      throw new StateReader.StateFormatException("no verdict " + ordinal);
    }
    record.verdict = Verdict.values()[ordinal];
    record.late = in.flag();
    return record;
  }
}
