package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.AgentPool;
import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.net.IpAddress;
import java.util.List;

/**
 * Single flux: a few agents of a large pool at a time, others when the TTL has run out; the name
 * servers stay. Field figures: FluBot 8–10 addresses with TTL 150 (Spamhaus 2021); the Silent
 * Ransom Group TTL up to 60 in 22 access networks (2026).
 *
 * @param least addresses an answer
 * @param most addresses an answer
 */
public record SingleFlux(
    DomainName zone,
    List<DomainName> hosts,
    Delegation servers,
    int ttlSeconds,
    int least,
    int most,
    AgentPool agents,
    Dice dice)
    implements NameBehaviour {

  @Override
  public String truth() {
    return "flux-single";
  }

  @Override
  public List<Host> serving(Question question, long second) {
    Dice turn = dice.at(second / ttlSeconds);
    int size = turn.between(least, most);
    return turn.sample(Host.having(question.type(), agents.online(second)), size);
  }

  @Override
  public boolean reachable(IpAddress address, long second) {
    return agents.answers(address, second);
  }
}
