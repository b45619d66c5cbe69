package fluxgate.detect.signal.contact;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.ClientBook;
import fluxgate.detect.state.DomainState;
import fluxgate.observation.Client;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.HowMany;
import fluxgate.verdict.Sentence;
import java.util.HashSet;
import java.util.Set;

/** Answers that nobody used. */
public final class ContactSignal implements Signal.Stateless {
  /** A client connects within seconds of asking; a minute later it has decided not to. */
  private static final long PATIENCE_MICROS = 60_000_000L;

  /**
   * Rotation that nobody used is rotation still; that it is no working network is the cap's
   * business.
   */
  private static final double CONTRIBUTION = -0.5;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    if (state.contacts().isUsed()) {
      return;
    }
    Set<Client> machines = new HashSet<>();
    for (ClientBook.Dealings dealings : state.clients().all()) {
      boolean patient = scene.nowMicros() - dealings.firstSeenMicros() >= PATIENCE_MICROS;
      boolean visible =
          dealings.isWatched()
              || scene
                  .surroundings()
                  .showsConnectionsSince(dealings.client(), dealings.firstSeenMicros());
      if (patient && visible) {
        machines.add(dealings.client().machine());
      }
    }
    int watched = machines.size();
    if (watched == 0) {
      if (scene.surroundings().connectionsUntil().isEmpty()) {
        sink.unknown("CONNECTIONS_UNOBSERVED");
      }
      return;
    }
    sink.say(
        new Evidence(
            "NEVER_CONTACTED",
            0,
            "connections",
            "at least one after most answers",
            CONTRIBUTION,
            Sentence.of(
                "%s asked and got addresses, and connected elsewhere, but never to any of them:"
                    + " the answers may carry data rather than places.",
                new HowMany(watched, "client", "clients")),
            state.examples().places()));
    sink.capAtSuspect(
        "Flux-shaped, but its addresses were never contacted by clients whose connections are"
            + " visible: no more than suspect.");
  }
}
