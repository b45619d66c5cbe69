package fluxgate.detect.context;

import fluxgate.dns.DomainName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which entries cover a name: one hash lookup for each label of the name, whatever the number of
 * entries.
 */
final class NameIndex {
  /** How an entry at a name reaches. */
  private enum Reach {
    EXACT,
    BELOW,
    AT_OR_BELOW;

    boolean covers(boolean whole) {
      return this == AT_OR_BELOW || (this == EXACT) == whole;
    }
  }

  private record Rule(Reach reach, ListTerms terms) {}

  private final Map<DomainName, List<Rule>> rules = new HashMap<>();
  private final Map<Rule, List<Rule>> alone = new HashMap<>();

  /** Adds an entry; a scope that is no name is left out. Only before the index is shared. */
  void add(Scope scope, ListTerms terms) {
    switch (scope) {
      case Scope.Exact exact -> add(exact.name(), new Rule(Reach.EXACT, terms));
      case Scope.Below below -> add(below.name(), new Rule(Reach.BELOW, terms));
      case Scope.AtOrBelow both -> add(both.name(), new Rule(Reach.AT_OR_BELOW, terms));
      case Scope.Block block -> {}
      case Scope.Asn asn -> {}
    }
  }

  private void add(DomainName name, Rule rule) {
    List<Rule> one = alone.computeIfAbsent(rule, List::of);
    List<Rule> present = rules.putIfAbsent(name, one);
    if (present != null && !present.contains(rule)) {
      List<Rule> both = new ArrayList<>(present);
      both.add(rule);
      rules.put(name, List.copyOf(both));
    }
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  /** The entries that cover the name, the most specific first. */
  List<Entry> covering(DomainName name) {
    return covering(name, 1);
  }

  /** Of the entries that cover the name, those at names of at least so many labels. */
  List<Entry> covering(DomainName name, int leastLabels) {
    List<Entry> found = List.of();
    int labels = name.labelCount();
    for (int count = labels; count >= leastLabels && count > 0; count--) {
      DomainName at = name.suffix(count);
      for (Rule rule : rules.getOrDefault(at, List.of())) {
        if (rule.reach.covers(count == labels)) {
          found = found.isEmpty() ? new ArrayList<>(2) : found;
          found.add(new Entry(scope(rule.reach, at), rule.terms));
        }
      }
    }
    return found;
  }

  private static Scope scope(Reach reach, DomainName at) {
    return switch (reach) {
      case EXACT -> new Scope.Exact(at);
      case BELOW -> new Scope.Below(at);
      case AT_OR_BELOW -> new Scope.AtOrBelow(at);
    };
  }
}
