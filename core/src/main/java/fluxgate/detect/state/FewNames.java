package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import fluxgate.observation.Client;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Of each registered domain the names below it, exactly, as long as they are few: most domains have
 * one ({@code www}) or two, and need no filters to be watched for names that are used once.
 *
 * <p>The idea: records of a few ints in blocks, each in a slot of one of nine sizes, and a table of
 * open addressing that leads to them; no object a domain. A record that outgrows its slot moves to
 * a larger one, and its slot is used again. The table ages in two generations, as {@link
 * QuietTable} does: what is asked for moves from the elder to the younger, and when the younger is
 * full, what is left of the elder goes. So the cost of a name is constant; a domain of one name
 * takes 44 octets, one of two names, two addresses and four clients 76.
 *
 * <p>Names, addresses and clients are known by half of their {@link Mark}: of the dozens of one
 * domain two share it once in a million domains, and whoever forges such a pair makes them count
 * once.
 */
final class FewNames implements Slice {
  /** With one more, {@link SingleUseNames} may begin to draw conclusions. */
  static final int MOST_NAMES = 7;

  /** Of all names together; more come from wide answers, and are kept elsewhere too. */
  private static final int MOST_ADDRESSES = 31;

  /** Places in answers that the addresses filled. */
  private static final int MOST_PAIRS = 127;

  /** Networks of homes, of all names together. */
  private static final int MOST_ASNS = 15;

  /** Who is led to strangers is one of fewer clients, and asks on when the names are many. */
  private static final int MOST_CLIENTS = 8;

  private static final int BLOCK_BITS = 14;
  private static final int BLOCK = 1 << BLOCK_BITS;
  private static final int FIRST_TABLE = 1 << 8;
  private static final long SECOND_MICROS = 1_000_000;
  private static final int DAY_SECONDS = 24 * 3600;

  /** Two to four places of the table. */
  private static final int ENTRY_OCTETS = 12;

  // Places in a record; then come names, addresses with their counts, networks and clients.
  private static final int MARK = 0;
  private static final int FIRST_SEEN = 2;
  private static final int VISIT = 4;
  private static final int AGAIN = 5;
  private static final int SHAPE = 6;
  private static final int HEAD = 7;

  // Where the counts stand in the shape, from the lowest bits on.
  private static final int OLDER_SHIFT = 3;
  private static final int ADDRESSES_SHIFT = 6;
  private static final int PAIRS_SHIFT = 11;
  private static final int SPREAD_SHIFT = 18;
  private static final int HOME_SHIFT = 21;
  private static final int ASNS_SHIFT = 24;
  private static final int CLIENTS_SHIFT = 28;

  /** The shape of a record without names: of a domain whose names are many. */
  private static final int MANY = 0;

  /** What slots hold, in ints; the largest record is one of 7 + 7 + 31 + 15 + 8. */
  private static final int[] SIZES = {8, 12, 16, 20, 24, 32, 44, 56, 68};

  /** A record that has moved to the younger generation: no mark is zero but one in 2^64. */
  private static final long GONE = 0;

  /** What the table knows of a domain. */
  enum Known {
    NOTHING,
    /** A few names. */
    FEW,
    /** That it has more, which are kept elsewhere. */
    MANY
  }

  /** One record outside the table. */
  static final class Few {
    long firstMicros;

    /** When the present visit began. */
    int visitSecond;

    /** Answers of names that had come in an earlier visit. */
    int again;

    /** Halves of marks; the first {@link #older} of them came before the present visit. */
    final int[] names = new int[MOST_NAMES];

    int nameCount;
    int older;

    /** Those of a domain's first name are not among them: it is watched from the second on. */
    final Recurrences addresses = new Recurrences();

    int pairs;

    /** Names whose answers reach over several blocks. */
    int spread;

    /** Names that lead to homes and nowhere else. */
    int atHome;

    final int[] asns = new int[MOST_ASNS];
    int asnCount;

    /** Halves of marks. */
    final int[] clients = new int[MOST_CLIENTS];

    int clientCount;

    private void clear() {
      firstMicros = Long.MAX_VALUE;
      visitSecond = 0;
      again = 0;
      nameCount = 0;
      older = 0;
      addresses.clear();
      pairs = 0;
      spread = 0;
      atHome = 0;
      asnCount = 0;
      clientCount = 0;
    }

    private int shape() {
      return nameCount
          | older << OLDER_SHIFT
          | addresses.size() << ADDRESSES_SHIFT
          | pairs << PAIRS_SHIFT
          | spread << SPREAD_SHIFT
          | atHome << HOME_SHIFT
          | asnCount << ASNS_SHIFT
          | clientCount << CLIENTS_SHIFT;
    }

