package fluxgate.app.simulate.name;

import fluxgate.app.simulate.name.Delegation.NameServer;
import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Double flux: the addresses rotate as in single flux, and so do the zone's name servers, which are
 * agents of the same pool.
 *
 * @param front what the zone's own names do
 * @param serverNames of which {@value #AT_A_TIME} serve at a time
 */
public record DoubleFlux(SingleFlux front, List<DomainName> serverNames, Dice dice)
    implements NameBehaviour {
  private static final int AT_A_TIME = 4;

  /** The set of server names changes this often: several sets a day, as detection counts them. */
  private static final int NAMES_ROTATE_SECONDS = 5_400;

  /** Short against the usual day, so that the servers' addresses follow the agents. */
  private static final int SERVER_TTL = 300;

  @Override
  public DomainName zone() {
    return front.zone();
  }

  @Override
  public List<DomainName> hosts() {
    return front.hosts();
  }

  @Override
  public String truth() {
    return "flux-double";
  }

  @Override
  public int ttlSeconds() {
    return front.ttlSeconds();
  }

  @Override
  public Delegation servers() {
    return delegation(0);
  }

  @Override
  public List<Host> serving(Question question, long second) {
    return front.serving(question, second);
  }

  @Override
  public Delegation delegation(long second) {
    List<DomainName> names = dice.at(second / NAMES_ROTATE_SECONDS).sample(serverNames, AT_A_TIME);
    List<Host> agents =
        dice.at(-1 - second / SERVER_TTL).sample(front.agents().online(second), AT_A_TIME);
    List<NameServer> servers = new ArrayList<>();
    for (int i = 0; i < Math.min(names.size(), agents.size()); i++) {
      servers.add(new NameServer(names.get(i), agents.get(i)));
    }
    return new Delegation(servers, SERVER_TTL, SERVER_TTL);
  }

  @Override
  public boolean minimalResponses() {
    return false;
  }

  @Override
  public boolean reachable(IpAddress address, long second) {
    return front.reachable(address, second);
  }
}
