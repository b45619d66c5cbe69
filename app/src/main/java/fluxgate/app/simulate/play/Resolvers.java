package fluxgate.app.simulate.play;

import fluxgate.app.simulate.play.Exchange.Row;
import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.zone.Authority;
import fluxgate.app.simulate.zone.Reply;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Caching resolvers, each with a cache of its own. Questions must come in the order of time. */
final class Resolvers {
  private static final long SECOND = 1_000_000L;

  /** Longer alias chains than this are loops; resolvers give up at 8 to 16. */
  private static final int MOST_ALIASES = 8;

  /** How often what ran out is thrown away. */
  private static final long SWEEP = 600 * SECOND;

  private record Key(String owner, int slot) {}

  private record Cached(Reply reply, long storedMicros) {
    boolean isFresh(long now) {
      return now < storedMicros + reply.ttlSeconds() * SECOND;
    }

    long left(long now) {
      return reply.ttlSeconds() - (now - storedMicros) / SECOND;
    }
  }

  /** What a client gets. */
  record Response(long micros, int rcode, List<Row> rows, List<IpAddress> addresses) {}

  private final Map<Key, Cached> cache = new HashMap<>();
  private final Dice dice;
  private long nextSweep = SWEEP;

  Resolvers(Dice dice) {
    this.dice = dice;
  }

  Response resolve(Authority authority, String query, boolean v6, int resolver, long micros) {
    if (micros > nextSweep) {
      cache.values().removeIf(cached -> !cached.isFresh(micros));
      nextSweep = micros + SWEEP;
    }
    long now = micros + dice.between(150, 900);
    List<Row> rows = new ArrayList<>(4);
    String owner = query;
    for (int alias = 0; ; alias++) {
      Key key = new Key(owner, resolver << 1 | (v6 ? 1 : 0));
      Cached cached = cache.get(key);
      if (cached == null || !cached.isFresh(now)) {
        now += dice.between(8_000, 60_000) + (dice.chance(0.02) ? 400_000 : 0);
        cached = new Cached(authority.answer(owner, v6, resolver, now / SECOND), now);
        cache.put(key, cached);
      }
      Reply reply = cached.reply;
      String target = reply.alias();
      long left = Math.max(0, cached.left(Math.max(now, cached.storedMicros)));
      if (target == null || alias == MOST_ALIASES) {
        List<IpAddress> turned = turned(reply.addresses());
        for (IpAddress address : turned) {
          rows.add(new Row(owner, v6 ? "AAAA" : "A", left, address.toString()));
        }
        for (String text : reply.texts()) {
          rows.add(new Row(owner, "TXT", left, text));
        }
        return new Response(now, reply.exists() ? 0 : 3, rows, turned);
      }
      rows.add(new Row(owner, "CNAME", left, target));
      owner = target;
    }
  }

  /** The records of a set start at a random one, as resolvers do to spread the load. */
  private List<IpAddress> turned(List<IpAddress> addresses) {
    int size = addresses.size();
    if (size < 2) {
      return addresses;
    }
    int first = dice.below(size);
    List<IpAddress> turned = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      turned.add(addresses.get((first + i) % size));
    }
    return turned;
  }
}
