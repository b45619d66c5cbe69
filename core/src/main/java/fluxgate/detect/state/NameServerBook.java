package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.dns.Ttl;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The domain's delegation over time: its name servers' names and addresses. */
public final class NameServerBook implements Slice {
  /** A zone may list 13 and change them; beyond, only the count goes on. */
  private static final int MAX_NAMES = 256;

  private final Map<DomainName, Long> names = new LinkedHashMap<>();
  private final AddressPool addresses;
  private final TtlBook addressTtls;
  private List<DomainName> lastSet = List.of();
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

  /** Takes the NS RRset of the zone: {@code sorted} names, distinct. */
  void delegated(List<DomainName> sorted, long micros) {
    if (!lastSet.isEmpty() && !lastSet.equals(sorted)) {
      setChanges++;
    }
    lastSet = sorted;
    for (DomainName name : sorted) {
      if (names.size() < MAX_NAMES || names.containsKey(name)) {
        names.merge(name, micros, Math::max);
      }
    }
  }

  /** Takes an address of one of the name servers. */
  void addressed(IpAddress address, Ttl ttl, long micros, fluxgate.observation.Provenance place) {
    boolean known = addresses.agent(address) != null;
    if (!known && addresses.size() > 0) {
      lateAddresses++;
    }
    if (!known) {
      examples.add(place);
    }
    addresses.see(address, micros);
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

  /** How often the set of name-server names differed from the one before. */
  public long setChanges() {
    return setChanges;
  }

  /** Addresses that came after the first. */
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
    out.count(lastSet.size());
    lastSet.forEach(out::name);
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
    List<DomainName> lastSet = new ArrayList<>();
    for (int i = in.size(); i > 0; i--) {
      lastSet.add(in.name());
    }
    NameServerBook book = new NameServerBook(AddressPool.read(in, networks), TtlBook.read(in));
    book.names.putAll(names);
    book.lastSet = List.copyOf(lastSet);
    book.setChanges = setChanges;
    book.lateAddresses = lateAddresses;
    book.examples = Examples.read(in);
    return book;
  }
}
