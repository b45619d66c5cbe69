package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import java.util.List;

/** Global load balancing: two of some dozens of servers that stay, over four clouds. */
public record MultiCloud(
    DomainName zone, List<DomainName> hosts, Delegation servers, List<Host> nodes, Dice dice)
    implements NameBehaviour {
  private static final int ADDRESSES = 2;

  @Override
  public String truth() {
    return "multi-cloud";
  }

  @Override
  public int ttlSeconds() {
    return 30;
  }

  @Override
  public List<Host> serving(Question question, long second) {
    return dice.at(second / ttlSeconds()).sample(Host.having(question.type(), nodes), ADDRESSES);
  }
}
