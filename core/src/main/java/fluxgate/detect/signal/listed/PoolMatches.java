package fluxgate.detect.signal.listed;

import fluxgate.detect.context.DomainContext;
import fluxgate.detect.context.ListKind;
import fluxgate.detect.context.ListRole;
import fluxgate.detect.context.ListTerms;
import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.Agent;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import fluxgate.verdict.HowMany;
import fluxgate.verdict.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lists that hold the pool's units: an IPv4 address, or an IPv6 /56 by the first address that
 * was seen of it. A list speaks of the domain where it holds more than half of them.
 *
 * @param matches of every list that holds any
 * @param providers units that lists of providers hold, or whose network is one
 * @param known of {@code providers}, those whose network says so without any list
 * @param units of the pool
 */
record PoolMatches(List<Match> matches, int providers, int known, int units) {
  static PoolMatches of(AddressPool pool, DomainContext lists, long micros) {
    Map<ListTerms, Integer> held = new LinkedHashMap<>();
    Set<IpAddress> households = new HashSet<>();
    int providers = 0;
    int known = 0;
    for (Agent agent : pool.agents()) {
      if (!agent.address().isV4() && !households.add(AddressPool.unit(agent.address()))) {
        continue;
      }
      boolean isKnown = agent.kind() == NetworkKind.CDN || agent.kind() == NetworkKind.CLOUD;
      boolean isListed = false;
      for (ListTerms terms : agent.listed(lists)) {
        held.merge(terms, 1, Integer::sum);
        isListed |= isProvider(terms) && !terms.isExpired(micros);
      }
      known += isKnown ? 1 : 0;
      providers += isKnown || isListed ? 1 : 0;
    }
    int units = pool.unitCount();
    List<Match> matches = new ArrayList<>(held.size());
    held.forEach((terms, count) ->
        matches.add(
            new Match(
                terms,
                (double) count / units,
                2 * count > units,
                Sentence.of("it holds %,d of its %s", count, HowMany.addresses(units)))));
    return new PoolMatches(matches, providers, known, units);
  }

  private static boolean isProvider(ListTerms terms) {
    return terms.kind() == ListKind.INFORMATION && terms.role() == ListRole.PROVIDER;
  }
}
