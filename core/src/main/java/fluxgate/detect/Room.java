package fluxgate.detect;

import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import fluxgate.verdict.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the domains with state within bounds: how many there are, and what they take together.
 *
 * <p>The idea: three queues in the order in which domains were last heard of, so that whoever has
 * to go is found at the head of one. Domains that never came near a level go first, then those that
 * did; suspects stay while they are heard of, but together hold no more than half: beyond, the
 * large ones are trimmed to an even share. Where others crowd those out that are harmless so far, a
 * candidate goes in the place of a newcomer, which could never rise otherwise.
 *
 * <p>Cost: constant, and once a minute of event time, where suspects crowd, a pass over them. A
 * state weighs in with every observation of it, so no observation leaves more than was allowed.
 */
final class Room implements Slice {
  /** Domains of which a name rotates: one name in seven changes its addresses at all. */
  private static final int MAX_DOMAINS = 100_000;

  /** A new state with its first names. */
  private static final int NEWCOMER_OCTETS = 8_192;

  /** Of all room, the part that one domain may fill. */
  private static final int LARGEST_ONE_IN = 64;

  /** Suspects are not trimmed below it: it holds the shape of a pool. */
  private static final long LEAST_SHARE = 65_536;

  /** Of all room, the part that is left to domains that are harmless so far. */
  private static final int HARMLESS_ONE_IN = 4;

  /** Order matters over hours; within a minute all were heard of at once. */
  private static final long MINUTE_MICROS = 60_000_000L;

  /**
   * What a day has not shown again may go, and is no loss: memory need not be longer. A suspect
   * goes so too, where there is no other room, but is a loss within the week.
   */
  private static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  /** As long as a finding stays open that shows nothing new. */
  private static final long SILENT_MICROS = 7 * DAY_MICROS;

  private enum Rank {
    HARMLESS,
    CANDIDATE,
    SUSPECT
  }

  private static final class Seat {
    private final Room room;
    private final DomainState state;
    private Rank rank = Rank.HARMLESS;
    private long octets;
    private long heardMicros;

    private Seat(Room room, DomainState state, long micros) {
      this.room = room;
      this.state = state;
      this.heardMicros = micros;
    }
  }

  private final Map<DomainName, DomainState> domains;
  private final Set<DomainName> candidates;
  private final Runnable evicted;
  private final long mostOctets;
  private final EnumMap<Rank, Map<DomainName, Seat>> queues = new EnumMap<>(Rank.class);
  private final long[] octets = new long[Rank.values().length];
  private long trimmedMicros = Long.MIN_VALUE;
  private long evictedMicros = Long.MIN_VALUE;

  /**
   * @param domains all states; who goes is removed there
   * @param candidates domains near a level; who goes is removed there
   * @param mostOctets what the states may take together
   * @param evicted told of each domain that went, or was not let in, while it was heard of
   */
  Room(
      Map<DomainName, DomainState> domains,
      Set<DomainName> candidates,
      long mostOctets,
      Runnable evicted) {
    this.domains = domains;
    this.candidates = candidates;
    this.mostOctets = mostOctets;
    this.evicted = evicted;
    for (Rank rank : Rank.values()) {
      queues.put(rank, new LinkedHashMap<>());
    }
  }

  /** Whether there is room for one domain more, or could be made. */
  boolean make(long nowMicros) {
    while (domains.size() >= MAX_DOMAINS || octets() + NEWCOMER_OCTETS > mostOctets) {
      if (!free(nowMicros)) {
        pressed(nowMicros);
        return false;
      }
    }
    return true;
  }

  /** A domain has a state now. */
  void enter(DomainState state, long nowMicros) {
    domains.put(state.domain(), state);
    Seat seat = new Seat(this, state, nowMicros);
    queue(seat.rank).put(state.domain(), seat);
    state.keeping().sit(seat);
    weigh(seat);
  }

  /** An observation changed the state: it weighs anew, and others may have to go for it. */
  void heard(DomainState state, long nowMicros) {
    Seat seat = seat(state);
    if (seat == null) {
      return;
    }
    if (nowMicros - seat.heardMicros >= MINUTE_MICROS) {
      seat.heardMicros = nowMicros;
      queue(seat.rank).remove(state.domain());
      queue(seat.rank).put(state.domain(), seat);
    }
    weigh(seat);
    if (seat.octets > most(seat.rank)) {
      trim(seat);
    }
    while (octets() > mostOctets && (free(nowMicros) || forgetEldest(Rank.SUSPECT, nowMicros))) {
      // until it fits; that a suspect goes who is heard of is the last resort
    }
  }

  /** The domain was judged. */
  void judged(DomainState state) {
    Seat seat = seat(state);
    Level peak = state.history().unlistedPeak();
    Rank rank =
        peak.compareTo(Level.SUSPECT) >= 0
            ? Rank.SUSPECT
            : peak != Level.NONE || candidates.contains(state.domain())
                ? Rank.CANDIDATE
                : Rank.HARMLESS;
    if (seat != null && seat.rank != rank) {
      remove(seat);
      seat.rank = rank;
      octets[rank.ordinal()] += seat.octets;
      queue(rank).put(state.domain(), seat);
    }
  }

  /** What the states take, in octets. */
  long octets() {
    long sum = 0;
    for (long ofRank : octets) {
      sum += ofRank;
    }
    return sum;
  }

