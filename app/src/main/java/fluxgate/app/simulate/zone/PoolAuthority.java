package fluxgate.app.simulate.zone;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.net.IpAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Answers with some of a set of machines that stays.
 *
 * @param v4 all of them
 * @param v6 those with IPv6, empty for none
 * @param count addresses an answer
 * @param turnSeconds how long the same ones are named; 0 when every question gets others
 * @param nearShare how many of the machines a resolver is led to, 1 for all
 * @param farShare answers that come from all machines nevertheless
 */
public record PoolAuthority(
    List<IpAddress> v4,
    List<IpAddress> v6,
    int ttlSeconds,
    int count,
    int turnSeconds,
    double nearShare,
    double farShare,
    Dice dice)
    implements Authority {
  /** Draws without success after which an answer stays shorter. */
  private static final int TRIES_AN_ADDRESS = 20;

  /** A pool whose machines serve everybody alike. */
  public static PoolAuthority everywhere(
      List<IpAddress> v4, List<IpAddress> v6, int ttlSeconds, int count, int turn, Dice dice) {
    return new PoolAuthority(v4, v6, ttlSeconds, count, turn, 1, 0, dice);
  }

  @Override
  public Reply answer(String owner, boolean asksV6, int resolver, long second) {
    List<IpAddress> pool = asksV6 ? v6 : v4;
    if (pool.isEmpty()) {
      return Reply.NODATA;
    }
    Dice turn = turnSeconds == 0 ? dice : dice.at(second / turnSeconds * 31 + resolver);
    int size = Math.max(1, (int) Math.round(pool.size() * nearShare));
    int first = dice.at(resolver).below(pool.size());
    if (nearShare < 1 && turn.chance(farShare)) {
      size = pool.size();
    }
    if (size <= count) {
      return Reply.addresses(ttlSeconds, window(pool, first, size));
    }
    Set<IpAddress> chosen = new LinkedHashSet<>();
    for (int tries = 0; tries < count * TRIES_AN_ADDRESS && chosen.size() < count; tries++) {
      chosen.add(pool.get((first + turn.below(size)) % pool.size()));
    }
    return Reply.addresses(ttlSeconds, List.copyOf(chosen));
  }

  private static List<IpAddress> window(List<IpAddress> pool, int first, int size) {
    Set<IpAddress> window = new LinkedHashSet<>();
    for (int i = 0; i < size; i++) {
      window.add(pool.get((first + i) % pool.size()));
    }
    return List.copyOf(window);
  }
}
