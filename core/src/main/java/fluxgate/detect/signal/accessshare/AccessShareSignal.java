package fluxgate.detect.signal.accessshare;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AccessShare;
import fluxgate.detect.state.DomainState;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;

/** The share of addresses in access networks. */
public final class AccessShareSignal implements Signal.Stateless {
  /**
   * Shrunk shares and what they contribute; between them it is interpolated, so that one address
   * more does not decide. Bots sit at .95 and above, volunteer pools at about .35, peer-to-peer
   * seeds at about .45.
   */
  private static final double[][] WEIGHTS = {
    {0, -2}, {0.2, -1.5}, {0.3, -0.75}, {0.45, 0.25}, {0.6, 2}, {0.8, 3}, {1, 3}
  };

  private static double weight(double share) {
    int above = 1;
    while (above < WEIGHTS.length - 1 && share > WEIGHTS[above][0]) {
      above++;
    }
    double[] from = WEIGHTS[above - 1];
    double[] to = WEIGHTS[above];
    return from[1] + (to[1] - from[1]) * (share - from[0]) / (to[0] - from[0]);
  }

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    AccessShare share = AccessShare.of(state.pool());
    if (!share.isMeasurable()) {
      if (share.total() >= 4) {
        sink.unknown("NETWORK_KIND_UNKNOWN");
      }
      return;
    }
    if (scene.rotation() != null) {
      return;
    }
    double contribution = weight(share.value());
    sink.say(
        new Evidence(
            contribution > 0 ? "ACCESS_HOSTING" : "HOSTING_ONLY",
            share.value(),
            "shrunk share",
            "below 0.2 for hosted services, about 0.35 for volunteer pools",
            contribution,
            Sentence.of(
                "%d of the %d addresses whose network is known sit in access networks: people's"
                    + " homes and phones.",
                share.access(), share.known()),
            state.examples().places()));
  }
}
