package fluxgate.detect;

import fluxgate.detect.state.DomainState;
import fluxgate.dns.DomainName;
import fluxgate.verdict.Level;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the number of domains with state within bounds. A domain that ever came near a level stays
 * while it is heard of: a flood of names must not wash suspects out.
 */
final class Room {
  /**
   * Domains of which a name rotates: one name in seven changes its addresses at all, and each state
   * takes about five kilobytes.
   */
  private static final int MAX_DOMAINS = 100_000;

  /** So many of the oldest are looked at; the rest came later. */
  private static final int LOOKED_AT = MAX_DOMAINS / 10;

  /** After a search in vain the next waits so long: searching for each name would be the flood. */
  private static final long WAIT_MICROS = 60_000_000L;

  /** As long as a finding stays open that shows nothing new. */
  private static final long SILENT_MICROS = 7 * 24 * 3600L * 1_000_000;

  private final Map<DomainName, DomainState> domains;
  private final Set<DomainName> candidates;
  private final Runnable evicted;
  private long fullUntilMicros = Long.MIN_VALUE;

  /**
   * @param evicted told of each domain that went, or was not let in
   */
  Room(Map<DomainName, DomainState> domains, Set<DomainName> candidates, Runnable evicted) {
    this.domains = domains;
    this.candidates = candidates;
    this.evicted = evicted;
  }

  /**
   * Whether there is room for one domain more; at capacity the first goes that never came near a
   * level or that was silent for a week.
   */
  boolean make(long nowMicros) {
    if (domains.size() < MAX_DOMAINS) {
      return true;
    }
    if (nowMicros >= fullUntilMicros) {
      Iterator<DomainState> oldest = domains.values().iterator();
      for (int looked = 0; looked < LOOKED_AT && oldest.hasNext(); looked++) {
        DomainState state = oldest.next();
        boolean harmless =
            state.history().unlistedPeak() == Level.NONE && !candidates.contains(state.domain());
        if (harmless || nowMicros - state.lastSeenMicros() > SILENT_MICROS) {
          oldest.remove();
          candidates.remove(state.domain());
          evicted.run();
          return true;
        }
      }
      fullUntilMicros = nowMicros + WAIT_MICROS;
    }
    evicted.run();
    return false;
  }
}
