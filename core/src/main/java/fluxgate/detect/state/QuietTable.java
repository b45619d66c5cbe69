package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The compact table behind {@link QuietNames}.
 *
 * <p>The idea: records of a few ints, one after the other in blocks, and a table of open addressing
 * that leads to them; no object a name. It ages in two generations: a name that is asked for moves
 * from the elder to the younger, and when the younger is full what is left of the elder goes all at
 * once. So the names go that were longest not asked for, about, and the cost of an answer is
 * constant: one look into each generation at worst.
 *
 * <p>A record: mark, first sighting, minute of the last sighting, shape, answers; for two addresses
 * the answers of either alone; then the addresses, one int for IPv4 and four for IPv6. Counts take
 * one int each, and two in the record of a name with more than two billion answers.
 */
final class QuietTable {
  /** Longer than the TTL of everything that rotates, and as long as people's days. */
  private static final long DAY_MINUTES = 24 * 60;

  private static final long MINUTE_MICROS = 60_000_000L;
  private static final int BLOCK_BITS = 14;
  private static final int BLOCK = 1 << BLOCK_BITS;
  private static final int FIRST_TABLE = 1 << 8;
  private static final int PAIR = 2;

  /** Two to four places of the table. */
  private static final int ENTRY_OCTETS = 12;

  // Places in a record.
  private static final int MARK = 0;
  private static final int FIRST_SEEN = 2;
  private static final int MINUTE = 4;
  private static final int SHAPE = 5;
  private static final int COUNTS = 6;

  /** What an IPv6 address takes. */
  private static final int WIDE_INTS = 4;

  // Of a shape: the number of addresses, which of them are IPv6, and whether counts are long.
  private static final int SIZE = 0xF;
  private static final int WIDE_SHIFT = 4;
  private static final int LONG_COUNTS = 1 << 12;

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

