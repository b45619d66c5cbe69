package fluxgate.detect.signal.rotatinghosting;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.HostingRotation;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.HowMany;
import fluxgate.verdict.Sentence;
import fluxgate.verdict.Span;

/** Disposable servers in few networks. */
public final class RotatingHostingSignal implements Signal.Stateless {
  /** With growth at its ceiling this makes a suspect; only a client that follows makes an alert. */
  private static final double LEAST = 4;

  /** Every six servers more that are used up and never seen again are as unlikely as the first. */
  private static final double MOST = 8;

  private static final double PER_SERVER = 1.0 / 6;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    HostingRotation rotation = scene.rotation();
    if (rotation == null) {
      return;
    }
    sink.say(
        new Evidence(
            "ROTATING_HOSTING",
            rotation.addresses(),
            "addresses",
            "a service keeps its servers for days, and several at a time",
            Math.min(MOST, LEAST + rotation.gone() * PER_SERVER),
            Sentence.of(
                "%,d rented addresses%s replaced each other, %.1f at a time; half lived no longer"
                    + " than %s, and %,d did not come back.",
                rotation.addresses(),
                networks(state.pool().asnCount()),
                rotation.perAnswer(),
                new Span(rotation.medianLifeMicros()),
                rotation.gone()),
            state.examples().places()));
  }

  private static Object networks(int known) {
    return known == 0 ? "" : Sentence.of(" in %s", HowMany.networks(known));
  }
}
