package fluxgate.detect;

import fluxgate.detect.baseline.Baseline;
import fluxgate.detect.context.DomainContext;
import fluxgate.dns.PublicSuffixList;
import fluxgate.net.Networks;

/**
 * What the detector is told before it starts.
 *
 * @param networks who announces which address, and which addresses may be used at all
 * @param suffixes where registered domains begin
 * @param domains what people know of domains: lists, registration dates
 * @param baseline what is ordinary here; {@link Baseline#COLD} where nothing was learned
 * @param memory how much it may remember
 */
public record DetectorContext(
    Networks networks,
    PublicSuffixList suffixes,
    DomainContext domains,
    Baseline baseline,
    MemoryBudget memory) {
  /** A context in which nobody knows anything of domains, and nothing was learned. */
  public static DetectorContext of(Networks networks, PublicSuffixList suffixes) {
    return new DetectorContext(
        networks, suffixes, DomainContext.NOTHING, Baseline.COLD, MemoryBudget.DEFAULT);
  }

  /** The same with other networks. */
  public DetectorContext withNetworks(Networks others) {
    return new DetectorContext(others, suffixes, domains, baseline, memory);
  }

  /** The same, with what is known of domains. */
  public DetectorContext withDomains(DomainContext known) {
    return new DetectorContext(networks, suffixes, known, baseline, memory);
  }

  /** The same with this baseline. */
  public DetectorContext withBaseline(Baseline learned) {
    return new DetectorContext(networks, suffixes, domains, learned, memory);
  }

  /** The same with another memory, in octets. */
  public DetectorContext withMemory(long octets) {
    return new DetectorContext(networks, suffixes, domains, baseline, new MemoryBudget(octets));
  }
}
