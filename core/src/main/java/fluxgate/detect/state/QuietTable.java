package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The compact table behind {@link QuietNames}.
 *
 * <p>The idea: records of a few longs, one after the other in blocks, and a table of open
 * addressing that leads to them; no object a name. It ages in two generations: a name that is asked
 * for moves from the elder to the younger, and when the younger is full what is left of the elder
 * goes all at once. So the names go that were longest not asked for, about, and the cost of an
 * answer is constant: one look into each generation at worst.
 *
 * <p>A record: mark, first sighting, minute of the last sighting and shape, answers; for two
 * addresses the answers of either alone; then the addresses, one long for IPv4 and two for IPv6.
 */
final class QuietTable {
  /** Longer than the TTL of everything that rotates, and as long as people's days. */
  private static final long DAY_MINUTES = 24 * 60;

  private static final long MINUTE_MICROS = 60_000_000L;
  private static final int BLOCK_BITS = 13;
  private static final int BLOCK = 1 << BLOCK_BITS;
  private static final int FIRST_TABLE = 1 << 8;
  private static final int PAIR = 2;

  /** Two to four places of the table. */
  private static final int ENTRY_OCTETS = 12;

  // Places in a record.
  private static final int MARK = 0;
  private static final int FIRST_SEEN = 1;
  private static final int SHAPE = 2;
  private static final int ANSWERS = 3;
  private static final int HEAD = 4;

  /** A record whose name has gone elsewhere: no mark is zero but one in 2^64. */
  private static final long GONE = 0;

  /** One record outside the table. */
  static final class Entry {
    long firstSeenMicros;
    long answers;
    List<IpAddress> addresses = List.of();
    long ofFirst;
    long ofSecond;

    void begin(List<IpAddress> sorted, long count, long firstMicros) {
      firstSeenMicros = firstMicros;
      answers = count;
      addresses = sorted;
      ofFirst = 0;
      ofSecond = 0;
    }

    private int longs() {
      int longs = HEAD + (addresses.size() == PAIR ? 2 : 0);
      for (IpAddress address : addresses) {
        longs += address.isV4() ? 1 : 2;
      }
      return longs;
    }
  }

  private static final class Generation {
    private long[][] blocks = new long[0][];
    private int end;
    private int[] table = new int[FIRST_TABLE];
    private int used;

    /** What was appended, in octets, whether it has gone since or not. */
    private long octets;

    private long get(int at) {
      return blocks[at >>> BLOCK_BITS][at & BLOCK - 1];
    }

    private void set(int at, long value) {
      blocks[at >>> BLOCK_BITS][at & BLOCK - 1] = value;
    }

    /** Where the record of a mark begins, or -1. */
    private int find(long mark) {
      for (int slot = home(mark); table[slot] != 0; slot = slot + 1 & table.length - 1) {
        if (get(table[slot] - 1) == mark) {
          return table[slot] - 1;
        }
      }
      return -1;
    }

    private int home(long mark) {
      return (int) (mark >>> 32) & table.length - 1;
    }

    /** Room for a record of so many longs; a record lies in one block. */
    private int append(long mark, int longs) {
      if ((end & BLOCK - 1) + longs > BLOCK) {
        end = (end >>> BLOCK_BITS) + 1 << BLOCK_BITS;
      }
      if (end >>> BLOCK_BITS == blocks.length) {
        blocks = Arrays.copyOf(blocks, blocks.length + 1);
        blocks[blocks.length - 1] = new long[BLOCK];
      }
      if (2 * (used + 1) > table.length) {
        grow();
      }
      int at = end;
      end += longs;
      octets += (long) longs * Long.BYTES + ENTRY_OCTETS;
      set(at, mark);
      enter(mark, at);
      return at;
    }

    private void enter(long mark, int at) {
      int slot = home(mark);
      while (table[slot] != 0) {
        slot = slot + 1 & table.length - 1;
      }
      table[slot] = at + 1;
      used++;
    }

    /** Twice the table, without what has gone. */
    private void grow() {
      int[] old = table;
      table = new int[2 * old.length];
      used = 0;
      for (int place : old) {
        if (place != 0 && get(place - 1) != GONE) {
          enter(get(place - 1), place - 1);
        }
      }
    }

    /** The next record that has not gone, from a place on; -1 where there is none. */
    private int next(int from) {
      int at = from;
      while (at < end) {
        int inBlock = at & BLOCK - 1;
        if (inBlock + HEAD > BLOCK || get(at + SHAPE) == 0) {
          at = (at >>> BLOCK_BITS) + 1 << BLOCK_BITS; // the rest of the block was left free
        } else if (get(at) == GONE) {
          at += longs(get(at + SHAPE));
        } else {
          return at;
        }
      }
      return -1;
    }
  }

