package fluxgate.detect.signal.lowttl;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.TtlBook;
import fluxgate.dns.TtlKind;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;

/** Short TTLs, as the weak evidence that they are. */
public final class LowTtlSignal implements Signal.Stateless {
  /**
   * Flux of all published networks refreshed within five minutes; so does most content delivery.
   */
  private static final long LOW_SECONDS = 300;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    TtlBook ttls = state.ttls();
    if (!ttls.isKnown()) {
      sink.unknown("TTL_ABSENT");
    } else if (isClamped(state, scene)) {
      sink.unknown("TTL_CLAMPED");
    } else if (ttls.max() <= LOW_SECONDS) {
      sink.say(
          new Evidence(
              "LOW_TTL",
              ttls.max(),
              "s",
              "3,600 s and more for most names; under 300 s for content delivery too",
              0.3,
              Sentence.of("Its answers live %,d s at most.", ttls.max()),
              state.examples().places()));
    }
  }

  /**
   * Whether the TTLs were rewritten: as the answers came, or as learned since of every server that
   * gave them.
   */
  private static boolean isClamped(DomainState state, Scene scene) {
    return state.ttls().kind() == TtlKind.CLAMPED
        || !state.servers().isEmpty()
            && state.servers().stream().allMatch(scene.surroundings()::clamps);
  }
}
