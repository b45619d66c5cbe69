package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import java.util.List;
import java.util.Map;

/**
 * A dynamic DNS service's zone: each name follows one home line, whose address changes once or
 * twice a day.
 *
 * @param leases of each name, in the order of time; the first from second 0
 */
public record DynamicHome(DomainName zone, Map<DomainName, List<Lease>> leases, Delegation servers)
    implements NameBehaviour {

  /** The home has this address from this second on. */
  public record Lease(long fromSecond, Host home) {}

  public DynamicHome {
    leases = Map.copyOf(leases);
  }

  @Override
  public List<DomainName> hosts() {
    return leases.keySet().stream().sorted().toList();
  }

  @Override
  public String truth() {
    return "dynamic-home";
  }

  @Override
  public int ttlSeconds() {
    return 60;
  }

  @Override
  public List<Host> serving(Question question, long second) {
    return leases.getOrDefault(question.name(), List.of()).stream()
        .filter(lease -> lease.fromSecond() <= second)
        .reduce((earlier, later) -> later)
        .map(lease -> List.of(lease.home()))
        .orElse(List.of());
  }
}