    /** Whether there is room for one name more with so many addresses. */
    private boolean hasRoom(int held) {
      return nameCount < MOST_NAMES
          && addresses.size() + held <= MOST_ADDRESSES
          && pairs + held <= MOST_PAIRS
          && asnCount + held <= MOST_ASNS;
    }

    private void turn(long micros) {
      if (isLater(visitSecond, micros)) {
        older = nameCount;
        visitSecond = second(micros);
      }
    }

    private void add(
        int name, List<IpAddress> sorted, Function<IpAddress, @Nullable Network> networks) {
      names[nameCount++] = name;
      spread += SingleUseNames.reaches(sorted) ? 1 : 0;
      boolean homes = true;
      for (IpAddress address : sorted) {
        Network network = networks.apply(address);
        boolean home = network != null && network.kind() == NetworkKind.ACCESS;
        homes &= home;
        asnCount += home && put(asns, asnCount, (int) network.asn()) ? 1 : 0;
        addresses.add(Mark.of(AddressPool.unit(address)));
        pairs++;
      }
      atHome += homes ? 1 : 0;
    }

    private void asked(int client) {
      clientCount += clientCount < MOST_CLIENTS && put(clients, clientCount, client) ? 1 : 0;
    }

    private static boolean put(int[] set, int count, int one) {
      if (index(set, count, one) >= 0) {
        return false;
      }
      set[count] = one;
      return true;
    }

    private static int index(int[] set, int count, int one) {
      for (int i = 0; i < count; i++) {
        if (set[i] == one) {
          return i;
        }
      }
      return -1;
    }
  }

  private static final class Generation {
    private int[][] blocks = new int[0][];
    private int end;
    private int[] table = new int[FIRST_TABLE];
    private int used;

    /** For each size the first free slot, plus 1; the next one stands in its third place. */
    private final int[] free = new int[SIZES.length];

    /** What its records take, and what leads to them. */
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

    private int home(long mark) {
      return (int) (mark >>> 32) & table.length - 1;
    }

    /** The place of the table that leads to a mark's record, or the free one that would. */
    private int slot(long mark) {
      int slot = home(mark);
      while (table[slot] != 0 && getLong(table[slot] - 1) != mark) {
        slot = slot + 1 & table.length - 1;
      }
      return slot;
    }

    /** Where the record of a mark begins, or -1. */
    private int find(long mark) {
      return table[slot(mark)] - 1;
    }

    private int allocate(int size) {
      int at = free[size] - 1;
      if (at >= 0) {
        free[size] = get(at + 2);
        return at;
      }
      int ints = SIZES[size];
      if ((end & BLOCK - 1) + ints > BLOCK) {
        end = (end >>> BLOCK_BITS) + 1 << BLOCK_BITS;
      }
      if (end >>> BLOCK_BITS == blocks.length) {
        blocks = Arrays.copyOf(blocks, blocks.length + 1);
        blocks[blocks.length - 1] = new int[BLOCK];
      }
      at = end;
      end += ints;
      return at;
    }

    private void release(int at, int size) {
      setLong(at, GONE);
      set(at + 2, free[size]);
      free[size] = at + 1;
    }

    /** Room for a new record. */
    private int append(long mark, int size) {
      if (2 * (used + 1) > table.length) {
        grow();
      }
      int slot = slot(mark);
      int at = allocate(size);
      setLong(at, mark);
      table[slot] = at + 1;
      used++;
      octets += octets(size);
      return at;
    }

    /** Gives a record, of which nothing but the mark is kept, a slot of another size. */
    private int move(int at, int from, int to) {
      long mark = getLong(at);
      int slot = slot(mark);
      int now = allocate(to);
      release(at, from);
      setLong(now, mark);
      table[slot] = now + 1;
      octets += octets(to) - octets(from);
      return now;
    }

    private static int octets(int size) {
      return SIZES[size] * Integer.BYTES + ENTRY_OCTETS;
    }

    /** Twice the table, without what has gone. */
    private void grow() {
      int[] old = table;
      table = new int[2 * old.length];
      used = 0;
      for (int place : old) {
        if (place != 0) {
          table[slot(getLong(place - 1))] = place;
          used++;
        }
      }
    }
  }

  private final long mostOctets;
  private final Few few = new Few();
  private Generation younger = new Generation();
  private Generation elder = new Generation();
  private int at;
  private long evicted;
  private long evictedMicros = Long.MIN_VALUE;

  /** None yet, and never more than so many octets of them. */
  FewNames(long mostOctets) {
    this.mostOctets = mostOctets;
  }

  /** Half of a mark. */
  static int half(long mark) {
    return (int) (mark >>> 32);
  }

  private static int second(long micros) {
    return (int) Math.floorDiv(micros, SECOND_MICROS);
  }

  private static boolean isLater(int visitSecond, long micros) {
    return micros - visitSecond * SECOND_MICROS >= SingleUseNames.VISIT_MICROS;
  }

