package fluxgate.detect.context;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import fluxgate.net.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people know about domains: lists and registration dates. Immutable once built, safe to
 * share; a lookup costs a few hashes, however long the lists are.
 */
public final class DomainContext {
  /** Knows nothing. */
  public static final DomainContext NOTHING = new Builder().build();

  private final NameIndex names;
  private final AddressIndex addresses;
  private final AddressIndex sinkholes;
  private final Map<Long, List<ListTerms>> systems;
  private final Map<DomainName, Long> registered;
  private final Map<ListTerms, Integer> sizes;

  private DomainContext(Builder built) {
    names = built.names;
    addresses = built.addresses;
    sinkholes = built.sinkholes;
    systems = built.systems;
    registered = built.registered;
    sizes = built.sizes;
  }

  /** Collects entries; the first {@value #MOST_ENTRIES} count. For one thread, built once. */
  public static final class Builder implements ContextSink {
    /** All of MISP's 100 lists together have under two million lines. */
    public static final int MOST_ENTRIES = 4_000_000;

    /** The operators of sinkholes announce a /24 or less for them. */
    private static final int WIDEST_V4 = 24;

    private static final int WIDEST_V6 = 48;

    private final NameIndex names = new NameIndex();
    private final AddressIndex addresses = new AddressIndex();
    private final AddressIndex sinkholes = new AddressIndex();
    private final Map<Long, List<ListTerms>> systems = new HashMap<>();
    private final Map<DomainName, Long> registered = new HashMap<>();
    private final Map<ListTerms, Integer> sizes = new LinkedHashMap<>();
    private int entries;

    @Override
    public @Nullable String add(Entry entry) {
      if (entries >= MOST_ENTRIES) {
        return "beyond what is kept";
      }
      entries++;
      ListTerms terms = entry.terms();
      sizes.merge(terms, 1, Integer::sum);
      switch (entry.scope()) {
        case Scope.Block block -> {
          boolean sinks =
              terms.kind() == ListKind.INFORMATION
                  && terms.role() == ListRole.SINKHOLE
                  && !isWide(block.prefix());
          (sinks ? sinkholes : addresses).add(block.prefix(), terms);
        }
        case Scope.Asn asn -> {
          List<ListTerms> all = systems.computeIfAbsent(asn.number(), n -> new ArrayList<>(1));
          if (!all.contains(terms)) {
            all.add(terms);
          }
        }
        default -> names.add(entry.scope(), terms);
      }
      return null;
    }

    /**
     * Sinkholes are single machines and small blocks; answers from a larger one count as hosts'
     * answers, and the list is only told of: a slip of the pen must not hide a network.
     */
    private static boolean isWide(IpPrefix prefix) {
      return prefix.length() < (prefix.address().isV4() ? WIDEST_V4 : WIDEST_V6);
    }

    /** Of several dates for a name the latest counts: an earlier one is of an earlier holder. */
    @Override
    public boolean addRegistration(DomainName name, long micros) {
      if (entries >= MOST_ENTRIES) {
        return false;
      }
      entries++;
      registered.merge(name, micros, Math::max);
      return true;
    }

    /** The context; this builder must not be used any more. */
    public DomainContext build() {
      return new DomainContext(this);
    }
  }

  /** Whether there is no entry and no date. */
  public boolean isEmpty() {
    return sizes.isEmpty() && registered.isEmpty();
  }

  /** Whether there is any list. */
  public boolean hasLists() {
    return !sizes.isEmpty();
  }

  /** Whether any list has addresses or systems, sinkholes apart. */
  public boolean hasAddresses() {
    return !addresses.isEmpty() || !systems.isEmpty();
  }

  /** The entries that cover a name, most specific first; expired ones included. */
  public List<Entry> covering(DomainName name) {
    return names.isEmpty() ? List.of() : names.covering(name);
  }

  /** As {@link #covering(DomainName)}, of entries at names of at least so many labels. */
  public List<Entry> covering(DomainName name, int leastLabels) {
    return names.isEmpty() ? List.of() : names.covering(name, leastLabels);
  }

  /** The terms that cover an address, or the system that announces it; expired ones included. */
  public List<ListTerms> covering(IpAddress address, @Nullable Network network) {
    List<ListTerms> blocks = addresses.covering(address);
    List<ListTerms> announced =
        network == null ? List.of() : systems.getOrDefault(network.asn(), List.of());
    if (announced.isEmpty() || blocks.isEmpty()) {
      return announced.isEmpty() ? blocks : Collections.unmodifiableList(announced);
    }
    List<ListTerms> both = new ArrayList<>(blocks);
    announced.stream().filter(terms -> !blocks.contains(terms)).forEach(both::add);
    return both;
  }

  /** Whether any list names sinkholes. */
  public boolean knowsSinkholes() {
    return !sinkholes.isEmpty();
  }

  /** The list of sinkholes that the address stands on at an event time; null for none. */
  public @Nullable ListTerms sinkhole(IpAddress address, long micros) {
    if (sinkholes.isEmpty()) {
      return null;
    }
    for (ListTerms terms : sinkholes.covering(address)) {
      if (!terms.isExpired(micros)) {
        return terms;
      }
    }
    return null;
  }

  /** When the registered domain was registered, in microseconds; null where nobody said. */
  public @Nullable Long registered(DomainName domain) {
    return registered.get(domain);
  }

  /** The lists in the order in which they came, each with its number of entries. */
  public Map<ListTerms, Integer> lists() {
    return Collections.unmodifiableMap(sizes);
  }

  /** How many registration dates. */
  public int registrations() {
    return registered.size();
  }
}
