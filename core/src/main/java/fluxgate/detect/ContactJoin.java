package fluxgate.detect;

import fluxgate.detect.state.Mark;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which domain's answer led a client to an address: connections have no name.
 *
 * <p>An answer explains a connection that begins within max(TTL, 300 s) + 120 s of it, and as
 * <em>stale</em> (a pinned address) within 24 hours.
 *
 * <p>Every answer is entered here, so it is kept without objects: a mapping (pair of client and
 * address, known by a {@link Mark}; domain; from and until in tenths of a second) is three longs in
 * a ring in the order in which they came, and a hash table of open addressing leads to the oldest
 * of each pair. Some 40 octets a mapping. A person's day gives some thousand.
 */
final class ContactJoin implements Slice {
  private static final long SECOND = 1_000_000L;
  private static final long TENTH = SECOND / 10;
  private static final long LEAST_TTL_SECONDS = 300;
  private static final long GRACE_SECONDS = 120;
  private static final long STALE_MICROS = 24 * 3600 * SECOND;

  /** A sensor's DNS and connection clocks may differ by the packet that triggered both. */
  private static final long CLOCK_SLACK_MICROS = SECOND;

  /** A mapping: 24 in the ring and two places of the table, which may both be half empty. */
  private static final int MAPPING_OCTETS = 64;

  /** A domain's name in its table. */
  private static final int DOMAIN_OCTETS = 160;

  /**
   * For want of room the mappings go that came first. One whose answer still holds is put off, but
   * no more than so many in a row: then most hold.
   */
  private static final int MOST_PUT_OFF = 8;

  /** Domains that gave one client one address: content-delivery nodes serve many. */
  private static final int MAX_DOMAINS = 4;

  private static final int FIRST_ROOM = 1_024;
  private static final int FIRST_NAMES = 64;

  /**
   * Longs a mapping: its pair's mark, when it holds, and its domain with the place that follows.
   */
  private static final int WIDTH = 3;

  private static final int TIMES = 1;
  private static final int REST = 2;

  /**
   * A domain that explains a connection.
   *
   * @param stale whether the answer's time had run out
   */
  record Explained(DomainName domain, boolean stale) {}

  // The ring: places head, head + 1, … of a power of two; a mapping's place does not change.
  private long[] ring = new long[WIDTH * FIRST_ROOM];
  private int room = FIRST_ROOM;
  private int head;
  private int size;

  /** Of the ring, the places whose mapping has gone already. */
  private int holes;

  /** Place + 1 of a pair's oldest mapping, 0 where free; twice as long as the ring. */
  private int[] table = new int[2 * FIRST_ROOM];

  private final List<DomainName> names = new ArrayList<>();
  private final Map<DomainName, Integer> numbers = new HashMap<>();
  private final long mostOctets;

  /** Times count from here; the smallest long before the first. */
  private long sinceTenths = Long.MIN_VALUE;

  private long evicted;
  private long evictedMicros = Long.MIN_VALUE;

  /** None yet, and never more than so many octets of them. */
  ContactJoin(long mostOctets) {
    this.mostOctets = mostOctets;
  }

  private boolean isFull() {
    return (long) (size - holes) * MAPPING_OCTETS + (long) names.size() * DOMAIN_OCTETS
        >= mostOctets;
  }

  private static long mark(Client client, IpAddress address) {
    return Mark.of(Mark.of(client), Mark.of(address));
  }

  /** The client was told that the domain lives at these addresses. */
  void answered(
      Client client, DomainName domain, List<IpAddress> addresses, long ttlSeconds, long micros) {
    if (sinceTenths == Long.MIN_VALUE) {
      sinceTenths = Math.floorDiv(micros, TENTH);
    }
    int from = tenths(Math.floorDiv(micros, TENTH));
    long last = micros + (Math.max(ttlSeconds, LEAST_TTL_SECONDS) + GRACE_SECONDS) * SECOND;
    int until = tenths(-Math.floorDiv(-last, TENTH));
    boundNames(micros);
    int number = number(domain);
    long of = Mark.of(client);
    for (int i = 0; i < addresses.size(); i++) {
      answered(Mark.of(of, Mark.of(addresses.get(i))), number, from, until, micros);
    }
  }

  /** The names that no mapping needs any more go when they take a quarter of all room. */
  private void boundNames(long micros) {
    while ((long) names.size() * DOMAIN_OCTETS > mostOctets / 4 && names.size() > FIRST_NAMES) {
      int before = names.size();
      rebuild(Integer.MIN_VALUE, true);
      if (2 * names.size() > before) {
        for (int i = (size - holes) / 2; i > 0; i--) {
          dropFirst(micros, false);
        }
      }
    }
  }

