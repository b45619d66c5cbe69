package fluxgate.detect;

import fluxgate.detect.state.DomainState;
import fluxgate.detect.surroundings.Surroundings;
import fluxgate.dns.DomainName;
import fluxgate.dns.Section;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tells answers that somebody else put in the place of the zone's: policies, sinkholes, and servers
 * of other zones.
 */
final class Interception {
  private final DetectorContext context;
  private final Map<DomainName, DomainState> domains;

  Interception(DetectorContext context, Map<DomainName, DomainState> domains) {
    this.context = context;
    this.domains = domains;
  }

  /** The addresses that no list calls a sinkhole; the domain's state learns of the others. */
  List<IpAddress> withoutSinkholes(RRsetObservation seen, KnownAnswer answer) {
    List<IpAddress> addresses = answer.usable();
    if (!context.domains().knowsSinkholes()) {
      return addresses;
    }
    List<IpAddress> hosts = addresses;
    for (IpAddress address : addresses) {
      if (context.domains().sinkhole(address, seen.timeMicros()) != null) {
        hosts = hosts == addresses ? new ArrayList<>(addresses) : hosts;
        hosts.remove(address);
        DomainState state = answer.domain() == null ? null : domains.get(answer.domain().name());
        if (state != null && seen.section() == Section.ANSWER) {
          state.sinkholes().see(address, seen.count());
        }
      }
    }
    return hosts;
  }

  /** Whether a policy made the answer: the source says so, or the one address is everybody's. */
  boolean isPolicys(
      DomainName domain, RRsetObservation seen, List<IpAddress> usable, Surroundings surroundings) {
    return seen.origin() == RRsetObservation.Origin.POLICY
        || usable.size() == 1
            && surroundings.sharedAnswers().contains(usable.getFirst())
            && seen.rrset().rdata().size() == 1
            && !isAtHome(usable.getFirst())
            && wasElsewhere(domain, usable.getFirst());
  }

  /** Homes are shared by the names of one botnet; nobody runs a sinkhole in one. */
  private boolean isAtHome(IpAddress address) {
    Network network = context.networks().lookup(address);
    return network != null && network.kind() == NetworkKind.ACCESS;
  }

  /**
   * Whether the domain had rotated among other addresses before: content delivery shares addresses
   * from the start.
   */
  private boolean wasElsewhere(DomainName domain, IpAddress address) {
    DomainState state = domains.get(domain);
    return state != null && state.pool().size() > 0 && state.pool().agent(address) == null;
  }

  /**
   * Whether a server of another domain says it: above the resolver, what an alias leads to outside
   * the domain asked for is asked anew where it belongs (RFC 5452 §6).
   */
  boolean isHearsay(DomainName domain, RRsetObservation seen) {
    return seen.vantage().position() == Vantage.Position.ABOVE_RECURSIVE
        && seen.question() != null
        && !domain.equals(context.suffixes().registeredDomain(seen.question().name()));
  }
}
