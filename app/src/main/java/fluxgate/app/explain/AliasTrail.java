package fluxgate.app.explain;

import fluxgate.dns.DomainName;
import fluxgate.dns.PublicSuffixList;
import fluxgate.dns.RRType;
import fluxgate.dns.Section;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.RRsetObservation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the aliases below one domain lead: answers to a question about a name of it whose addresses
 * stand under another registered domain, and CNAME records where no address was seen at their end.
 * Verdicts are about that other domain.
 */
public final class AliasTrail implements ObservationSink {
  /** As many as a person follows. */
  private static final int MOST = 8;

  /**
   * One alias.
   *
   * @param name the name that was asked for or holds the CNAME
   * @param target the name that holds the addresses, or that the CNAME names
   * @param domain the registered domain of the target
   */
  public record Alias(DomainName name, DomainName target, DomainName domain) {}

  private final DomainName asked;
  private final DomainName domain;
  private final PublicSuffixList suffixes;
  private final ObservationSink next;
  private final Map<DomainName, Alias> ends = new LinkedHashMap<>();
  private final Map<DomainName, Alias> steps = new LinkedHashMap<>();

  /** Of the aliases of {@code domain}; {@code next} gets all that this sees. */
  public AliasTrail(
      DomainName asked, DomainName domain, PublicSuffixList suffixes, ObservationSink next) {
    this.asked = asked;
    this.domain = domain;
    this.suffixes = suffixes;
    this.next = next;
  }

  @Override
  public void accept(Observation observation) {
    if (observation instanceof RRsetObservation seen && seen.section() == Section.ANSWER) {
      DomainName owner = seen.rrset().owner();
      if (seen.rrset().type().isAddress() && seen.question() != null) {
        follow(seen.question().name(), owner, ends);
      } else if (seen.rrset().type().equals(RRType.CNAME)) {
        for (DomainName target : seen.rrset().targets()) {
          follow(owner, target, steps);
        }
      }
    }
    next.accept(observation);
  }

  private void follow(DomainName name, DomainName target, Map<DomainName, Alias> found) {
    if (!name.isAtOrBelow(domain) || target.isAtOrBelow(domain)) {
      return;
    }
    @Nullable DomainName leadsTo = suffixes.registeredDomain(target);
    if (leadsTo != null && (found.size() < MOST || name.equals(asked))) {
      Alias known = found.get(leadsTo);
      if (known == null || name.equals(asked)) {
        found.put(leadsTo, new Alias(name, target, leadsTo));
      }
    }
  }

  /** One alias for each domain that they lead to, those of the name asked for first. */
  public List<Alias> aliases() {
    List<Alias> all = new ArrayList<>(ends.isEmpty() ? steps.values() : ends.values());
    all.sort((a, b) -> Boolean.compare(b.name().equals(asked), a.name().equals(asked)));
    return all.subList(0, Math.min(MOST, all.size()));
  }
}
