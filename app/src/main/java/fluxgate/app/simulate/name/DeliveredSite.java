package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.Rdata;
import java.util.List;

/**
 * A site that a content-delivery network serves: its names are aliases for the network's.
 *
 * @param edge the name that they are aliases for
 */
public record DeliveredSite(
    DomainName zone, List<DomainName> hosts, Delegation servers, DomainName edge)
    implements NameBehaviour {

  @Override
  public String truth() {
    return "content-delivery-customer";
  }

  /** Of the alias. */
  @Override
  public int ttlSeconds() {
    return 300;
  }

  @Override
  public List<Host> serving(Question question, long second) {
    return List.of();
  }

  @Override
  public Answer answer(Question question, long second) {
    return hosts.contains(question.name())
        ? Answer.alias(question, ttlSeconds(), new Rdata.Target(edge))
        : Answer.NXDOMAIN;
  }
}
