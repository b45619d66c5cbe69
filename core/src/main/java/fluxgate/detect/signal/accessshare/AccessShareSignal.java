package fluxgate.detect.signal.accessshare;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Sentence;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AccessShare;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.HostingRotation;
import fluxgate.verdict.Evidence;

/** The share of addresses in access networks. */
public final class AccessShareSignal implements Signal.Stateless {
  /** A band of the shrunk share and what it contributes. */
  private record Band(double least, double contribution) {}

  private static final Band[] BANDS = {
    new Band(0.8, 3),
    new Band(0.6, 2),
    new Band(0.45, 0.5),
    new Band(0.3, -0.5),
    new Band(0.2, -1),
    new Band(0, -2)
  };

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    AccessShare share = AccessShare.of(state.pool());
    if (!share.isMeasurable()) {
      if (share.total() >= 4) {
        sink.unknown("NETWORK_KIND_UNKNOWN");
      }
      return;
    }
    if (HostingRotation.of(state, scene.nowMicros()) != null) {
      return;
    }
    double contribution = 0;
    for (Band band : BANDS) {
      if (share.value() >= band.least) {
        contribution = band.contribution;
        break;
      }
    }
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
