package fluxgate.app.simulate.zone;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers with some machines of a swarm that are on, whatever name of the zone is asked for.
 *
 * @param least addresses an answer
 * @param most addresses an answer
 * @param turnSeconds how long the same machines are named; 0 when every question gets others
 * @param planted innocent addresses that are mixed in
 * @param plantedShare of the addresses of an answer
 * @param v4 whether it answers A questions
 * @param v6 whether it answers AAAA questions
 */
public record FluxAuthority(
    Swarm swarm,
    int ttlSeconds,
    int least,
    int most,
    int turnSeconds,
    List<IpAddress> planted,
    double plantedShare,
    boolean v4,
    boolean v6,
    Dice dice)
    implements Authority {

  @Override
  public Reply answer(String owner, boolean asksV6, int resolver, long second) {
    if (asksV6 ? !v6 : !v4) {
      return Reply.NODATA;
    }
    Dice turn = turnSeconds == 0 ? dice : dice.at(second / turnSeconds);
    int count = turn.between(least, most);
    int innocent = 0;
    for (int i = 0; i < count && !planted.isEmpty() && !asksV6; i++) {
      innocent += turn.chance(plantedShare) ? 1 : 0;
    }
    List<IpAddress> addresses =
        new ArrayList<>(swarm.online(Math.max(1, count - innocent), asksV6, second, turn));
    addresses.addAll(turn.sample(planted, Math.min(innocent, count - 1)));
    return Reply.addresses(ttlSeconds, addresses);
  }

  @Override
  public boolean reachable(IpAddress address, long second) {
    return swarm.has(address) ? swarm.answers(address, second) : planted.contains(address);
  }
}
