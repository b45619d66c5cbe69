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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which domain's answer led a client to an address: connections have no name.
 *
 * <p>An answer explains a connection that begins within max(TTL, 300 s) + 120 s of it, and as
 * <em>stale</em> (a pinned address) within 24 hours.
 *
 * <p>Every answer is entered here, so it is kept in primitive columns: pairs of client and address,
 * known by a {@link Mark}, in a ring in the order in which they came, and a hash table of open
 * addressing that leads to their places. About 130 octets a pair of one domain: 20 of columns and
 * table, 40 of its mapping, 70 of the domain's name. A person's day gives some thousand pairs.
 */
final class ContactJoin implements Slice {
  private static final long SECOND = 1_000_000L;
  private static final long LEAST_TTL_SECONDS = 300;
  private static final long GRACE_SECONDS = 120;
  private static final long STALE_MICROS = 24 * 3600 * SECOND;

  /** A sensor's DNS and connection clocks may differ by the packet that triggered both. */
  private static final long CLOCK_SLACK_MICROS = SECOND;

  /** A mapping with its domain's name, and what its pair takes in the columns. */
  private static final int MAPPING_OCTETS = 128;

  /**
   * For want of room the pairs go that came first. One whose answer still holds is put off, but no
   * more than so many in a row: then most hold.
   */
  private static final int MOST_PUT_OFF = 8;

  /** Domains that gave one client one address: content-delivery nodes serve many. */
  private static final int MAX_DOMAINS = 4;

  private static final int FIRST_ROOM = 1_024;

  /** What a domain's answers explain; the next of the same pair, older first, hangs on it. */
  private static final class Mapping {
    final DomainName domain;
    long fromMicros;
    long untilMicros;
    @Nullable Mapping next;

    Mapping(DomainName domain, long fromMicros, long untilMicros) {
      this.domain = domain;
      this.fromMicros = fromMicros;
      this.untilMicros = untilMicros;
    }
  }

  /**
   * A domain that explains a connection.
   *
   * @param stale whether the answer's time had run out
   */
  record Explained(DomainName domain, boolean stale) {}

  // The ring: places head, head + 1, … of a power of two; a pair's place does not change.
  private long[] marks = new long[FIRST_ROOM];
  private @Nullable Mapping[] mappings = new Mapping[FIRST_ROOM];
  private int head;
  private int size;

  /** Place + 1 of a pair, 0 where free; twice as long as the ring. */
  private int[] table = new int[2 * FIRST_ROOM];

  private final int most;
  private int held;
  private long evicted;
  private long evictedMicros = Long.MIN_VALUE;

  /** None yet, and never more than so many octets of them. */
  ContactJoin(long mostOctets) {
    most = (int) Math.clamp(mostOctets / MAPPING_OCTETS, 1, 1 << 28);
  }

  private static long mark(Client client, IpAddress address) {
    return Mark.of(Mark.of(client), Mark.of(address));
  }

  /** The client was told that the domain lives at these addresses. */
  void answered(
      Client client, DomainName domain, List<IpAddress> addresses, long ttlSeconds, long micros) {
    long until = micros + (Math.max(ttlSeconds, LEAST_TTL_SECONDS) + GRACE_SECONDS) * SECOND;
    long of = Mark.of(client);
    for (IpAddress address : addresses) {
      long mark = Mark.of(of, Mark.of(address));
      int slot = slot(mark);
      Mapping first = table[slot] == 0 ? null : mappings[table[slot] - 1];
      if (first == null) {
        makeRoom(micros);
        held++;
        append(mark, new Mapping(domain, micros, until));
      } else {
        mappings[table[slot] - 1] = mapped(first, domain, micros, until);
        if (held > most) {
          makeRoom(micros);
        }
      }
    }
  }

  /** The mappings of a pair with this one among them; the oldest of too many goes. */
  private Mapping mapped(Mapping first, DomainName domain, long micros, long until) {
    Mapping last = first;
    int domains = 1;
    for (Mapping each = first; each != null; each = each.next) {
      if (each.domain.equals(domain)) {
        each.fromMicros = Math.min(each.fromMicros, micros);
        each.untilMicros = Math.max(each.untilMicros, until);
        return first;
      }
      domains += each == last ? 0 : 1;
      last = each;
    }
    last.next = new Mapping(domain, micros, until);
    if (domains == MAX_DOMAINS && first.next != null) {
      return first.next;
    }
    held++;
    return first;
  }

  private void makeRoom(long micros) {
    int putOff = 0;
    while (held >= most && size > 0) {
      long mark = marks[head];
      Mapping first = mappings[head];
      remove(head);
      head = head + 1 & marks.length - 1;
      size--;
      boolean holds = false;
      int domains = 0;
      for (Mapping each = first; each != null; each = each.next) {
        holds |= each.untilMicros >= micros;
        domains++;
      }
      if (holds && first != null && putOff++ < MOST_PUT_OFF) {
        append(mark, first);
        continue;
      }
      held -= domains;
      if (holds) {
        evicted++;
        evictedMicros = Math.max(evictedMicros, micros);
      }
    }
  }

