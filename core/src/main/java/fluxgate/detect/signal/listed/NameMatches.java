package fluxgate.detect.signal.listed;

import fluxgate.detect.context.DomainContext;
import fluxgate.detect.context.Entry;
import fluxgate.detect.context.ListKind;
import fluxgate.detect.context.ListRole;
import fluxgate.detect.context.ListTerms;
import fluxgate.detect.context.Scope;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.OwnerName;
import fluxgate.dns.DomainName;
import fluxgate.verdict.HowMany;
import fluxgate.verdict.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lists that cover the domain's names.
 *
 * <p>A finding is about a registered domain and its names that rotate. An entry speaks of it where
 * it covers the domain itself or all of those names; a watch entry already where it covers one, or
 * a name that led there. An entry of popular names speaks of that name alone, not of what stands
 * below it: everybody may have a name below a popular one.
 */
final class NameMatches {
  private final DomainState state;
  private final DomainContext lists;
  private final Map<ListTerms, Match> matches = new LinkedHashMap<>();

  private NameMatches(DomainState state, DomainContext lists) {
    this.state = state;
    this.lists = lists;
  }

  static List<Match> of(DomainState state, DomainContext lists) {
    NameMatches found = new NameMatches(state, lists);
    found.domain();
    found.owners();
    found.nameServers();
    return new ArrayList<>(found.matches.values());
  }

  private void domain() {
    DomainName domain = state.domain();
    for (Entry entry : lists.covering(domain)) {
      boolean above = at(entry.scope()).labelCount() < domain.labelCount();
      if (entry.terms().role() != ListRole.POPULARITY || !above) {
        add(entry.terms(), 1, true, "its entry %s covers the domain", entry.scope());
      }
    }
  }

  private void owners() {
    DomainName domain = state.domain();
    int rotating = 0;
    Map<ListTerms, Integer> covered = new LinkedHashMap<>();
    Map<ListTerms, Scope> first = new LinkedHashMap<>();
    boolean apexRotates = false;
    for (OwnerName owner : state.owners()) {
      if (!owner.isRotating()) {
        continue;
      }
      rotating++;
      apexRotates |= owner.name().equals(domain);
      Set<ListTerms> once = new HashSet<>();
      for (Entry entry : lists.covering(owner.name(), domain.labelCount())) {
        first.putIfAbsent(entry.terms(), entry.scope());
        if (once.add(entry.terms())) {
          covered.merge(entry.terms(), 1, Integer::sum);
        }
      }
    }
    for (Map.Entry<ListTerms, Scope> found : first.entrySet()) {
      ListTerms terms = found.getKey();
      int count = covered.getOrDefault(terms, 0);
      boolean belowAll = found.getValue().equals(new Scope.Below(domain)) && !apexRotates;
      boolean all = belowAll || (count == rotating && !state.isOwnerCapped());
      add(
          terms,
          (double) count / rotating,
          all || terms.kind() == ListKind.WATCH,
          "entries such as %s cover %,d of %s",
          found.getValue(),
          count,
          new HowMany(rotating, "name that rotates", "names that rotate"));
    }
    for (DomainName via : state.leading().names()) {
      for (Entry entry : lists.covering(via)) {
        if (entry.terms().kind() == ListKind.WATCH) {
          add(entry.terms(), 1, true, "its entry %s covers %s, which led here", entry.scope(), via);
        }
      }
    }
  }

  /** Parked domains are delegated to the name servers of who parks them. */
  private void nameServers() {
    for (DomainName server : state.nameServers().names()) {
      for (Entry entry : lists.covering(server)) {
        if (entry.terms().role() == ListRole.PARKING
            && entry.terms().kind() == ListKind.INFORMATION) {
          add(entry.terms(), 1, true, "its entry %s covers the name server", entry.scope());
        }
      }
    }
  }

  private void add(ListTerms terms, double share, boolean applies, String what, Object... values) {
    matches.putIfAbsent(terms, new Match(terms, share, applies, Sentence.of(what, values)));
  }

  private static DomainName at(Scope scope) {
    return switch (scope) {
      case Scope.Exact exact -> exact.name();
      case Scope.Below below -> below.name();
      case Scope.AtOrBelow both -> both.name();
      case Scope.Block block -> DomainName.ROOT;
      case Scope.Asn asn -> DomainName.ROOT;
    };
  }
}
