package fluxgate.detect;

import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.SingleUseNames;
import fluxgate.detect.surroundings.NamedDomain;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.RRsetObservation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which name an answer makes rotate, where that is not its owner: the wildcard above single-use
 * names and above those that one alias leads to in turn, or the alias that leads to ever other
 * domains.
 */
final class RotatingNames {
  private final Map<DomainName, DomainState> domains;
  SingleUseNames singleUse;
  AliasRotation aliases;

  RotatingNames(Map<DomainName, DomainState> domains, DetectorContext context) {
    this.domains = domains;
    MemoryBudget budget = context.memory();
    singleUse = new SingleUseNames(budget.singleUseNames(), context.networks()::lookup);
    aliases = new AliasRotation(budget.aliases());
  }

  /**
   * The owner name to which an answer counts: the wildcard where the domain's single-use names draw
   * from one pool and this is one of them, or where one alias has led to many names below it.
   */
  DomainName owner(
      NamedDomain named, KnownAnswer answer, RRsetObservation seen, List<IpAddress> usable) {
    DomainName owner = answer.owner();
    DomainName domain = named.name();
    if (owner.equals(domain)) {
      return owner;
    }
    SingleUseNames.Kind kind =
        singleUse.answered(
            domain, named.mark(), answer.ownerMark(), usable, seen.client(), seen.timeMicros());
    boolean inTurn =
        seen.question() != null
            && !seen.question().name().isAtOrBelow(domain)
            && aliases.ledInTurn(seen.question().name(), owner, seen.timeMicros());
    DomainState state = domains.get(domain);
    if (state != null && kind != SingleUseNames.Kind.APART) {
      state.strangers(kind == SingleUseNames.Kind.STRANGERS && !inTurn);
    }
    if (kind == SingleUseNames.Kind.APART && !inTurn) {
      return owner;
    }
    if (state != null && state.isRotating(owner)) {
      return owner;
    }
    DomainName wildcard = DomainName.wildcardOf(domain);
    return wildcard == null ? owner : wildcard;
  }

  /** The queried name, where its CNAME leads to ever other registered domains; else null. */
  @Nullable DomainName aliased(DomainName domain, RRsetObservation seen) {
    if (seen.question() == null || seen.question().name().isAtOrBelow(domain)) {
      return null;
    }
    DomainName asked = seen.question().name();
    return aliases.led(asked, domain, seen.timeMicros()) ? asked : null;
  }
}