  private final long mostOctets;
  private Generation younger = new Generation();
  private Generation elder = new Generation();
  private long evicted;
  private long evictedMicros = Long.MIN_VALUE;

  QuietTable(long mostOctets) {
    this.mostOctets = mostOctets;
  }

  /** The shape: how many addresses, which of them are IPv6, and the minute of the last sighting. */
  private static long shape(List<IpAddress> addresses, int minute) {
    int wide = 0;
    for (int i = 0; i < addresses.size(); i++) {
      wide |= addresses.get(i).isV4() ? 0 : 1 << i;
    }
    return (long) minute << 32 | (long) wide << 8 | addresses.size();
  }

  private static int count(long shape) {
    return (int) shape & 0xFF;
  }

  private static boolean isWide(long shape, int address) {
    return (shape >>> 8 + address & 1) != 0;
  }

  private static int longs(long shape) {
    int wide = Integer.bitCount((int) (shape >>> 8) & 0xFF);
    return HEAD + (count(shape) == PAIR ? 2 : 0) + count(shape) + wide;
  }

  private static int minute(long micros) {
    return (int) Math.floorDiv(micros, MINUTE_MICROS);
  }

  /**
   * Takes an answer that holds exactly the addresses that the name has shown, or one of two; false
   * where it holds another.
   */
  boolean answeredAgain(long mark, List<IpAddress> sorted, long count, long micros) {
    Generation in = younger;
    int at = in.find(mark);
    if (at < 0) {
      in = elder;
      at = in.find(mark);
      if (at < 0) {
        return false;
      }
    }
    long shape = in.get(at + SHAPE);
    int one = -1;
    if (count(shape) == PAIR && sorted.size() == 1) {
      one = which(in, at, shape, sorted.getFirst());
      if (one < 0) {
        return false;
      }
    } else if (!holds(in, at, shape, sorted)) {
      return false;
    }
    if (in == elder) {
      at = rejuvenate(at, micros);
      in = younger;
    }
    in.set(at + ANSWERS, in.get(at + ANSWERS) + count);
    in.set(at + SHAPE, later(shape, micros));
    if (one >= 0) {
      in.set(at + HEAD + one, in.get(at + HEAD + one) + count);
    }
    return true;
  }

  /** Whether a record holds these addresses and no other. */
  private static boolean holds(Generation in, int at, long shape, List<IpAddress> sorted) {
    if (count(shape) != sorted.size()) {
      return false;
    }
    int place = at + HEAD + (sorted.size() == PAIR ? 2 : 0);
    for (int i = 0; i < sorted.size(); i++) {
      if (!is(in, place, isWide(shape, i), sorted.get(i))) {
        return false;
      }
      place += isWide(shape, i) ? 2 : 1;
    }
    return true;
  }

  /** Which of a record's two addresses this is: 0, 1, or -1. */
  private static int which(Generation in, int at, long shape, IpAddress address) {
    int place = at + HEAD + 2;
    if (is(in, place, isWide(shape, 0), address)) {
      return 0;
    }
    place += isWide(shape, 0) ? 2 : 1;
    return is(in, place, isWide(shape, 1), address) ? 1 : -1;
  }

  private static boolean is(Generation in, int place, boolean wide, IpAddress address) {
    return wide
        ? in.get(place) == address.high() && in.get(place + 1) == address.low()
        : address.isV4() && in.get(place) == address.low();
  }

  private static long later(long shape, long micros) {
    int minute = Math.max((int) (shape >> 32), minute(micros));
    return (long) minute << 32 | shape & 0xFFFF_FFFFL;
  }

  /** Moves a record of the elder generation to the younger; returns where it is then. */
  private int rejuvenate(int at, long micros) {
    int longs = longs(elder.get(at + SHAPE));
    long[] copy = new long[longs];
    for (int i = 0; i < longs; i++) {
      copy[i] = elder.get(at + i);
    }
    elder.set(at, GONE);
    makeRoom(micros);
    int now = younger.append(copy[MARK], longs);
    for (int i = 1; i < longs; i++) {
      younger.set(now + i, copy[i]);
    }
    return now;
  }

  /** Reads what is kept of a name into {@code entry}; false where nothing is. */
  boolean find(long mark, Entry entry) {
    Generation in = younger;
    int at = in.find(mark);
    if (at < 0) {
      in = elder;
      at = in.find(mark);
      if (at < 0) {
        return false;
      }
    }
    load(in, at, entry);
    return true;
  }

