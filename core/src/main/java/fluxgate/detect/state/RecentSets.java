package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.Vantage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last few fresh address sets, to tell one rotation seen from two places, or out of two caches
 * behind one address, from two rotations.
 */
final class RecentSets implements Slice {
  /** A resolver and the tap above it, for a handful of owner names. */
  private static final int CAPACITY = 32;

  /**
   * Caches below hold what was seen above for its TTL, and the common short TTL is five minutes.
   */
  private static final long LIFE_MICROS = 300_000_000L;

  private record Seen(DomainName owner, Vantage vantage, List<IpAddress> set, long micros) {}

  private static final int SEEN_OCTETS = 160;

  private final Deque<Seen> recent = new ArrayDeque<>(2);

  /** Addresses in all of them. */
  private int held;

  /** What they take in memory; see {@link Octets}. */
  int octets() {
    return SEEN_OCTETS * recent.size() + Octets.LISTED_ADDRESS * held;
  }

  /** Keeps so many of the last. */
  void trim(int most) {
    while (recent.size() > most) {
      held -= recent.removeFirst().set.size();
    }
  }

  private void add(Seen seen) {
    trim(CAPACITY - 1);
    recent.addLast(seen);
    held += seen.set.size();
  }

  /**
   * Takes a fresh set; says whether another vantage had just shown it, or the same one and this is
   * the rest of it: resolvers are farms of caches, whose sets come in turns.
   *
   * @param cachedMicros how long a cache may have kept it; 0 where it did not come out of a cache
   */
  boolean sawElsewhere(RRsetObservation observation, List<IpAddress> set, long cachedMicros) {
    DomainName owner = observation.rrset().owner();
    boolean elsewhere = false;
    for (Seen seen : recent) {
      long life = seen.vantage.equals(observation.vantage()) ? cachedMicros : LIFE_MICROS;
      elsewhere |=
          observation.timeMicros() - seen.micros <= Math.max(life, cachedMicros)
              && life > 0
              && seen.owner.equals(owner)
              && seen.set.equals(set);
    }
    add(new Seen(owner, observation.vantage(), set, observation.timeMicros()));
    return elsewhere;
  }

  @Override
  public void write(StateWriter out) {
    out.count(recent.size());
    for (Seen seen : recent) {
      out.name(seen.owner);
      out.text(seen.vantage.sensor());
      out.count(seen.vantage.position().ordinal());
      out.addresses(seen.set);
      out.number(seen.micros);
    }
  }

  static RecentSets read(StateReader in) {
    RecentSets sets = new RecentSets();
    for (int i = in.size(); i > 0; i--) {
      DomainName owner = in.name();
      Vantage vantage = new Vantage(in.text(), Vantages.position(in.smallCount()));
      sets.add(new Seen(owner, vantage, in.addresses(), in.number()));
    }
    return sets;
  }
}
