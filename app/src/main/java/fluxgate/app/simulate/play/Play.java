package fluxgate.app.simulate.play;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.Zone;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/** Lets all zones of a world have their day, in one stream in the order of time. */
public final class Play {
  /** Messages that get lost in an office network. */
  private static final double LOST_SHARE = 0.002;

  private final Office office;
  private final long until;
  private final boolean withConnections;
  private final Records records;
  private final Dice dice;
  private final Resolvers resolvers;
  private final Callers callers;
  private final PriorityQueue<Pending<Exchange>> exchanges = new PriorityQueue<>();
  private final PriorityQueue<Pending<Connection>> connections = new PriorityQueue<>();
  private final PriorityQueue<Pending<Fetch>> fetches = new PriorityQueue<>();
  private final PriorityQueue<Pending<Retry>> retries = new PriorityQueue<>();

  /** Registered domains that somebody asked for or was led to, of zones that have several. */
  private final Set<String> seen = new HashSet<>();

  private long sequence;

  /** Something that is written at its time; the sequence makes the order total. */
  private record Pending<T>(long micros, long sequence, T what) implements Comparable<Pending<T>> {
    @Override
    public int compareTo(Pending<T> other) {
      int byTime = Long.compare(micros, other.micros);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  /** What is wanted of the answers of authorities. */
  public enum Fetches {
    NONE,
    /** Drawn apart, so that the rest of the world is the same without them. */
    APART,
    /** Drawn with the dice of the resolvers, as the committed sample day was. */
    SHARING_DICE
  }

  /** A lookup that is made again because its message got lost. */
  private record Retry(Zone zone, int client, String query, int resolver) {}

  /** A zone's next visit. */
  private record Turn(long micros, int zone) implements Comparable<Turn> {
    @Override
    public int compareTo(Turn other) {
      int byTime = Long.compare(micros, other.micros);
      return byTime != 0 ? byTime : Integer.compare(zone, other.zone);
    }
  }

  /**
   * @param fetches whether answers of authorities are wanted, and how they draw
   */
  public Play(
      Office office,
      long untilSecond,
      boolean withConnections,
      Fetches fetches,
      Records records,
      Dice dice) {
    this.office = office;
    this.until = untilSecond * 1_000_000L;
    this.withConnections = withConnections;
    this.records = records;
    this.dice = dice.forPart("lookups");
    Dice ofResolvers = dice.forPart("resolvers");
    this.resolvers =
        new Resolvers(
            ofResolvers,
            fetches == Fetches.SHARING_DICE ? ofResolvers : dice.forPart("authorities"),
            fetches == Fetches.NONE ? null : this::expect);
    this.callers = new Callers(dice.forPart("callers"), this::expect);
  }

  private void expect(Fetch fetch) {
    fetches.add(new Pending<>(fetch.micros(), sequence++, fetch));
  }

  private void expect(Connection connection) {
    if (connection.endMicros() < until) {
      connections.add(new Pending<>(connection.endMicros(), sequence++, connection));
    }
  }

  /**
   * Plays to the end, hands on every record, and returns the zones that somebody asked for, with
   * those of their domains that the records name.
   */
  public List<Zone> run(List<Zone> zones) throws IOException {
    BitSet asked = new BitSet();
    PriorityQueue<Turn> turns = new PriorityQueue<>(Math.max(1, zones.size()));
    for (int i = 0; i < zones.size(); i++) {
      turns.add(new Turn(zones.get(i).asking().micros(), i));
    }
    for (Turn turn = turns.poll(); turn != null && turn.micros < until; turn = turns.poll()) {
      Zone zone = zones.get(turn.zone);
      retryUntil(turn.micros);
      flush(turn.micros);
      visit(zone, turn.micros);
      asked.set(turn.zone);
      zone.asking().advance();
      turns.add(new Turn(zone.asking().micros(), turn.zone));
    }
    retryUntil(until);
    flush(Long.MAX_VALUE);
    return asked.stream().mapToObj(zones::get).map(zone -> zone.onlyOf(seen)).toList();
  }

  private void retryUntil(long before) {
    while (!retries.isEmpty() && retries.peek().micros < before) {
      Pending<Retry> next = retries.remove();
      Retry retry = next.what;
      long micros = next.micros;
      ask(retry.zone, retry.client, retry.query, false, retry.resolver, micros, false, true);
    }
  }

  private void flush(long before) throws IOException {
    while (!exchanges.isEmpty() && exchanges.peek().micros < before) {
      records.exchange(exchanges.remove().what);
    }
    while (!connections.isEmpty() && connections.peek().micros < before) {
      records.connection(connections.remove().what);
    }
    while (!fetches.isEmpty() && fetches.peek().micros < before) {
      records.fetch(fetches.remove().what);
    }
  }

  private void visit(Zone zone, long micros) {
    int client = zone.asking().client();
    String query = zone.naming().next(client, dice);
    int resolver = office.resolverOf(client, dice);
    boolean both = zone.bothFamilies() || office.asksBoth(client);
    boolean lost = dice.chance(LOST_SHARE);
    ask(zone, client, query, false, resolver, micros, lost, !(both && dice.chance(0.5)));
    if (both) {
      ask(zone, client, query, true, resolver, micros + 40, false, true);
    }
    if (lost) {
      long again = micros + dice.between(1, 5) * 1_000_000L;
      retries.add(new Pending<>(again, sequence++, new Retry(zone, client, query, resolver)));
    }
  }

  private void ask(
      Zone zone,
      int number,
      String query,
      boolean v6,
      int resolver,
      long micros,
      boolean lost,
      boolean connects) {
    IpAddress client = office.client(number);
    String type = v6 ? "AAAA" : "A";
    int port = dice.between(32_768, 60_999);
    int id = dice.below(65_536);
    String asker = client.toString();
    boolean several = zone.isSeveral();
    if (several) {
      seen.add(registered(query));
    }
    if (lost) {
      add(
          new Exchange(
              micros, Exchange.LOST, asker, port, id, resolver, query, type, 0, List.of()));
      return;
    }
    Resolvers.Response response = resolvers.resolve(zone, query, v6, resolver, micros);
    for (int i = 0; several && i < response.rows().size(); i++) {
      seen.add(registered(response.rows().get(i).owner()));
    }
    add(
        new Exchange(
            micros,
            response.micros(),
            asker,
            port,
            id,
            resolver,
            query,
            type,
            response.rcode(),
            response.rows()));
    if (withConnections && connects) {
      callers.follow(
          client, zone.contact(), zone.authority(), response.addresses(), response.micros());
    }
  }

  /** The last two labels. */
  private static String registered(String name) {
    int dot = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
    return name.substring(dot + 1);
  }

  private void add(Exchange exchange) {
    exchanges.add(new Pending<>(exchange.writtenMicros(), sequence++, exchange));
  }
}
