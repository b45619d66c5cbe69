package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import java.util.List;

/**
 * A pool of volunteers' time servers: four at random of some hundreds that stay for years, in
 * hosting, homes and campuses. The benign name that looks most like flux. Field figures: TTL 150
 * and four hosts an answer (the public pool's own name server), 551 servers for one country (Moura
 * et al. 2024).
 */
public record VolunteerPool(
    DomainName zone, List<DomainName> hosts, Delegation servers, List<Host> volunteers, Dice dice)
    implements NameBehaviour {
  private static final int ADDRESSES = 4;

  @Override
  public String truth() {
    return "volunteer-pool";
  }

  @Override
  public int ttlSeconds() {
    return 150;
  }

  @Override
  public List<Host> serving(Question question, long second) {
    return dice.forPart(question.name().toString())
        .at(second)
        .sample(Host.having(question.type(), volunteers), ADDRESSES);
  }
}
