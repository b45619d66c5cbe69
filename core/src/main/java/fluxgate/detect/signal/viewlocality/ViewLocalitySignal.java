package fluxgate.detect.signal.viewlocality;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.OwnerName;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;
import java.util.Map;
import java.util.TreeMap;

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
    // Views of one name can be compared; a name of many addresses tells more than one of three.
    TreeMap<Integer, Long> weights = new TreeMap<>();
    int views = 0;
    long total = 0;
    for (OwnerName owner : state.owners()) {
      int[] networks = owner.isRotating() ? owner.networksByView(LEAST_FRESH) : new int[0];
      if (networks.length >= LEAST_VIEWS) {
        long weight = owner.addresses().size();
        for (int count : networks) {
          weights.merge(count, weight, Long::sum);
        }
        views += networks.length;
        total += weight * networks.length;
      }
    }
    int median = median(weights, total);
    if (views > 0 && median <= MOST_NETWORKS) {
      sink.say(
          new Evidence(
              "VIEW_LOCAL",
              median,
              "networks a resolver",
              "as many as altogether for flux",
              CONTRIBUTION,
              Sentence.of(
                  "Half of the %,d resolver views, by their names' addresses, were sent to no more"
                      + " than %,d of its %,d networks: near caches, as content delivery does.",
                  views, median, state.pool().asnCount()),
              state.examples().places()));
    }
  }

  /** The least count that half of the weight does not exceed. */
  private static int median(TreeMap<Integer, Long> weights, long total) {
    long weight = 0;
    for (Map.Entry<Integer, Long> entry : weights.entrySet()) {
      weight += entry.getValue();
      if (2 * weight > total) {
        return entry.getKey();
      }
    }
    return 0;
  }
}
