package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import java.util.List;
import java.util.Map;

/**
 * A provider with many host names, each with one address that stays. The domain has a thousand
 * addresses in a day and no name of it ever changes.
 */
public record HostProvider(DomainName zone, Map<DomainName, Host> customers, Delegation servers)
    implements NameBehaviour {

  public HostProvider {
    customers = Map.copyOf(customers);
  }

  @Override
  public List<DomainName> hosts() {
    return customers.keySet().stream().sorted().toList();
  }

  @Override
  public String truth() {
    return "host-provider";
  }

  @Override
  public int ttlSeconds() {
    return 3_600;
  }

  @Override
  public List<Host> serving(Question question, long second) {
    Host host = customers.get(question.name());
    return host == null ? List.of() : List.of(host);
  }

  @Override
  public Answer answer(Question question, long second) {
    return customers.containsKey(question.name())
        ? Answer.addresses(question, ttlSeconds(), serving(question, second))
        : Answer.NXDOMAIN;
  }
}
