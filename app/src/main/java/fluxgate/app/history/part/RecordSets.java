package fluxgate.app.history.part;

import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.dns.RdataList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers sets of records, each in the order in which it was sent, from 0 in the order in which
 * they are first seen. A set is kept as the numbers of its records: where answers rotate there are
 * many sets of few records.
 */
final class RecordSets {
  private static final int LEAST = 1 << 10;

  /** Objects that are known by themselves: what a decoder has in mind it gives again and again. */
  private static final int RECENT = 1 << 14;

  /** The records of all sets. */
  final Ids<Rdata> records = new Ids<>(Records.SINGLE, RecordSets::textOctets);

  private final @Nullable RdataList[] recent = new RdataList[RECENT];
  private final int[] recentIds = new int[RECENT];
  private int[] members = new int[4 * LEAST];

  /** Where the members of a set begin; those of the next begin where they end. */
  private int[] begins = new int[LEAST];

  /** The type that a set was last written for without letters ({@link RdataForms}); -1 for none. */
  private int[] plainFor = new int[LEAST];

  private int size;

  /** The hash in the high half, one more than the number in the low; 0 for none. */
  private long[] slots = new long[2 * LEAST];

  private static int textOctets(Rdata record) {
    return switch (record) {
      case Rdata.Address none -> 0;
      case Rdata.Target target -> target.name().octetCount();
      case Rdata.Other other -> other.text().length();
    };
  }

  /** The number of a set. */
  int of(RdataList set) {
    int at = set.hashCode() * 0x9E3779B1 >>> 18;
    if (recent[at] == set) {
      return recentIds[at];
    }
    int id = look(set);
    recent[at] = set;
    recentIds[at] = id;
    return id;
  }

  private int look(RdataList set) {
    int begin = begins[size];
    int end = begin + set.size();
    if (end > members.length) {
      members = Arrays.copyOf(members, Math.max(2 * members.length, end));
    }
    int hash = set.size();
    for (int place = begin; place < end; place++) {
      int record = records.of(set.get(place - begin));
      members[place] = record;
      hash = (hash ^ record) * 0x9E3779B1;
      hash ^= hash >>> 15;
    }
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (long entry = slots[slot]; entry != 0; entry = slots[slot]) {
      int id = (int) entry - 1;
      if ((int) (entry >>> Integer.SIZE) == hash
          && Arrays.equals(members, begins[id], begins[id + 1], members, begin, end)) {
        return id;
      }
      slot = slot + 1 & mask;
    }
    if (size + 2 > begins.length) {
      begins = Arrays.copyOf(begins, 2 * begins.length);
      plainFor = Arrays.copyOf(plainFor, begins.length);
      slots = Slots.doubled(slots);
      slot = Slots.free(slots, hash);
    }
    plainFor[size] = -1;
    begins[size + 1] = end;
    slots[slot] = (long) hash << Integer.SIZE | ++size;
    return size - 1;
  }

  /** The letters of a set as {@link RdataForms#of} has it. */
  @Nullable String forms(RRType type, RdataList set, int id) {
    if (plainFor[id] == type.code()) {
      return null;
    }
    String letters = RdataForms.of(type, set);
    if (letters == null) {
      plainFor[id] = type.code();
    }
    return letters;
  }

  int size() {
    return size;
  }

  /** The numbers of the records of all sets: those of one stand together. */
  int[] members() {
    return members;
  }

  /** Where the members of a set begin. */
  int begin(int set) {
    return begins[set];
  }

  /** The place after its last. */
  int end(int set) {
    return begins[set + 1];
  }
}
