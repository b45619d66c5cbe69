package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.dns.Ttl;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.observation.Provenance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The domain's delegation over time: its name servers' names and addresses. */
public final class NameServerBook implements Slice {
  /** A zone may list 13 and change them; beyond, only the count goes on. */
  private static final int MAX_NAMES = 256;

  /** A parent and a child that disagree show two; so many are churn beyond doubt. */
  private static final int MAX_SETS = 16;

  /** Itself, empty. */
  private static final int OCTETS = 700;

  /** Of a domain of which no delegation was seen; nothing is ever written to it. */
  static final NameServerBook NONE = new NameServerBook(address -> null);

  private final Map<DomainName, Long> names = new LinkedHashMap<>();
  private final AddressPool addresses;
  private final TtlBook addressTtls;
  private final Set<List<DomainName>> sets = new LinkedHashSet<>(2);
  private final Set<DomainName> hosts = new LinkedHashSet<>(2);
  private int nameOctets;
  private long setChanges;
  private long lateAddresses;
  private Examples examples = new Examples();

  public NameServerBook(Function<IpAddress, @Nullable Network> networks) {
    this(new AddressPool(networks), new TtlBook());
  }

  private NameServerBook(AddressPool addresses, TtlBook addressTtls) {
    this.addresses = addresses;
    this.addressTtls = addressTtls;
  }

  /** An empty book that knows the kinds of networks which the domain's pool knows. */
  static NameServerBook beside(AddressPool pool, Function<IpAddress, @Nullable Network> networks) {
    NameServerBook book = new NameServerBook(networks);
    book.addresses.learn(pool.kinds());
    return book;
  }

  /** What it takes in memory; see {@link Octets}. */
  int octets() {
    return this == NONE ? 0 : OCTETS + nameOctets + addresses.octets() + addressTtls.octets();
  }

  private static int octets(DomainName name) {
    return Octets.COUNTED + Octets.of(name);
  }

  /** Takes the NS RRset of the zone: {@code sorted} names, distinct. */
  void delegated(List<DomainName> sorted, long micros) {
    boolean first = sets.isEmpty();
    if (sets.size() < MAX_SETS && addSet(sorted) && !first) {
      setChanges++;
    }
    for (DomainName name : sorted) {
      if (names.size() < MAX_NAMES || names.containsKey(name)) {
        addName(name, micros);
      }
    }
  }

  private boolean addSet(List<DomainName> sorted) {
    boolean added = sets.add(sorted);
    nameOctets += added ? Octets.held(sorted) : 0;
    return added;
  }

  private void addName(DomainName name, long micros) {
    nameOctets += names.containsKey(name) ? 0 : octets(name);
    names.merge(name, micros, Math::max);
  }

  private void addHost(DomainName host) {
    nameOctets += hosts.add(host) ? octets(host) : 0;
  }

  /** Takes the addresses of one of the name servers. */
  void addressed(DomainName host, List<IpAddress> held, Ttl ttl, long micros, Provenance place) {
    boolean again = hosts.contains(host);
    for (IpAddress address : held) {
      addressed(address, again, ttl, micros, place);
    }
    if (hosts.size() < MAX_NAMES) {
      addHost(host);
    }
  }

  private void addressed(IpAddress address, boolean again, Ttl ttl, long micros, Provenance place) {
    boolean known = addresses.agent(address) != null;
    if (!known && again) {
      lateAddresses++;
    }
    if (!known) {
      examples.add(place);
    }
    addresses.see(address, micros, true);
    addressTtls.see(ttl, false);
  }

  /** Whether any delegation was seen; if not, nothing may be said of double flux. */
  public boolean isObserved() {
    return !names.isEmpty();
  }

  public Set<DomainName> names() {
    return Collections.unmodifiableSet(names.keySet());
  }

  public AddressPool addresses() {
    return addresses;
  }

  public TtlBook addressTtls() {
    return addressTtls;
  }

  /** How many sets of name-server names came that were not seen before, after the first. */
  public long setChanges() {
    return setChanges;
  }

  /** Addresses that a name server had not shown when it was first looked up. */
  public long lateAddresses() {
    return lateAddresses;
  }

  public Examples examples() {
    return examples;
  }

  @Override
  public void write(StateWriter out) {
    out.count(setChanges);
    out.count(lateAddresses);
    out.count(names.size());
    names.forEach((name, micros) -> {
      out.name(name);
      out.number(micros);
    });
    out.count(sets.size());
    sets.forEach(out::names);
    out.names(hosts);
    addresses.write(out);
    addressTtls.write(out);
    examples.write(out);
  }

  static NameServerBook read(StateReader in, Function<IpAddress, @Nullable Network> networks) {
    long setChanges = in.count();
    long lateAddresses = in.count();
    Map<DomainName, Long> names = new LinkedHashMap<>();
    for (int i = in.size(); i > 0; i--) {
      names.put(in.name(), in.number());
    }
    List<List<DomainName>> sets = new ArrayList<>();
    for (int i = in.size(); i > 0; i--) {
      sets.add(in.names());
    }
    List<DomainName> hosts = in.names();
    NameServerBook book = new NameServerBook(AddressPool.read(in, networks), TtlBook.read(in));
    names.forEach(book::addName);
    sets.forEach(book::addSet);
    hosts.forEach(book::addHost);
    book.setChanges = setChanges;
    book.lateAddresses = lateAddresses;
    book.examples = Examples.read(in);
    return book;
  }
}
