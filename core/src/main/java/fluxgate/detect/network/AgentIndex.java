package fluxgate.detect.network;

import fluxgate.detect.state.DomainState;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which candidates answered with which homes, kept up to date for those that showed something since
 * the last boundary.
 *
 * <p>It holds nothing that the candidates' states do not hold, so it is built again rather than
 * saved.
 */
final class AgentIndex {
  /** Addresses of more names are shared hosting, whatever network they seem to lie in. */
  static final int MOST_HOLDERS = 50;

  private final Map<DomainName, AgentSet> sets = new HashMap<>();
  private final Map<IpAddress, Set<DomainName>> holders = new HashMap<>();
  private Set<IpAddress> shared = Set.of();

  /**
   * Takes what the candidates show now.
   *
   * @param touched those that showed something since the last time
   * @param sharedAnswers addresses of sinkholes and portals
   */
  void refresh(
      Map<DomainName, DomainState> candidates,
      Set<DomainName> touched,
      long sinceMicros,
      Set<IpAddress> sharedAnswers) {
    boolean sharedChanged = !shared.equals(sharedAnswers);
    shared = sharedAnswers;
    for (DomainName gone : Set.copyOf(sets.keySet())) {
      if (!candidates.containsKey(gone)) {
        remove(gone);
      }
    }
    candidates.forEach((domain, state) -> {
      AgentSet set = sets.get(domain);
      if (set == null
          || sharedChanged
          || touched.contains(domain)
          || set.oldestMicros() < sinceMicros) {
        replace(domain, AgentSet.of(state.pool(), sinceMicros, shared));
      }
    });
  }

  private void remove(DomainName domain) {
    replace(domain, AgentSet.EMPTY);
    sets.remove(domain);
  }

  /** Both sets are in order: what is in both stays, which is most. */
  private void replace(DomainName domain, AgentSet now) {
    List<AgentSet.Held> old = set(domain).units();
    List<AgentSet.Held> units = now.units();
    sets.put(domain, now);
    for (int i = 0, j = 0; i < old.size() || j < units.size(); ) {
      int order =
          i == old.size()
              ? 1
              : j == units.size() ? -1 : old.get(i).unit().compareTo(units.get(j).unit());
      if (order < 0) {
        leave(old.get(i).unit(), domain);
      } else if (order > 0) {
        holders.computeIfAbsent(units.get(j).unit(), unit -> new HashSet<>(2)).add(domain);
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
  }

  private void leave(IpAddress unit, DomainName domain) {
    Set<DomainName> of = holders.get(unit);
    if (of != null && of.remove(domain) && of.isEmpty()) {
      holders.remove(unit);
    }
  }

  AgentSet set(DomainName domain) {
    AgentSet set = sets.get(domain);
    return set == null ? AgentSet.EMPTY : set;
  }

  /** The candidates that answered with the unit, in no order; none where it is shared hosting. */
  Set<DomainName> holders(IpAddress unit) {
    Set<DomainName> of = holders.get(unit);
    return of == null || of.size() > MOST_HOLDERS ? Set.of() : Collections.unmodifiableSet(of);
  }

  /** A home of one name tells most, one of many little: 1/ln(1 + names); 0 for shared hosting. */
  double weight(IpAddress unit) {
    Set<DomainName> of = holders.get(unit);
    int degree = of == null ? 0 : of.size();
    return degree == 0 || degree > MOST_HOLDERS ? 0 : 1 / Math.log(1 + degree);
  }
}
