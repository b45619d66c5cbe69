package fluxgate.detect;

import fluxgate.detect.state.Mark;
import fluxgate.detect.surroundings.NamedDomain;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import fluxgate.net.Networks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds of an address RRset whenever it is seen: worked out once for all its repeats. Nothing
 * here depends on time, clients or what was seen before.
 */
final class KnownAnswer {
  /** Of one RRset; seeds of peer-to-peer networks, the widest there are, give 32 (§2.2). */
  private static final int MOST_ADDRESSES = 64;

  /**
   * What holds of an owner name.
   *
   * @param name the owner name
   * @param mark its {@link Mark}
   * @param domain its registered domain; null where it is a public suffix itself
   */
  record Owner(DomainName name, long mark, @Nullable NamedDomain domain) {}

  private enum Rented {
    UNASKED,
    NO,
    YES
  }

  private final List<Rdata> rdata;
  private final Owner owner;
  private final List<IpAddress> usable;
  private Rented rented = Rented.UNASKED;

  KnownAnswer(RRset rrset, Owner owner, Networks networks) {
    this.owner = owner;
    rdata = rrset.rdata();
    List<IpAddress> held = rrset.addresses();
    held = held.size() <= MOST_ADDRESSES ? held : held.subList(0, MOST_ADDRESSES);
    usable = networks.usable(held);
  }

  /** Whether this is the answer of that RRset. */
  boolean is(RRset rrset) {
    return owner.name.equals(rrset.owner()) && rdata.equals(rrset.rdata());
  }

  DomainName owner() {
    return owner.name;
  }

  /** The owner's registered domain; null where it is a public suffix itself. */
  @Nullable NamedDomain domain() {
    return owner.domain;
  }

  /** Of its addresses, at most {@value #MOST_ADDRESSES}, the usable ones, sorted and distinct. */
  List<IpAddress> usable() {
    return usable;
  }

  /** {@link Mark} of the owner. */
  long ownerMark() {
    return owner.mark;
  }

  /** Whether all usable addresses lie in networks that are known for servers. */
  boolean isRented(Networks networks) {
    if (rented == Rented.UNASKED) {
      rented = areRented(usable, networks) ? Rented.YES : Rented.NO;
    }
    return rented == Rented.YES;
  }

  private static boolean areRented(List<IpAddress> usable, Networks networks) {
    for (IpAddress address : usable) {
      Network network = networks.lookup(address);
      NetworkKind kind = network == null ? NetworkKind.UNKNOWN : network.kind();
      if (!kind.isServerSide()) {
        return false;
      }
    }
    return true;
  }
}