  private void append(long mark, Mapping first) {
    if (size == marks.length) {
      resize(2 * size);
    }
    int place = head + size & marks.length - 1;
    marks[place] = mark;
    mappings[place] = first;
    size++;
    table[slot(mark)] = place + 1;
  }

  /** Where the pair stands in the table, or the free slot where it would. */
  private int slot(long mark) {
    int slot = home(mark);
    while (table[slot] != 0 && marks[table[slot] - 1] != mark) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private int home(long mark) {
    return (int) (mark ^ mark >>> 32) & table.length - 1;
  }

  /** Takes a pair out of the table: what was pushed past it moves up (Knuth, 6.4 R). */
  private void remove(int place) {
    int free = slot(marks[place]);
    mappings[place] = null;
    int slot = free;
    while (true) {
      table[free] = 0;
      int home;
      do {
        slot = slot + 1 & table.length - 1;
        if (table[slot] == 0) {
          return;
        }
        home = home(marks[table[slot] - 1]);
      } while (free <= slot ? free < home && home <= slot : free < home || home <= slot);
      table[free] = table[slot];
      free = slot;
    }
  }

  /** Gives the ring another length, a power of two that holds all; pairs keep their order. */
  private void resize(int room) {
    long[] oldMarks = marks;
    @Nullable Mapping[] oldMappings = mappings;
    int oldHead = head;
    int oldSize = size;
    marks = new long[room];
    mappings = new Mapping[room];
    table = new int[2 * room];
    head = 0;
    size = 0;
    for (int i = 0; i < oldSize; i++) {
      int from = oldHead + i & oldMarks.length - 1;
      Mapping kept = oldMappings[from];
      if (kept != null) {
        marks[size] = oldMarks[from];
        mappings[size] = kept;
        size++;
        table[slot(oldMarks[from])] = size;
      }
    }
  }

  /** The domains whose answers explain the connection. */
  List<Explained> explain(ConnectionObservation connection) {
    int place = table[slot(mark(connection.client(), connection.destination()))];
    if (place == 0) {
      return List.of();
    }
    List<Explained> explained = new ArrayList<>(MAX_DOMAINS);
    long micros = connection.timeMicros();
    for (Mapping each = mappings[place - 1]; each != null; each = each.next) {
      if (micros + CLOCK_SLACK_MICROS >= each.fromMicros
          && micros <= each.untilMicros + STALE_MICROS) {
        explained.add(new Explained(each.domain, micros > each.untilMicros));
      }
    }
    return explained;
  }

  /** Forgets what can explain nothing that begins at or after {@code micros}. */
  void forgetBefore(long micros) {
    int left = 0;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int place = head + i & marks.length - 1;
      mappings[place] = still(mappings[place], micros);
      left += mappings[place] == null ? 0 : 1;
      for (Mapping each = mappings[place]; each != null; each = each.next) {
        kept++;
      }
    }
    held = kept;
    if (left < size) {
      int room = FIRST_ROOM;
      while (room < left) {
        room *= 2;
      }
      resize(room);
    }
  }

  /** Those that can explain what begins at or after a time. */
  private static @Nullable Mapping still(@Nullable Mapping first, long micros) {
    Mapping kept = first;
    while (kept != null && kept.untilMicros + STALE_MICROS < micros) {
      kept = kept.next;
    }
    for (Mapping each = kept; each != null; each = each.next) {
      while (each.next != null && each.next.untilMicros + STALE_MICROS < micros) {
        each.next = each.next.next;
      }
    }
    return kept;
  }

  /** Pairs dropped for want of room while their answers held: connections go unexplained. */
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
    out.count(size);
    for (int i = 0; i < size; i++) {
      int place = head + i & marks.length - 1;
      out.number(marks[place]);
      int domains = 0;
      for (Mapping each = mappings[place]; each != null; each = each.next) {
        domains++;
      }
      out.count(domains);
      for (Mapping each = mappings[place]; each != null; each = each.next) {
        out.name(each.domain);
        out.number(each.fromMicros);
        out.number(each.untilMicros);
      }
    }
  }

  static ContactJoin read(StateReader in, long mostOctets) {
    ContactJoin join = new ContactJoin(mostOctets);
    join.evicted = in.count();
    join.evictedMicros = in.number();
    for (int i = in.size(); i > 0; i--) {
      long mark = in.number();
      Mapping first = null;
      Mapping last = null;
      int domains = in.size();
      for (int d = domains; d > 0; d--) {
        Mapping each = new Mapping(in.name(), in.number(), in.number());
        if (last == null) {
          first = each;
        } else {
          last.next = each;
        }
        last = each;
      }
      if (first != null) {
        join.append(mark, first);
        join.held += domains;
      }
    }
    return join;
  }
}
