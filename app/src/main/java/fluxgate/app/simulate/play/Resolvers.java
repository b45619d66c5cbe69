package fluxgate.app.simulate.play;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.play.Exchange.Row;
import fluxgate.app.simulate.zone.NameServers;
import fluxgate.app.simulate.zone.Reply;
import fluxgate.app.simulate.zone.Zone;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Caching resolvers, each with a cache of its own. Questions must come in the order of time. */
final class Resolvers {
  private static final long SECOND = 1_000_000L;

  /** Longer alias chains than this are loops; resolvers give up at 8 to 16. */
  private static final int MOST_ALIASES = 8;

  /** Answers of authorities that name the zone's servers; most are minimal by now (assumed). */
  private static final double NAMED_SERVERS_SHARE = 0.3;

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
  private final Dice authorities;
  private long nextSweep = SWEEP;

  private final @Nullable Consumer<Fetch> fetches;

  /**
   * @param authorities for what is drawn only where somebody wants to know what they answer
   * @param fetches gets what authorities answer; null where nobody wants to know
   */
  Resolvers(Dice dice, Dice authorities, @Nullable Consumer<Fetch> fetches) {
    this.dice = dice;
    this.authorities = authorities;
    this.fetches = fetches;
  }

  Response resolve(Zone zone, String query, boolean v6, int resolver, long micros) {
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
        cached = new Cached(zone.authority().answer(owner, v6, resolver, now / SECOND), now);
        cache.put(key, cached);
        if (fetches != null) {
          fetches.accept(fetch(zone, owner, v6, resolver, cached));
        }
      }
      Reply reply = cached.reply;
      String target = reply.alias();
      long left = Math.max(0, cached.left(Math.max(now, cached.storedMicros)));
      if (target == null || alias == MOST_ALIASES) {
        List<IpAddress> turned = turned(reply.addresses());
        add(rows, owner, v6, left, turned);
        return new Response(now, reply.exists() ? 0 : 3, rows, turned);
      }
      rows.add(new Row(owner, "CNAME", left, target));
      owner = target;
    }
  }

  private static void add(
      List<Row> rows, String owner, boolean v6, long ttl, List<IpAddress> addresses) {
    String type = v6 ? "AAAA" : "A";
    for (IpAddress address : addresses) {
      rows.add(new Row(owner, type, ttl, address.toString()));
    }
  }

  private Fetch fetch(Zone zone, String owner, boolean v6, int resolver, Cached cached) {
    Reply reply = cached.reply;
    List<Row> answers = new ArrayList<>();
    if (reply.alias() != null) {
      answers.add(new Row(owner, "CNAME", reply.ttlSeconds(), reply.alias()));
    }
    add(answers, owner, v6, reply.ttlSeconds(), reply.addresses());
    List<NameServers.Server> servers = zone.nameServers().at(cached.storedMicros / SECOND);
    List<Row> named = new ArrayList<>();
    List<Row> glue = new ArrayList<>();
    if (authorities.chance(NAMED_SERVERS_SHARE)) {
      int ttl = zone.nameServers().ttlSeconds();
      String apex = zone.domains().isEmpty() ? "example" : zone.domains().getFirst();
      for (NameServers.Server server : servers) {
        named.add(new Row(apex, "NS", ttl, server.name()));
        glue.add(new Row(server.name(), "A", ttl, server.address().toString()));
      }
    }
    String server =
        servers.isEmpty() ? "198.51.100.53" : authorities.pick(servers).address().toString();
    String type = v6 ? "AAAA" : "A";
    int rcode = reply.exists() ? 0 : 3;
    return new Fetch(
        cached.storedMicros, resolver, server, owner, type, rcode, answers, named, glue);
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
