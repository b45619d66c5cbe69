package fluxgate.detect.signal.delivery;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;

/** A name that serves many unrelated sites. */
public final class DeliverySignal implements Signal.Stateless {
  /** One owner's brands are a handful. */
  private static final int LEAST_SITES = 8;

  /** Eight links in one mail are opened by one client, not by ten. */
  private static final int LEAST_CLIENTS = 10;

  /**
   * Natural-log likelihood ratio: half of a provider's own network, since anybody can point here.
   */
  private static final double CONTRIBUTION = -2;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    int sites = state.leading().sites();
    int clients = state.clients().size();
    if (sites < LEAST_SITES || clients < LEAST_CLIENTS) {
      return;
    }
    sink.say(
        new Evidence(
            "DELIVERY_TARGET",
            sites,
            "sites",
            "none or one for flux",
            CONTRIBUTION,
            Sentence.of(
                "%,d unrelated sites that %,d clients asked for lead here by alias, as to content"
                    + " delivery.",
                sites, clients),
            state.examples().places()));
  }
}
