package fluxgate.detect.signal.knownpool;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.dns.DomainName;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;
import java.util.LinkedHashMap;
import java.util.Map;

/** Volunteer pools that have run for decades. */
public final class KnownPoolSignal implements Signal.Stateless {
  /** Each stands in the allow-list of a published detector; what they are is common knowledge. */
  private static final Map<DomainName, String> POOLS = new LinkedHashMap<>();

  static {
    POOLS.put(DomainName.of("ntp.org"), "the NTP pool");
    POOLS.put(DomainName.of("sipa.be"), "a Bitcoin DNS seed");
    POOLS.put(DomainName.of("bluematt.me"), "a Bitcoin DNS seed");
    POOLS.put(DomainName.of("bitcoinstats.com"), "a Bitcoin DNS seed");
    POOLS.put(DomainName.of("efnet.org"), "an IRC network");
    POOLS.put(DomainName.of("rizon.net"), "an IRC network");
    POOLS.put(DomainName.of("freenode.net"), "an IRC network");
    POOLS.put(DomainName.of("gentoo.org"), "a distribution's mirrors");
    POOLS.put(DomainName.of("clamav.net"), "an antivirus mirror network");
  }

  /**
   * Natural-log likelihood ratio: what a listed pool shows of growth and spread is explained; what
   * homes alone would add is not.
   */
  private static final double CONTRIBUTION = -4;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    POOLS.forEach((pool, what) -> {
      if (state.domain().isAtOrBelow(pool)) {
        sink.say(
            new Evidence(
                "KNOWN_POOL",
                1,
                "match",
                "not a listed pool",
                CONTRIBUTION,
                Sentence.of("%s is %s, a public pool run by volunteers.", pool, what),
                state.examples().places()));
      }
    });
  }
}
