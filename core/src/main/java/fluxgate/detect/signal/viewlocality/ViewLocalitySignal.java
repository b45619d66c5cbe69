package fluxgate.detect.signal.viewlocality;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.OwnerName;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Each resolver is sent to places of its own. */
public final class ViewLocalitySignal implements Signal.Stateless {
  private static final int LEAST_FRESH = 4;
  private static final int LEAST_VIEWS = 2;

  /** A provider's own caches, and one more network. */
  private static final int MOST_NETWORKS = 2;

  /** Where all views together are not dispersed there is nothing to explain. */
  private static final int LEAST_ALTOGETHER = 4;

  /** Takes back what dispersion (up to 3.8) and churn say of the views together. */
  private static final double CONTRIBUTION = -8;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    if (state.pool().asnCount() < LEAST_ALTOGETHER) {
      return;
    }
    IntStream counts = IntStream.empty();
    for (OwnerName owner : state.owners()) {
      if (owner.isRotating()) {
        counts = IntStream.concat(counts, IntStream.of(owner.networksByView(LEAST_FRESH)));
      }
    }
    int[] networks = counts.toArray();
    Arrays.sort(networks);
    if (networks.length >= LEAST_VIEWS && networks[networks.length / 2] <= MOST_NETWORKS) {
      sink.say(
          new Evidence(
              "VIEW_LOCAL",
              networks[networks.length / 2],
              "networks a resolver",
              "as many as altogether for flux",
              CONTRIBUTION,
              Sentence.of(
                  "Half of the %d resolver views were sent to no more than %d of its %d networks:"
                      + " near caches, as content delivery does.",
                  networks.length, networks[networks.length / 2], state.pool().asnCount()),
              state.examples().places()));
    }
  }
}
