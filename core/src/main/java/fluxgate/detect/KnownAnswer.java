package fluxgate.detect;

import fluxgate.detect.state.Mark;
import fluxgate.detect.surroundings.NamedDomain;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What holds of an address RRset whenever it is seen: worked out once for all its repeats. Nothing
 * here depends on time, clients or what was seen before.
 */
final class KnownAnswer {
  /** Of one RRset; seeds of peer-to-peer networks, the widest there are, give 32 (§2.2). */
  private static final int MOST_ADDRESSES = 64;

  private final List<Rdata> rdata;
  private final DomainName owner;
  private final @Nullable NamedDomain domain;
  private final List<IpAddress> usable;
  private final long ownerMark;
  private final boolean rented;

  KnownAnswer(RRset rrset, DetectorContext context, Function<DomainName, NamedDomain> domains) {
    rdata = rrset.rdata();
    owner = rrset.owner();
    DomainName registered = context.suffixes().registeredDomain(owner);
    domain = registered == null ? null : domains.apply(registered);
    List<IpAddress> held = rrset.addresses();
    held = held.size() <= MOST_ADDRESSES ? held : held.subList(0, MOST_ADDRESSES);
    usable = context.networks().usable(held);
    ownerMark = Mark.of(owner);
    rented = areRented(usable, context);
  }

  private static boolean areRented(List<IpAddress> usable, DetectorContext context) {
    for (IpAddress address : usable) {
      Network network = context.networks().lookup(address);
      NetworkKind kind = network == null ? NetworkKind.UNKNOWN : network.kind();
      if (!kind.isServerSide()) {
        return false;
      }
    }
    return true;
  }

  /** Whether this is the answer of that RRset. */
  boolean is(RRset rrset) {
    return owner.equals(rrset.owner()) && rdata.equals(rrset.rdata());
  }

  DomainName owner() {
    return owner;
  }

  /** The owner's registered domain; null where it is a public suffix itself. */
  @Nullable NamedDomain domain() {
    return domain;
  }

  /** Of its addresses, at most {@value #MOST_ADDRESSES}, the usable ones, sorted and distinct. */
  List<IpAddress> usable() {
    return usable;
  }

  /** {@link Mark} of the owner. */
  long ownerMark() {
    return ownerMark;
  }

  /** Whether all usable addresses lie in networks that are known for servers. */
  boolean isRented() {
    return rented;
  }
}
