package fluxgate.detect.network;

import fluxgate.detect.state.DomainState;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** The names that answered with one unit. */
  static final class Holders {
    static final Holders NONE = new Holders();

    private final List<AgentSet.Held> all = new ArrayList<>(1);

    /** In no order that tells anything; none where the unit is shared hosting. */
    List<AgentSet.Held> all() {
      return all.size() > MOST_HOLDERS ? List.of() : all;
    }

    /** A home of one name tells most, one of many little: 1/ln(1 + names); 0 for shared hosting. */
    long weight() {
      return all.size() > MOST_HOLDERS ? 0 : WEIGHTS[all.size()];
    }
  }

  /** Weights are whole billionths, so that no sum of them depends on an order. */
  private static final double BILLION = 1e9;

  private static final long[] WEIGHTS = new long[MOST_HOLDERS + 1];

  static {
    for (int names = 1; names <= MOST_HOLDERS; names++) {
      WEIGHTS[names] = Math.round(BILLION / StrictMath.log(1 + names));
    }
  }

  private final Map<DomainName, AgentSet> sets = new HashMap<>();
  private final Map<IpAddress, Holders> holders = new HashMap<>();
  private Set<IpAddress> shared = Set.of();

  /**
   * Takes what the candidates show now.
   *
   * @param sharedAnswers addresses of sinkholes and portals
   */
  void refresh(
      Map<DomainName, DomainState> candidates, long sinceMicros, Set<IpAddress> sharedAnswers) {
    if (!shared.equals(sharedAnswers)) {
      shared = sharedAnswers;
      sets.values().forEach(AgentSet::clear);
      sets.clear();
    }
    sets.entrySet()
        .removeIf(entry -> {
          boolean gone = !candidates.containsKey(entry.getKey());
          if (gone) {
            entry.getValue().clear();
          }
          return gone;
        });
    candidates.forEach((domain, state) -> {
      boolean touched = state.keeping().takeTouched();
      AgentSet set = sets.get(domain);
      if (set == null) {
        set = new AgentSet(domain, this);
        sets.put(domain, set);
        set.refresh(state.pool(), sinceMicros, shared);
      } else if (touched || set.oldestMicros() < sinceMicros) {
        set.refresh(state.pool(), sinceMicros, shared);
      }
    });
  }

  /** A name answers with a unit; returns all that do. */
  Holders enter(AgentSet.Held held) {
    Holders of = holders.computeIfAbsent(held.unit(), unit -> new Holders());
    of.all.add(held);
    return of;
  }

  /** It does so no longer. */
  void leave(AgentSet.Held held) {
    held.holders().all.remove(held);
    if (held.holders().all.isEmpty()) {
      holders.remove(held.unit());
    }
  }

  /** What a candidate answered with, in no order that tells anything. */
  List<AgentSet.Held> units(DomainName domain) {
    AgentSet set = sets.get(domain);
    return set == null ? List.of() : set.units();
  }
}
