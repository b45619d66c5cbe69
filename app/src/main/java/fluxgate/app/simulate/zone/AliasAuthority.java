package fluxgate.app.simulate.zone;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.net.IpAddress;
import java.util.List;

/**
 * Names of one domain that are aliases for names of others.
 *
 * @param fronts the aliases; every other name is a target
 * @param targets domains that the targets are under
 * @param randomly whether a target has a new random label at each turn, else the front's own
 * @param turnSeconds how long a target is named
 * @param behind answers for the targets
 */
public record AliasAuthority(
    List<String> fronts,
    int aliasTtlSeconds,
    List<String> targets,
    boolean randomly,
    int turnSeconds,
    Authority behind,
    Dice dice)
    implements Authority {

  @Override
  public Reply answer(String owner, boolean v6, int resolver, long second) {
    if (!fronts.contains(owner)) {
      return behind.answer(owner, v6, resolver, second);
    }
    Dice turn = dice.at(second / turnSeconds);
    String host = randomly ? Naming.label(turn, 6, 14) : owner.replace('.', '-');
    return Reply.alias(aliasTtlSeconds, host + "." + turn.pick(targets));
  }

  @Override
  public boolean reachable(IpAddress address, long second) {
    return behind.reachable(address, second);
  }
}