    private int shape() {
      int shape = addresses.size();
      for (int i = 0; i < addresses.size(); i++) {
        shape |= addresses.get(i).isV4() ? 0 : 1 << WIDE_SHIFT + i;
      }
      long most = Math.max(answers, Math.max(ofFirst, ofSecond));
      return most > Integer.MAX_VALUE ? shape | LONG_COUNTS : shape;
    }
  }

  private static final class Generation {
    private int[][] blocks = new int[0][];
    private int end;
    private int[] table = new int[FIRST_TABLE];
    private int used;

    /** What was appended, in octets, whether it has gone since or not. */
    private long octets;

    private int get(int at) {
      return blocks[at >>> BLOCK_BITS][at & BLOCK - 1];
    }

    private void set(int at, int value) {
      blocks[at >>> BLOCK_BITS][at & BLOCK - 1] = value;
    }

    private long getLong(int at) {
      return (long) get(at) << 32 | get(at + 1) & 0xFFFF_FFFFL;
    }

    private void setLong(int at, long value) {
      set(at, (int) (value >>> 32));
      set(at + 1, (int) value);
    }

    /** Where the record of a mark begins, or -1. */
    private int find(long mark) {
      for (int slot = home(mark); table[slot] != 0; slot = slot + 1 & table.length - 1) {
        if (getLong(table[slot] - 1) == mark) {
          return table[slot] - 1;
        }
      }
      return -1;
    }

    private int home(long mark) {
      return (int) (mark >>> 32) & table.length - 1;
    }

    /** Room for a record of so many ints; a record lies in one block. */
    private int append(long mark, int ints) {
      if ((end & BLOCK - 1) + ints > BLOCK) {
        end = (end >>> BLOCK_BITS) + 1 << BLOCK_BITS;
      }
      if (end >>> BLOCK_BITS == blocks.length) {
        blocks = Arrays.copyOf(blocks, blocks.length + 1);
        blocks[blocks.length - 1] = new int[BLOCK];
      }
      if (2 * (used + 1) > table.length) {
        grow();
      }
      int at = end;
      end += ints;
      octets += (long) ints * Integer.BYTES + ENTRY_OCTETS;
      setLong(at, mark);
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
        if (place != 0 && getLong(place - 1) != GONE) {
          enter(getLong(place - 1), place - 1);
        }
      }
    }

    /** The next record that has not gone, from a place on; -1 where there is none. */
    private int next(int from) {
      int at = from;
      while (at < end) {
        int inBlock = at & BLOCK - 1;
        if (inBlock + COUNTS > BLOCK || get(at + SHAPE) == 0) {
          at = (at >>> BLOCK_BITS) + 1 << BLOCK_BITS; // the rest of the block was left free
        } else if (getLong(at) == GONE) {
          at += ints(get(at + SHAPE));
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

  private static int count(int shape) {
    return shape & SIZE;
  }

  private static boolean isWide(int shape, int address) {
    return (shape >>> WIDE_SHIFT + address & 1) != 0;
  }

  private static int countInts(int shape) {
    return (shape & LONG_COUNTS) == 0 ? 1 : 2;
  }

  /** Where the addresses begin in a record of that shape. */
  private static int addresses(int shape) {
    return COUNTS + (count(shape) == PAIR ? 3 : 1) * countInts(shape);
  }

  private static int ints(int shape) {
    int wide = Integer.bitCount(shape >>> WIDE_SHIFT & 0xFF);
    return addresses(shape) + count(shape) + wide * (WIDE_INTS - 1);
  }

  private static int minute(long micros) {
    return (int) Math.floorDiv(micros, MINUTE_MICROS);
  }

  /** The count in that place: answers, those of the first address alone, of the second alone. */
  private static long counted(Generation in, int at, int shape, int which) {
    int place = at + COUNTS + which * countInts(shape);
    return (shape & LONG_COUNTS) == 0 ? in.get(place) : in.getLong(place);
  }

  private static void setCount(Generation in, int at, int shape, int which, long count) {
    int place = at + COUNTS + which * countInts(shape);
    if ((shape & LONG_COUNTS) == 0) {
      in.set(place, (int) count);
    } else {
      in.setLong(place, count);
    }
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
    int shape = in.get(at + SHAPE);
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
    long answers = counted(in, at, shape, 0) + count;
    if (answers > Integer.MAX_VALUE && (shape & LONG_COUNTS) == 0) {
      Entry entry = new Entry();
      load(in, at, entry);
      entry.answers = answers;
      entry.ofFirst += one == 0 ? count : 0;
      entry.ofSecond += one == 1 ? count : 0;
      put(mark, entry, micros);
      return true;
    }
    setCount(in, at, shape, 0, answers);
    in.set(at + MINUTE, Math.max(in.get(at + MINUTE), minute(micros)));
    if (one >= 0) {
      setCount(in, at, shape, one + 1, counted(in, at, shape, one + 1) + count);
    }
    return true;
  }

  /** Whether a record holds these addresses and no other. */
  private static boolean holds(Generation in, int at, int shape, List<IpAddress> sorted) {
    if (count(shape) != sorted.size()) {
      return false;
    }
    int place = at + addresses(shape);
    for (int i = 0; i < sorted.size(); i++) {
      if (!is(in, place, isWide(shape, i), sorted.get(i))) {
        return false;
      }
      place += isWide(shape, i) ? WIDE_INTS : 1;
    }
    return true;
  }

  /** Which of a record's two addresses this is: 0, 1, or -1. */
  private static int which(Generation in, int at, int shape, IpAddress address) {
    int place = at + addresses(shape);
    if (is(in, place, isWide(shape, 0), address)) {
      return 0;
    }
    place += isWide(shape, 0) ? WIDE_INTS : 1;
    return is(in, place, isWide(shape, 1), address) ? 1 : -1;
  }

  private static boolean is(Generation in, int place, boolean wide, IpAddress address) {
    return wide
        ? in.getLong(place) == address.high() && in.getLong(place + 2) == address.low()
        : address.isV4() && in.get(place) == (int) address.low();
  }

  /** Moves a record of the elder generation to the younger; returns where it is then. */
  private int rejuvenate(int at, long micros) {
    int[] copy = new int[ints(elder.get(at + SHAPE))];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = elder.get(at + i);
    }
    long mark = elder.getLong(at);
    elder.setLong(at, GONE);
    makeRoom(micros);
    int now = younger.append(mark, copy.length);
    for (int i = FIRST_SEEN; i < copy.length; i++) {
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
    int shape = in.get(at + SHAPE);
    entry.firstSeenMicros = in.getLong(at + FIRST_SEEN);
    entry.answers = counted(in, at, shape, 0);
    boolean pair = count(shape) == PAIR;
    entry.ofFirst = pair ? counted(in, at, shape, 1) : 0;
    entry.ofSecond = pair ? counted(in, at, shape, 2) : 0;
    int place = at + addresses(shape);
    List<IpAddress> addresses = new ArrayList<>(count(shape));
    for (int i = 0; i < count(shape); i++) {
      if (isWide(shape, i)) {
        addresses.add(new IpAddress(in.getLong(place), in.getLong(place + 2)));
        place += WIDE_INTS;
      } else {
        addresses.add(IpAddress.v4(in.get(place++)));
      }
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
    int shape = entry.shape();
    int at = to.append(mark, ints(shape));
    to.setLong(at + FIRST_SEEN, entry.firstSeenMicros);
    to.set(at + MINUTE, minute);
    to.set(at + SHAPE, shape);
    setCount(to, at, shape, 0, entry.answers);
    if (entry.addresses.size() == PAIR) {
      setCount(to, at, shape, 1, entry.ofFirst);
      setCount(to, at, shape, 2, entry.ofSecond);
    }
    int place = at + addresses(shape);
    for (IpAddress address : entry.addresses) {
      if (address.isV4()) {
        to.set(place++, (int) address.low());
      } else {
        to.setLong(place, address.high());
        to.setLong(place + 2, address.low());
        place += WIDE_INTS;
      }
    }
  }

  void remove(long mark) {
    for (Generation in : List.of(younger, elder)) {
      int at = in.find(mark);
      if (at >= 0) {
        in.setLong(at, GONE);
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
    for (int at = elder.next(0); at >= 0; at = elder.next(at + ints(elder.get(at + SHAPE)))) {
      evicted += now - elder.get(at + MINUTE) <= DAY_MINUTES ? 1 : 0;
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
      for (int at = in.next(0); at >= 0; at = in.next(at + ints(in.get(at + SHAPE)))) {
        live++;
      }
      out.count(in.octets);
      out.count(live);
      for (int at = in.next(0); at >= 0; at = in.next(at + ints(in.get(at + SHAPE)))) {
        load(in, at, entry);
        out.number(in.getLong(at));
        out.number(in.get(at + MINUTE));
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
