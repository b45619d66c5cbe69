package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import java.util.List;

/**
 * A fixed set of hosts in several networks, so many of them an answer in changing order: chat
 * networks, software mirrors. By network count alone it is flux (12 hosts in 8 networks pass the
 * flux score of 2008).
 *
 * @param shown addresses an answer
 */
public record RoundRobin(
    DomainName zone,
    List<DomainName> hosts,
    Delegation servers,
    List<Host> members,
    int shown,
    Dice dice)
    implements NameBehaviour {

  @Override
  public String truth() {
    return "round-robin";
  }

  @Override
  public int ttlSeconds() {
    return 300;
  }

  @Override
  public List<Host> serving(Question question, long second) {
    return dice.at(second).sample(Host.having(question.type(), members), shown);
  }
}