  /** When a domain that was heard of went, or was not let in; the smallest long before that. */
  long evictedMicros() {
    return evictedMicros;
  }

  private Map<DomainName, Seat> queue(Rank rank) {
    return queues.getOrDefault(rank, Map.of());
  }

  private @Nullable Seat seat(DomainState state) {
    return state.keeping().seat() instanceof Seat seat && seat.room == this ? seat : null;
  }

  private void weigh(Seat seat) {
    long now = seat.state.octets();
    octets[seat.rank.ordinal()] += now - seat.octets;
    seat.octets = now;
  }

  private void remove(Seat seat) {
    queue(seat.rank).remove(seat.state.domain());
    octets[seat.rank.ordinal()] -= seat.octets;
  }

  /** What one domain may take. */
  private long most(Rank rank) {
    long largest = mostOctets / LARGEST_ONE_IN;
    if (rank != Rank.SUSPECT || octets[rank.ordinal()] <= mostOctets / 2) {
      return largest;
    }
    long share = mostOctets / 2 / queue(rank).size();
    return Math.min(largest, Math.max(LEAST_SHARE, share));
  }

  /** To half of what it may take, so that it is not for every answer. */
  private void trim(Seat seat) {
    seat.state.trim((int) Math.min(Integer.MAX_VALUE, most(seat.rank) / 2));
    weigh(seat);
  }

  /** Frees some room; false where all that is left are suspects that are heard of. */
  private boolean free(long nowMicros) {
    for (Rank rank : Rank.values()) {
      if (forgetSilent(rank, nowMicros, SILENT_MICROS)) {
        return true;
      }
    }
    if (octets[Rank.SUSPECT.ordinal()] > mostOctets / 2 && trimSuspects(nowMicros)) {
      return true;
    }
    boolean crowded =
        queue(Rank.HARMLESS).size() < MAX_DOMAINS / HARMLESS_ONE_IN
            && octets[Rank.HARMLESS.ordinal()] < mostOctets / HARMLESS_ONE_IN;
    if (crowded
        && (forgetEldest(Rank.CANDIDATE, nowMicros)
            || forgetSilent(Rank.SUSPECT, nowMicros, DAY_MICROS))) {
      return true;
    }
    return forgetEldest(Rank.HARMLESS, nowMicros)
        || forgetEldest(Rank.CANDIDATE, nowMicros)
        || forgetSilent(Rank.SUSPECT, nowMicros, DAY_MICROS);
  }

  private boolean trimSuspects(long nowMicros) {
    if (trimmedMicros != Long.MIN_VALUE && nowMicros - trimmedMicros < MINUTE_MICROS) {
      return false;
    }
    trimmedMicros = nowMicros;
    long before = octets();
    for (Seat seat : queue(Rank.SUSPECT).values()) {
      if (seat.octets > most(Rank.SUSPECT)) {
        trim(seat);
      }
    }
    return octets() < before;
  }

  private boolean forgetSilent(Rank rank, long nowMicros, long longerThanMicros) {
    Seat eldest = eldest(rank);
    return eldest != null
        && nowMicros - eldest.heardMicros > longerThanMicros
        && forgetEldest(rank, nowMicros);
  }

  private @Nullable Seat eldest(Rank rank) {
    Map<DomainName, Seat> queue = queue(rank);
    return queue.isEmpty() ? null : queue.values().iterator().next();
  }

  private boolean forgetEldest(Rank rank, long nowMicros) {
    Seat eldest = eldest(rank);
    if (eldest == null) {
      return false;
    }
    remove(eldest);
    eldest.state.keeping().sit(null);
    domains.remove(eldest.state.domain());
    candidates.remove(eldest.state.domain());
    long memory = rank == Rank.SUSPECT ? SILENT_MICROS : DAY_MICROS;
    if (nowMicros - eldest.heardMicros <= memory) {
      pressed(nowMicros);
    }
    return true;
  }

  private void pressed(long nowMicros) {
    evicted.run();
    evictedMicros = Math.max(evictedMicros, nowMicros);
  }

  @Override
  public void write(StateWriter out) {
    out.number(trimmedMicros);
    out.number(evictedMicros);
    for (Rank rank : Rank.values()) {
      out.count(queue(rank).size());
      queue(rank)
          .forEach((domain, seat) -> {
            out.name(domain);
            out.number(seat.heardMicros);
          });
    }
  }

  /** Reads what {@link #write} wrote, after the domains were read. */
  void read(StateReader in) {
    trimmedMicros = in.number();
    evictedMicros = in.number();
    for (Rank rank : Rank.values()) {
      for (int i = in.size(); i > 0; i--) {
        DomainState state = domains.get(in.name());
        long heardMicros = in.number();
        if (state != null && seat(state) == null) {
          Seat seat = new Seat(this, state, heardMicros);
          seat.rank = rank;
          queue(rank).put(state.domain(), seat);
          state.keeping().sit(seat);
          weigh(seat);
        }
      }
    }
  }

  /** Gives every domain that has none a place, after all was read. */
  void admitAll(long nowMicros) {
    List<DomainState> all = new ArrayList<>(domains.values());
    for (DomainState state : all) {
      if (seat(state) == null) {
        enter(state, nowMicros);
        judged(state);
      }
    }
  }
}
