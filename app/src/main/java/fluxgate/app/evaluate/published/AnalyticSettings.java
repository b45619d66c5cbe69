package fluxgate.app.evaluate.published;

import fluxgate.dns.DomainName;
import fluxgate.net.IpPrefix;
import java.util.List;
import java.util.Set;

/**
 * The mutable elements of DET0485's analytics. ATT&CK names them and gives examples for some; where
 * it gives none, the standard value says where it comes from.
 *
 * @param dnsQueryBurstThreshold addresses returned for a name within the window (AN1331)
 * @param timeWindowMicros for how long answers are correlated (AN1331, and by its example AN1332
 *     and AN1334)
 * @param ttlThresholdSeconds TTLs below are suspicious (AN1332)
 * @param domainReputationFeed names known to be content delivery or load balancing (AN1332)
 * @param dnsRotationRate new addresses of a name in an hour (AN1333)
 * @param newDomainThresholdMicros how young a domain must be (AN1333)
 * @param resolverConfigPaths the resolvers that should answer (AN1334); empty: any
 * @param externalDomainWhitelist domains that are expected (AN1334)
 */
public record AnalyticSettings(
    int dnsQueryBurstThreshold,
    long timeWindowMicros,
    long ttlThresholdSeconds,
    Set<DomainName> domainReputationFeed,
    int dnsRotationRate,
    long newDomainThresholdMicros,
    List<IpPrefix> resolverConfigPaths,
    Set<DomainName> externalDomainWhitelist) {
  private static final long SECOND = 1_000_000;

  /**
   * For "low" and "short" TTLs that no element bounds (AN1331, AN1333, AN1334): CISA's advisory
   * AA25-093A speaks of three to five minutes.
   */
  static final long LOW_TTL_SECONDS = 300;

  /** What an analyst has who fills in ATT&CK's own examples. */
  public static final AnalyticSettings STANDARD =
      new AnalyticSettings(
          5, // no example; "more than five" of the rules of thumb
          600 * SECOND, // "e.g., 5–10 minutes": the longer finds more
          60, // "e.g., < 60 seconds"
          Set.of(),
          10, // no example; a rotation every five to six minutes, the slow end of AA25-093A
          30 * 86_400 * SECOND, // "e.g., < 30 days"
          List.of(),
          Set.of());

  public AnalyticSettings {
    domainReputationFeed = Set.copyOf(domainReputationFeed);
    resolverConfigPaths = List.copyOf(resolverConfigPaths);
    externalDomainWhitelist = Set.copyOf(externalDomainWhitelist);
  }

  /** Whether the set names the domain or a domain above it. */
  static boolean names(Set<DomainName> set, DomainName domain) {
    for (int labels = domain.labelCount(); labels > 0 && !set.isEmpty(); labels--) {
      if (set.contains(domain.suffix(labels))) {
        return true;
      }
    }
    return false;
  }
}
