package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.observation.Client;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Of each registered domain the names below it, exactly, as long as they are few: most domains have
 * one ({@code www}) or two, and need no filters to be watched for names that are used once.
 *
 * <p>The idea: a record of some ints a domain in {@link Slots}. The table ages in two generations,
 * as {@link QuietTable} does: what is asked for moves from the elder to the younger, and when the
 * younger is full, what is left of the elder goes. So the cost of a name is constant; a domain of
 * one name takes 44 octets, one of two names, two addresses and four clients 76.
 *
 * <p>Names, addresses and clients are known by half of their {@link Mark}: of the dozens of one
 * domain two share it once in a million domains, and whoever forges such a pair makes them count
 * once.
 */
final class FewNames implements Slice {
  /** With one more, {@link SingleUseNames} may begin to draw conclusions. */
  static final int MOST_NAMES = FewOfDomain.MOST_NAMES;

  private static final int DAY_SECONDS = 24 * 3600;

  // Places in a record; then come names, addresses with their counts, networks and clients.
  private static final int FIRST_SEEN = 2;
  private static final int VISIT = 4;
  private static final int AGAIN = 5;
  private static final int SHAPE = 6;
  private static final int HEAD = 7;

  /** The shape of a record without names: of a domain whose names are many. */
  private static final int MANY = 0;

  /** What the table knows of a domain. */
  enum Known {
    NOTHING,
    /** A few names. */
    FEW,
    /** That it has more, which are kept elsewhere. */
    MANY
  }

  private final long mostOctets;
  private final FewOfDomain few = new FewOfDomain();
  private Slots younger = new Slots();
  private Slots elder = new Slots();
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

  private static int length(int shape) {
    return HEAD + FewOfDomain.things(shape);
  }

  private static int size(int shape) {
    return Slots.size(length(shape));
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
    elder.leave(before);
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
    few.visitSecond = FewOfDomain.second(micros);
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
    if (FewOfDomain.names(shape) == 1
        && younger.get(at + HEAD) == name
        && length(shape) == HEAD + 1) {
      visit(shape, micros);
      return true;
    }
    int size = size(shape);
    load(shape);
    int index = few.place(name);
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
    boolean later = FewOfDomain.isLater(younger.get(at + VISIT), micros);
    if (later) {
      younger.set(at + VISIT, FewOfDomain.second(micros));
      younger.set(at + SHAPE, FewOfDomain.allOlder(shape));
    }
    if (later || FewOfDomain.older(shape) > 0) {
      int again = younger.get(at + AGAIN);
      younger.set(at + AGAIN, again + (again < Integer.MAX_VALUE ? 1 : 0));
    }
  }

  /** The domain's names are kept elsewhere from now on; returns what was known of them here. */
  FewOfDomain many() {
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
    few.counts(shape);
    int place = read(few.names, few.nameCount, at + HEAD);
    for (int i = FewOfDomain.addresses(shape); i > 0; i--) {
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
    if (younger.octets() <= mostOctets / 2) {
      return;
    }
    int now = FewOfDomain.second(micros);
    long before = evicted;
    for (long mark : elder.marks()) {
      int record = elder.find(mark);
      boolean isWatched = FewOfDomain.names(elder.get(record + SHAPE)) > 1;
      boolean isRecent = now - elder.get(record + VISIT) <= DAY_SECONDS;
      evicted += isWatched && isRecent ? 1 : 0;
    }
    if (evicted > before) {
      evictedMicros = Math.max(evictedMicros, micros);
    }
    elder = younger;
    younger = new Slots();
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
    for (Slots in : List.of(elder, younger)) {
      long[] marks = in.marks();
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

  private static void checkAddresses(Slots in, int record, int shape) {
    Recurrences addresses = new Recurrences();
    int first = record + HEAD + FewOfDomain.names(shape);
    for (int i = 0; i < FewOfDomain.addresses(shape); i++) {
      if (!addresses.restore(in.get(first + i))) {
        throw new StateReader.StateFormatException("addresses out of order");
      }
    }
  }

  static FewNames read(StateReader in, long mostOctets) {
    FewNames names = new FewNames(mostOctets);
    long lastMicros = in.number();
    long gone = in.count();
    for (Slots to : List.of(names.elder, names.younger)) {
      for (int i = in.size(); i > 0; i--) {
        long mark = in.number();
        int shape = (int) in.number();
        if (!FewOfDomain.mayBe(shape) || to.find(mark) >= 0) {
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