  private static void load(Generation in, int at, Entry entry) {
    long shape = in.get(at + SHAPE);
    entry.firstSeenMicros = in.get(at + FIRST_SEEN);
    entry.answers = in.get(at + ANSWERS);
    int place = at + HEAD;
    boolean pair = count(shape) == PAIR;
    entry.ofFirst = pair ? in.get(place++) : 0;
    entry.ofSecond = pair ? in.get(place++) : 0;
    List<IpAddress> addresses = new ArrayList<>(count(shape));
    for (int i = 0; i < count(shape); i++) {
      long high = isWide(shape, i) ? in.get(place++) : 0;
      addresses.add(new IpAddress(high, in.get(place++)));
    }
    entry.addresses = addresses;
  }

  /** Keeps this of a name, in the place of what was kept before. */
  void put(long mark, Entry entry, long micros) {
    remove(mark);
    makeRoom(micros);
    append(younger, mark, entry, minute(micros));
  }

  private static void append(Generation to, long mark, Entry entry, int minute) {
    int at = to.append(mark, entry.longs());
    to.set(at + FIRST_SEEN, entry.firstSeenMicros);
    to.set(at + SHAPE, shape(entry.addresses, minute));
    to.set(at + ANSWERS, entry.answers);
    int place = at + HEAD;
    if (entry.addresses.size() == PAIR) {
      to.set(place++, entry.ofFirst);
      to.set(place++, entry.ofSecond);
    }
    for (IpAddress address : entry.addresses) {
      if (!address.isV4()) {
        to.set(place++, address.high());
      }
      to.set(place++, address.low());
    }
  }

  void remove(long mark) {
    for (Generation in : List.of(younger, elder)) {
      int at = in.find(mark);
      if (at >= 0) {
        in.set(at, GONE);
      }
    }
  }

  /** Lets the elder generation go when the younger fills its half. */
  private void makeRoom(long micros) {
    if (younger.octets <= mostOctets / 2) {
      return;
    }
    int now = minute(micros);
    long before = evicted;
    for (int at = elder.next(0); at >= 0; at = elder.next(at + longs(elder.get(at + SHAPE)))) {
      evicted += now - (int) (elder.get(at + SHAPE) >> 32) <= DAY_MINUTES ? 1 : 0;
    }
    if (evicted > before) {
      evictedMicros = Math.max(evictedMicros, micros);
    }
    elder = younger;
    younger = new Generation();
  }

  /** When a name that was asked for within a day had to go; the smallest long before that. */
  long evictedMicros() {
    return evictedMicros;
  }

  /** How many names had to go so. */
  long evicted() {
    return evicted;
  }

  void write(StateWriter out) {
    out.number(evictedMicros);
    out.count(evicted);
    Entry entry = new Entry();
    for (Generation in : List.of(elder, younger)) {
      int live = 0;
      for (int at = in.next(0); at >= 0; at = in.next(at + longs(in.get(at + SHAPE)))) {
        live++;
      }
      out.count(in.octets);
      out.count(live);
      for (int at = in.next(0); at >= 0; at = in.next(at + longs(in.get(at + SHAPE)))) {
        load(in, at, entry);
        out.number(in.get(at));
        out.number(in.get(at + SHAPE) >> 32);
        out.number(entry.firstSeenMicros);
        out.count(entry.answers);
        out.count(entry.ofFirst);
        out.count(entry.ofSecond);
        out.addresses(entry.addresses);
      }
    }
  }

  static QuietTable read(StateReader in, long mostOctets) {
    QuietTable table = new QuietTable(mostOctets);
    long lastMicros = in.number();
    long gone = in.count();
    Entry entry = new Entry();
    for (Generation to : List.of(table.elder, table.younger)) {
      long octets = in.count();
      for (int i = in.size(); i > 0; i--) {
        long mark = in.number();
        int minute = (int) in.number();
        entry.firstSeenMicros = in.number();
        entry.answers = in.count();
        entry.ofFirst = in.count();
        entry.ofSecond = in.count();
        entry.addresses = in.addresses();
        if (entry.addresses.isEmpty() || entry.addresses.size() > 8) {
          throw new StateReader.StateFormatException("a quiet name of " + entry.addresses.size());
        }
        append(to, mark, entry, minute);
      }
      to.octets = octets;
    }
    table.evicted = gone;
    table.evictedMicros = lastMicros;
    return table;
  }
}