  private static int count(int shape, int shift, int bits) {
    return shape >>> shift & (1 << bits) - 1;
  }

  private static int names(int shape) {
    return count(shape, 0, 3);
  }

  private static int length(int shape) {
    return HEAD
        + names(shape)
        + count(shape, ADDRESSES_SHIFT, 5)
        + count(shape, ASNS_SHIFT, 4)
        + count(shape, CLIENTS_SHIFT, 4);
  }

  private static int size(int shape) {
    int length = length(shape);
    int size = 0;
    while (SIZES[size] < length) {
      size++;
    }
    return size;
  }

  /** What is known of a domain; {@link #take} and the others mean this domain from now on. */
  Known find(long domain, long micros) {
    at = younger.find(domain);
    if (at < 0 && !rejuvenate(domain, micros)) {
      return Known.NOTHING;
    }
    return younger.get(at + SHAPE) == MANY ? Known.MANY : Known.FEW;
  }

  /** Moves a record of the elder generation to the younger; false where it has none. */
  private boolean rejuvenate(long domain, long micros) {
    int before = elder.find(domain);
    if (before < 0) {
      return false;
    }
    int shape = elder.get(before + SHAPE);
    int[] copy = new int[length(shape)];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = elder.get(before + i);
    }
    elder.setLong(before, GONE);
    makeRoom(micros);
    at = younger.append(domain, size(shape));
    for (int i = FIRST_SEEN; i < copy.length; i++) {
      younger.set(at + i, copy[i]);
    }
    return true;
  }

  /** The domain, of which nothing is known, has shown this name. */
  void begin(long domain, int name, long micros) {
    few.clear();
    few.firstMicros = micros;
    few.visitSecond = second(micros);
    few.names[few.nameCount++] = name;
    enter(domain, micros);
  }

  /** The domain, of which nothing is known here, has more names, which are kept elsewhere. */
  void beginMany(long domain, long micros) {
    few.clear();
    enter(domain, micros);
  }

  private void enter(long domain, long micros) {
    makeRoom(micros);
    at = younger.append(domain, size(few.shape()));
    store();
  }

  /**
   * Takes an answer of a domain with few names, or of one whose many are not kept elsewhere any
   * more.
   *
   * @return false where they are more than a few with this name: then {@link #many} is to follow
   */
  boolean take(
      int name,
      List<IpAddress> sorted,
      @Nullable Client client,
      Function<IpAddress, @Nullable Network> networks,
      long micros) {
    int shape = younger.get(at + SHAPE);
    if (names(shape) == 1 && younger.get(at + HEAD) == name && length(shape) == HEAD + 1) {
      visit(shape, micros);
      return true;
    }
    int size = size(shape);
    load(shape);
    int index = Few.index(few.names, few.nameCount, name);
    if (index < 0 && !few.hasRoom(sorted.size())) {
      return false;
    }
    few.turn(micros);
    few.firstMicros = Math.min(few.firstMicros, micros);
    if (client != null) {
      few.asked(half(Mark.of(client)));
    }
    if (index < 0) {
      few.add(name, sorted, networks);
    } else if (index < few.older) {
      few.again += few.again < Integer.MAX_VALUE ? 1 : 0;
    }
    int now = size(few.shape());
    if (now != size) {
      at = younger.move(at, size, now);
    }
    store();
    return true;
  }

  /** The domain's only name, of which nothing else is kept. */
  private void visit(int shape, long micros) {
    boolean later = isLater(younger.get(at + VISIT), micros);
    if (later) {
      younger.set(at + VISIT, second(micros));
      younger.set(at + SHAPE, shape | 1 << OLDER_SHIFT);
    }
    if (later || count(shape, OLDER_SHIFT, 3) > 0) {
      int again = younger.get(at + AGAIN);
      younger.set(at + AGAIN, again + (again < Integer.MAX_VALUE ? 1 : 0));
    }
  }

  /** The domain's names are kept elsewhere from now on; returns what was known of them here. */
  Few many() {
    int shape = younger.get(at + SHAPE);
    load(shape);
    if (size(shape) != size(MANY)) {
      at = younger.move(at, size(shape), size(MANY));
    }
    younger.set(at + SHAPE, MANY);
    return few;
  }

  private void load(int shape) {
    few.clear();
    if (shape == MANY) {
      return;
    }
    few.firstMicros = younger.getLong(at + FIRST_SEEN);
    few.visitSecond = younger.get(at + VISIT);
    few.again = younger.get(at + AGAIN);
    few.nameCount = names(shape);
    few.older = count(shape, OLDER_SHIFT, 3);
    few.pairs = count(shape, PAIRS_SHIFT, 7);
    few.spread = count(shape, SPREAD_SHIFT, 3);
    few.atHome = count(shape, HOME_SHIFT, 3);
    few.asnCount = count(shape, ASNS_SHIFT, 4);
    few.clientCount = count(shape, CLIENTS_SHIFT, 4);
    int place = read(few.names, few.nameCount, at + HEAD);
    for (int i = count(shape, ADDRESSES_SHIFT, 5); i > 0; i--) {
      few.addresses.restore(younger.get(place++));
    }
    place = read(few.asns, few.asnCount, place);
    read(few.clients, few.clientCount, place);
  }

  private int read(int[] into, int count, int from) {
    int place = from;
    for (int i = 0; i < count; i++) {
      into[i] = younger.get(place++);
    }
    return place;
  }

  private void store() {
    younger.setLong(at + FIRST_SEEN, few.firstMicros);
    younger.set(at + VISIT, few.visitSecond);
    younger.set(at + AGAIN, few.again);
    younger.set(at + SHAPE, few.shape());
    int place = write(few.names, few.nameCount, at + HEAD);
    for (int i = 0; i < few.addresses.size(); i++) {
      younger.set(place++, few.addresses.entry(i));
    }
    place = write(few.asns, few.asnCount, place);
    write(few.clients, few.clientCount, place);
  }

  private int write(int[] from, int count, int to) {
    int place = to;
    for (int i = 0; i < count; i++) {
      younger.set(place++, from[i]);
    }
    return place;
  }

  /** Lets the elder generation go when the younger fills its half. */
  private void makeRoom(long micros) {
    if (younger.octets <= mostOctets / 2) {
      return;
    }
    int now = second(micros);
    long before = evicted;
    for (int place : elder.table) {
      if (place != 0 && elder.getLong(place - 1) != GONE) {
        boolean isWatched = names(elder.get(place - 1 + SHAPE)) > 1;
        boolean isRecent = now - elder.get(place - 1 + VISIT) <= DAY_SECONDS;
        evicted += isWatched && isRecent ? 1 : 0;
      }
    }
    if (evicted > before) {
      evictedMicros = Math.max(evictedMicros, micros);
    }
    elder = younger;
    younger = new Generation();
  }

  /**
   * When a domain of a few names, of which one was asked for within a day, had to go; the smallest
   * long before that. What goes of a domain of one name, the next one brings back.
   */
  long evictedMicros() {
    return evictedMicros;
  }

  /** How many domains had to go so. */
  long evicted() {
    return evicted;
  }

  @Override
  public void write(StateWriter out) {
    out.number(evictedMicros);
    out.count(evicted);
    for (Generation in : List.of(elder, younger)) {
      long[] marks =
          Arrays.stream(in.table)
              .filter(place -> place != 0 && in.getLong(place - 1) != GONE)
              .mapToLong(place -> in.getLong(place - 1))
              .sorted() // its place depends on who came before
              .toArray();
      out.count(marks.length);
      for (long mark : marks) {
        int record = in.find(mark);
        int shape = in.get(record + SHAPE);
        out.number(mark);
        out.number(shape);
        out.number(in.getLong(record + FIRST_SEEN));
        for (int i = VISIT; i < length(shape); i++) {
          if (i != SHAPE) {
            out.number(in.get(record + i));
          }
        }
      }
    }
  }

  private static boolean mayBe(int shape) {
    return count(shape, OLDER_SHIFT, 3) <= names(shape)
        && count(shape, CLIENTS_SHIFT, 4) <= MOST_CLIENTS;
  }

  private static void checkAddresses(Generation in, int record, int shape) {
    Recurrences addresses = new Recurrences();
    int first = record + HEAD + names(shape);
    for (int i = 0; i < count(shape, ADDRESSES_SHIFT, 5); i++) {
      if (!addresses.restore(in.get(first + i))) {
        throw new StateReader.StateFormatException("addresses out of order");
      }
    }
  }

  static FewNames read(StateReader in, long mostOctets) {
    FewNames names = new FewNames(mostOctets);
    long lastMicros = in.number();
    long gone = in.count();
    for (Generation to : List.of(names.elder, names.younger)) {
      for (int i = in.size(); i > 0; i--) {
        long mark = in.number();
        int shape = (int) in.number();
        if (!mayBe(shape) || to.find(mark) >= 0) {
          throw new StateReader.StateFormatException("no record of few names");
        }
        int record = to.append(mark, size(shape));
        to.setLong(record + FIRST_SEEN, in.number());
        to.set(record + SHAPE, shape);
        for (int place = VISIT; place < length(shape); place++) {
          if (place != SHAPE) {
            to.set(record + place, (int) in.number());
          }
        }
        checkAddresses(to, record, shape);
      }
    }
    names.evicted = gone;
    names.evictedMicros = lastMicros;
    return names;
  }
}
