package fluxgate.detect.context;

import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which terms cover an address: one hash lookup for each prefix length that occurs (some twenty in
 * all of MISP's lists together), and every list that covers it is found, not the narrowest alone.
 */
final class AddressIndex {
  private final Map<IpPrefix, List<ListTerms>> blocks = new HashMap<>();
  private final Map<ListTerms, List<ListTerms>> alone = new HashMap<>();
  private final Set<Integer> v4Lengths = new TreeSet<>();
  private final Set<Integer> v6Lengths = new TreeSet<>();

  /** Adds a block. Only before the index is shared. */
  void add(IpPrefix prefix, ListTerms terms) {
    List<ListTerms> one = alone.computeIfAbsent(terms, List::of);
    List<ListTerms> present = blocks.putIfAbsent(prefix, one);
    if (present != null && !present.contains(terms)) {
      List<ListTerms> both = new ArrayList<>(present);
      both.add(terms);
      blocks.put(prefix, List.copyOf(both));
    }
    (prefix.address().isV4() ? v4Lengths : v6Lengths).add(prefix.length());
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** The terms whose blocks cover the address, widest first, each once. */
  List<ListTerms> covering(IpAddress address) {
    List<ListTerms> first = List.of();
    Set<ListTerms> all = null;
    for (int length : address.isV4() ? v4Lengths : v6Lengths) {
      List<ListTerms> found = blocks.get(new IpPrefix(address, length));
      if (found == null) {
        continue;
      }
      if (first.isEmpty()) {
        first = found;
      } else {
        all = all == null ? new LinkedHashSet<>(first) : all;
        all.addAll(found);
      }
    }
    return all == null ? first : List.copyOf(all);
  }
}
