package fluxgate.detect;

import fluxgate.dns.PublicSuffixList;
import fluxgate.net.Networks;

/**
 * What the detector is told before it starts.
 *
 * @param networks who announces which address, and which addresses may be used at all
 * @param suffixes where registered domains begin
 */
public record DetectorContext(Networks networks, PublicSuffixList suffixes) {
  /** The same with other networks. */
  public DetectorContext withNetworks(Networks others) {
    return new DetectorContext(others, suffixes);
  }
}