  private int tenths(long sinceEpoch) {
    return (int) Math.clamp(sinceEpoch - sinceTenths, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private int number(DomainName domain) {
    Integer known = numbers.get(domain);
    if (known != null) {
      return known;
    }
    names.add(domain);
    numbers.put(domain, names.size() - 1);
    return names.size() - 1;
  }

  private void answered(long mark, int domain, int from, int until, long micros) {
    int slot = slot(mark);
    int domains = 0;
    for (int place = table[slot] - 1; place >= 0; place = next(place)) {
      if (domain(place) == domain) {
        long times = ring[WIDTH * place + TIMES];
        ring[WIDTH * place + TIMES] =
            times(Math.min((int) (times >>> 32), from), Math.max((int) times, until));
        return;
      }
      domains++;
    }
    if (domains == MAX_DOMAINS) {
      leave(table[slot] - 1); // the pair stays: three are left
    }
    makeRoom(micros);
    link(mark, append(mark, times(from, until), domain));
  }

  /** Hangs a new mapping behind the youngest of its pair, which has few. */
  private void link(long mark, int place) {
    int slot = slot(mark);
    if (table[slot] == 0) {
      table[slot] = place + 1;
      return;
    }
    int end = table[slot] - 1;
    while (next(end) >= 0) {
      end = next(end);
    }
    setRest(end, domain(end), place);
  }

  private static long times(int from, int until) {
    return (long) from << 32 | until & 0xFFFF_FFFFL;
  }

  /** The domain's number; -1 where the mapping has gone. */
  private int domain(int place) {
    return (int) (ring[WIDTH * place + REST] >>> 32);
  }

  /** The next younger mapping of the same pair, or -1. */
  private int next(int place) {
    return (int) ring[WIDTH * place + REST];
  }

  private void setRest(int place, int domain, int next) {
    ring[WIDTH * place + REST] = (long) domain << 32 | next & 0xFFFF_FFFFL;
  }

  private int append(long mark, long times, int domain) {
    if (size == room) {
      rebuild(Integer.MIN_VALUE, false);
    }
    int place = head + size & room - 1;
    ring[WIDTH * place] = mark;
    ring[WIDTH * place + TIMES] = times;
    setRest(place, domain, -1);
    size++;
    return place;
  }

  private void makeRoom(long micros) {
    if (!isFull()) {
      return;
    }
    int putOff = 0;
    while (isFull() && size > holes) {
      putOff += dropFirst(micros, putOff < MOST_PUT_OFF) ? 1 : 0;
    }
  }

  /** Drops the mapping that came first, or puts it off where it holds; whether it did that. */
  private boolean dropFirst(long micros, boolean puttingOff) {
    while (size > 0 && domain(head) < 0) {
      holes--;
      pop();
    }
    if (size == 0) {
      return false;
    }
    long mark = ring[WIDTH * head];
    long times = ring[WIDTH * head + TIMES];
    int domain = domain(head);
    leave(head);
    holes--;
    pop();
    if ((int) times < tenths(Math.floorDiv(micros, TENTH))) {
      return false;
    }
    if (puttingOff) {
      link(mark, append(mark, times, domain));
      return true;
    }
    evicted++;
    evictedMicros = Math.max(evictedMicros, micros);
    return false;
  }

  private void pop() {
    head = head + 1 & room - 1;
    size--;
  }

  /** Takes a mapping out of its chain; its place stays empty. */
  private void leave(int place) {
    long mark = ring[WIDTH * place];
    int slot = slot(mark);
    int first = table[slot] - 1;
    if (first == place) {
      if (next(place) >= 0) {
        table[slot] = next(place) + 1;
      } else {
        free(slot);
      }
    } else {
      int before = first;
      while (next(before) != place) {
        before = next(before);
      }
      setRest(before, domain(before), next(place));
    }
    setRest(place, -1, -1);
    holes++;
  }

  /** Where the pair stands in the table, or the free slot where it would. */
  private int slot(long mark) {
    int slot = home(mark);
    while (table[slot] != 0 && ring[WIDTH * (table[slot] - 1)] != mark) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private int home(long mark) {
    return (int) (mark ^ mark >>> 32) & table.length - 1;
  }

  /** Frees a slot of the table: what was pushed past it moves up (Knuth, 6.4 R). */
  private void free(int taken) {
    int free = taken;
    int slot = free;
    while (true) {
      table[free] = 0;
      int home;
      do {
        slot = slot + 1 & table.length - 1;
        if (table[slot] == 0) {
          return;
        }
        home = home(ring[WIDTH * (table[slot] - 1)]);
      } while (free <= slot ? free < home && home <= slot : free < home || home <= slot);
      table[free] = table[slot];
      free = slot;
    }
  }

  /**
   * Makes ring and table anew, of a length that fits, with the mappings whose answers hold at or
   * after a time; they keep their order.
   *
   * @param renumbering whether names that nothing needs go, and the others get new numbers
   */
  private void rebuild(int leastUntil, boolean renumbering) {
    long[] old = ring;
    int oldRoom = room;
    int oldHead = head;
    int oldSize = size;
    int left = 0;
    for (int i = 0; i < oldSize; i++) {
      int at = WIDTH * (oldHead + i & oldRoom - 1);
      left += (int) (old[at + REST] >>> 32) >= 0 && (int) old[at + TIMES] >= leastUntil ? 1 : 0;
    }
    room = FIRST_ROOM;
    while (room <= left + left / 4) {
      room *= 2;
    }
    ring = new long[WIDTH * room];
    table = new int[2 * room];
    head = 0;
    size = 0;
    holes = 0;
    List<DomainName> oldNames = new ArrayList<>(names);
    if (renumbering) {
      names.clear();
      numbers.clear();
    }
    for (int i = 0; i < oldSize; i++) {
      int at = WIDTH * (oldHead + i & oldRoom - 1);
      int domain = (int) (old[at + REST] >>> 32);
      if (domain >= 0 && (int) old[at + TIMES] >= leastUntil) {
        int number = renumbering ? number(oldNames.get(domain)) : domain;
        link(old[at], append(old[at], old[at + TIMES], number));
      }
    }
  }

  /**
   * The domains whose answers explain the connection, in the order in which they were asked for.
   */
  List<Explained> explain(ConnectionObservation connection) {
    int first = table[slot(mark(connection.client(), connection.destination()))] - 1;
    if (first < 0) {
      return List.of();
    }
    List<Explained> explained = new ArrayList<>(MAX_DOMAINS);
    long micros = connection.timeMicros();
    for (int place = first; place >= 0; place = next(place)) {
      long times = ring[WIDTH * place + TIMES];
      long from = (sinceTenths + (int) (times >>> 32)) * TENTH;
      long until = (sinceTenths + (int) times) * TENTH;
      if (micros + CLOCK_SLACK_MICROS >= from && micros <= until + STALE_MICROS) {
        explained.add(new Explained(names.get(domain(place)), micros > until));
      }
    }
    return explained;
  }

  /** Forgets what can explain nothing that begins at or after {@code micros}. */
  void forgetBefore(long micros) {
    if (sinceTenths != Long.MIN_VALUE) {
      rebuild(tenths(-Math.floorDiv(-(micros - STALE_MICROS), TENTH)), true);
    }
  }

  /** Mappings dropped for want of room while their answers held: connections go unexplained. */
  long evicted() {
    return evicted;
  }

  /** When the last of {@link #evicted} went; the smallest long before the first. */
  long evictedMicros() {
    return evictedMicros;
  }

  @Override
  public void write(StateWriter out) {
    out.count(evicted);
    out.number(evictedMicros);
    out.number(sinceTenths);
    out.names(names);
    out.count(size - holes);
    for (int i = 0; i < size; i++) {
      int place = head + i & room - 1;
      if (domain(place) >= 0) {
        out.number(ring[WIDTH * place]);
        out.number(ring[WIDTH * place + TIMES]);
        out.count(domain(place));
      }
    }
  }

  static ContactJoin read(StateReader in, long mostOctets) {
    ContactJoin join = new ContactJoin(mostOctets);
    join.evicted = in.count();
    join.evictedMicros = in.number();
    join.sinceTenths = in.number();
    List<DomainName> names = in.names();
    names.forEach(join::number);
    for (int i = in.size(); i > 0; i--) {
      long mark = in.number();
      long times = in.number();
      int domain = in.smallCount();
      if (domain >= names.size()) {
        throw new StateReader.StateFormatException("no domain " + domain);
      }
      join.link(mark, join.append(mark, times, join.number(names.get(domain))));
    }
    return join;
  }
}
