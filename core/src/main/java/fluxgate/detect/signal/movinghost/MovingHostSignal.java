package fluxgate.detect.signal.movinghost;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.Agent;
import fluxgate.detect.state.DomainState;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;
import java.util.Arrays;

/** One host under changing addresses. */
public final class MovingHostSignal implements Signal.Stateless {
  private static final int LEAST_ADDRESSES = 3;

  /** A home, an office, a phone and a friend's place. */
  private static final int MOST_NETWORKS = 5;

  private static final double LEAST_IN_TURN = 0.9;

  /** One move an hour: phones on the road, and networks that renumber at every dial-in. */
  private static final long LEAST_STAY_MICROS = 3600L * 1_000_000;

  /** What churn (6) says of a host that moves often. */
  private static final double CONTRIBUTION = -6;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    AddressPool pool = state.pool();
    boolean few = pool.asnCount() <= MOST_NETWORKS && pool.size() >= LEAST_ADDRESSES;
    if (!few || state.widestAnswer() > 1 || scene.rotation() != null) {
      return;
    }
    long span = scene.shownMicros() - state.firstSeenMicros();
    boolean stays = pool.size() - LEAST_ADDRESSES <= span / LEAST_STAY_MICROS;
    double inTurn = inTurn(pool);
    if (stays && inTurn >= LEAST_IN_TURN) {
      sink.say(
          new Evidence(
              "MOVING_HOST",
              inTurn,
              "share in turn",
              "agents of a botnet overlap and come back",
              CONTRIBUTION,
              Sentence.of(
                  "It had one address at a time, %d in %d networks, %.0f %% of them given up before"
                      + " the next: one host that moves.",
                  pool.size(), pool.asnCount(), 100 * inTurn),
              state.examples().places()));
    }
  }

  /** The share of addresses that came after the one before them was last seen. */
  private static double inTurn(AddressPool pool) {
    Agent[] agents = pool.agents().toArray(Agent[]::new);
    Arrays.sort(
        agents,
        (a, b) -> {
          int byTime = Long.compare(a.firstSeenMicros(), b.firstSeenMicros());
          return byTime != 0 ? byTime : a.address().compareTo(b.address());
        });
    int inTurn = 0;
    for (int i = 1; i < agents.length; i++) {
      inTurn += agents[i].firstSeenMicros() >= agents[i - 1].lastSeenMicros() ? 1 : 0;
    }
    return (double) inTurn / (agents.length - 1);
  }
}
