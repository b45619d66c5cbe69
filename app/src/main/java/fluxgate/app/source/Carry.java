package fluxgate.app.source;

import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one reading hands to the next, so that files read one after the other give the sequence that
 * they give when read together: entries held back because something earlier could still come, and
 * the hashes of the records handed on last; and which files were read.
 */
public final class Carry {
  private final KnownFiles files;
  private List<Entry> held;
  private final SeenRecords seen;
  private long deliveredMicros;

  private Carry(KnownFiles files, List<Entry> held, SeenRecords seen, long deliveredMicros) {
    this.files = files;
    this.held = held;
    this.seen = seen;
    this.deliveredMicros = deliveredMicros;
  }

  /** Before the first reading. */
  public static Carry nothing() {
    return new Carry(new KnownFiles(), List.of(), new SeenRecords(), Long.MIN_VALUE);
  }

  /** After readings of which only that is known which files they read. */
  public static Carry after(Collection<ReadFile> read) {
    Carry carry = nothing();
    read.forEach(file -> carry.files.remember(EarlierInputs.known(file)));
    return carry;
  }

  /** Entries held back, in the order in which they came. */
  List<Entry> held() {
    return held;
  }

  /** How many entries are held back. */
  public int heldCount() {
    return held.size();
  }

  KnownFiles files() {
    return files;
  }

  SeenRecords seen() {
    return seen;
  }

  /** How far the sequence had come before the entries held back. */
  long deliveredMicros() {
    return deliveredMicros;
  }

  void handOn(List<Entry> entries, long micros) {
    held = entries;
    deliveredMicros = micros;
  }

  /** Writes it; duplicates among the entries are already left out. */
  public void write(StateWriter out) {
    files.write(out);
    out.number(deliveredMicros);
    seen.write(out);
    Map<ReadRecord, Integer> records = new IdentityHashMap<>();
    out.count(held.size());
    for (Entry entry : held) {
      out.number(entry.orderMicros());
      Integer known = records.putIfAbsent(entry.record(), records.size());
      out.flag(known == null);
      if (known == null) {
        entry.record().write(out);
      } else {
        out.count(known);
      }
      out.flag(entry.observation() != null);
      if (entry.observation() != null) {
        ObservationCodec.write(entry.observation(), out);
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws StateReader.StateFormatException for anything else
   */
  public static Carry read(StateReader in) {
    KnownFiles files = KnownFiles.read(in);
    long delivered = in.number();
    SeenRecords seen = SeenRecords.read(in);
    List<ReadRecord> records = new ArrayList<>();
    List<Entry> held = new ArrayList<>();
    for (int i = in.size(); i > 0; i--) {
      long order = in.number();
      ReadRecord record;
      if (in.flag()) {
        record = ReadRecord.read(in);
        records.add(record);
      } else {
        int index = in.smallCount();
        if (index >= records.size()) {
          throw new StateReader.StateFormatException("no record " + index);
        }
        record = records.get(index);
      }
      held.add(new Entry(order, in.flag() ? ObservationCodec.read(in) : null, record));
    }
    held.sort(Comparator.comparing(entry -> entry, Entry.ORDER));
    return new Carry(files, held, seen, delivered);
  }
}
