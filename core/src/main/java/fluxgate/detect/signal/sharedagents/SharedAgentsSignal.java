package fluxgate.detect.signal.sharedagents;

import fluxgate.detect.network.FluxNetworks;
import fluxgate.detect.network.Kin;
import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.Agent;
import fluxgate.detect.state.DomainState;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;

/** Homes shared with a name that is suspect by itself. */
public final class SharedAgentsSignal implements Signal.Stateless {
  /** Natural-log likelihood ratio: unrelated names hardly ever share three homes. */
  private static final double CONTRIBUTION = 4;

  /** A name that showed more is compared as a whole, at the next boundary. */
  private static final int MOST_OF_A_NEW_NAME = 32;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    FluxNetworks networks = scene.surroundings().networks();
    Kin kin = networks.kin(state.domain());
    if (kin != null) {
      say(
          state,
          sink,
          kin.shared(),
          Sentence.of(
              "%,d of its homes had served %s before, which is suspect by itself (similarity"
                  + " %.2f).",
              kin.shared(), kin.other(), kin.similarity()));
      return;
    }
    if (state.pool().unitCount() > MOST_OF_A_NEW_NAME) {
      return;
    }
    FluxNetworks.Recognition known =
        networks.recognise(
            state.domain(),
            state.pool().agents().stream().map(Agent::address).toList(),
            state.firstSeenMicros(),
            scene.shownMicros());
    if (known != null) {
      say(
          state,
          sink,
          known.agents(),
          Sentence.of(
              "%,d of its %,d addresses are homes that served %s before this name was seen.",
              known.agents(), state.pool().unitCount(), known.other()));
    }
  }

  private static void say(DomainState state, EvidenceSink sink, int agents, Sentence sentence) {
    sink.say(
        new Evidence(
            "SHARED_AGENTS",
            agents,
            "homes",
            "unrelated names share none",
            CONTRIBUTION,
            sentence,
            state.examples().places()));
  }
}
