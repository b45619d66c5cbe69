package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import java.util.List;

/**
 * A content-delivery network's edge names: two addresses with a short TTL, rotating over the edges
 * that are near this resolver, which are in the network's own systems and, now and then, caches
 * embedded in access networks.
 *
 * @param hosts one edge name a customer
 * @param edges in its own networks
 * @param embedded in access networks
 */
public record ContentDelivery(
    DomainName zone,
    List<DomainName> hosts,
    Delegation servers,
    List<Host> edges,
    List<Host> embedded,
    Dice dice)
    implements NameBehaviour {
  private static final int ADDRESSES = 2;

  /** How often the embedded caches are the nearest. */
  private static final double EMBEDDED_SHARE = 0.12;

  @Override
  public String truth() {
    return "content-delivery";
  }

  /** As large networks use: 20 to 60 seconds. */
  @Override
  public int ttlSeconds() {
    return 20;
  }

  @Override
  public List<Host> serving(Question question, long second) {
    Dice turn = dice.forPart(question.name().toString()).at(second / ttlSeconds());
    List<Host> near = turn.chance(EMBEDDED_SHARE) ? embedded : edges;
    return turn.sample(Host.having(question.type(), near), ADDRESSES);
  }
}
