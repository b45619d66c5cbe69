package fluxgate.detect.signal.provider;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.DomainState;
import fluxgate.net.NetworkKind;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;

/** Addresses of content delivery and clouds. */
public final class ProviderSignal implements Signal.Stateless {
  private static final int LEAST_ADDRESSES = 4;
  private static final double MOSTLY = 0.8;
  private static final double HALF = 0.5;

  /**
   * Natural-log likelihood ratios: a botnet does not live in content-delivery networks, but may pad
   * its answers.
   */
  private static final double ALL_BUT_CERTAIN = -4;

  private static final double LIKELY = -2;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    AddressPool pool = state.pool();
    int units = pool.unitCount();
    int provided = pool.unitCount(NetworkKind.CDN) + pool.unitCount(NetworkKind.CLOUD);
    if (units < LEAST_ADDRESSES || provided < HALF * units || scene.rotation() != null) {
      return;
    }
    double share = (double) provided / units;
    sink.say(
        new Evidence(
            "CDN_PROVIDER",
            share,
            "share of addresses",
            "near 0 for flux",
            share >= MOSTLY ? ALL_BUT_CERTAIN : LIKELY,
            Sentence.of(
                "%,d of its %,d addresses belong to content-delivery or cloud networks.",
                provided, units),
            state.examples().places()));
  }
}
