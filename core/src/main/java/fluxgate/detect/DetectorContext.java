package fluxgate.detect;

import fluxgate.detect.baseline.Baseline;
import fluxgate.dns.PublicSuffixList;
import fluxgate.net.Networks;

/**
 * What the detector is told before it starts.
 *
 * @param networks who announces which address, and which addresses may be used at all
 * @param suffixes where registered domains begin
 * @param baseline what is ordinary here; {@link Baseline#COLD} where nothing was learned
 */
public record DetectorContext(Networks networks, PublicSuffixList suffixes, Baseline baseline) {
  /** A context without a baseline. */
  public DetectorContext(Networks networks, PublicSuffixList suffixes) {
    this(networks, suffixes, Baseline.COLD);
  }

  /** The same with this baseline. */
  public DetectorContext withBaseline(Baseline learned) {
    return new DetectorContext(networks, suffixes, learned);
  }
}
