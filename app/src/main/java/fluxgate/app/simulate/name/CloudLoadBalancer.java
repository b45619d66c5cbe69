package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import java.util.ArrayList;
import java.util.List;

/**
 * A load balancer in one cloud: {@value #SLOTS} nodes, each replaced by a new one after some hours,
 * not all at once. High turnover, one network.
 *
 * @param nodes in the order in which they come into service
 */
public record CloudLoadBalancer(
    DomainName zone, List<DomainName> hosts, Delegation servers, List<Host> nodes)
    implements NameBehaviour {
  private static final int SLOTS = 3;

  /** How long a node serves. */
  private static final int LIFE_SECONDS = 10_800;

  @Override
  public String truth() {
    return "cloud-load-balancer";
  }

  @Override
  public int ttlSeconds() {
    return 60;
  }

  @Override
  public List<Host> serving(Question question, long second) {
    List<Host> serving = new ArrayList<>(SLOTS);
    for (int slot = 0; slot < SLOTS; slot++) {
      long generation = (second + (long) slot * LIFE_SECONDS / SLOTS) / LIFE_SECONDS;
      serving.add(nodes.get((int) ((generation * SLOTS + slot) % nodes.size())));
    }
    return serving;
  }
}
