package fluxgate.detect.network;

import fluxgate.detect.state.DomainState;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
        remove(domain);
        add(domain, AgentSet.of(state.pool(), sinceMicros, shared));
      }
    });
  }

  private void remove(DomainName domain) {
    AgentSet set = sets.remove(domain);
    if (set != null) {
      for (AgentSet.Held held : set.units()) {
        Set<DomainName> of = holders.get(held.unit());
        if (of != null && of.remove(domain) && of.isEmpty()) {
          holders.remove(held.unit());
        }
      }
    }
  }

  private void add(DomainName domain, AgentSet set) {
    sets.put(domain, set);
    for (AgentSet.Held held : set.units()) {
      holders.computeIfAbsent(held.unit(), unit -> new HashSet<>(2)).add(domain);
    }
  }

  AgentSet set(DomainName domain) {
    AgentSet set = sets.get(domain);
    return set == null ? AgentSet.EMPTY : set;
  }

  /** The candidates that answered with the unit, in order; none where it is shared hosting. */
  Set<DomainName> holders(IpAddress unit) {
    Set<DomainName> of = holders.get(unit);
    return of == null || of.size() > MOST_HOLDERS ? Set.of() : new TreeSet<>(of);
  }

  /** A home of one name tells most, one of many little: 1/ln(1 + names); 0 for shared hosting. */
  double weight(IpAddress unit) {
    Set<DomainName> of = holders.get(unit);
    int degree = of == null ? 0 : of.size();
    return degree == 0 || degree > MOST_HOLDERS ? 0 : 1 / Math.log(1 + degree);
  }
}
