package fluxgate.app.simulate.zone;

import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.chance.Dice;
import java.util.List;

/**
 * A zone whose every name has one address of its own, which may change now and then: home lines
 * under a dynamic DNS service, customers' machines, name-server hosts.
 *
 * @param systems where the names' machines are
 * @param leaseSeconds how long a name keeps its address; 0 for good
 */
public record EachOwnAuthority(
    List<AutonomousSystem> systems, int leaseSeconds, int ttlSeconds, boolean v6, Dice dice)
    implements Authority {

  @Override
  public Reply answer(String owner, boolean asksV6, int resolver, long second) {
    if (asksV6 && !v6) {
      return Reply.NODATA;
    }
    Dice own = dice.forPart(owner);
    AutonomousSystem system = own.pick(systems);
    long lease = leaseSeconds == 0 ? 0 : (second + own.below(leaseSeconds)) / leaseSeconds;
    Dice now = own.at(lease);
    return Reply.addresses(ttlSeconds, List.of(asksV6 ? system.v6(now) : system.v4(now)));
  }
}
