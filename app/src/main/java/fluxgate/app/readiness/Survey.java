package fluxgate.app.readiness;

import fluxgate.dns.RRType;
import fluxgate.dns.Section;
import fluxgate.format.Carries;
import fluxgate.format.Format;
import fluxgate.net.IpAddress;
import fluxgate.net.SpecialRanges;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.ResolverSettingObservation;
import fluxgate.observation.Vantage;
import fluxgate.observation.Vantage.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts what each source shows, record by record. The observations of one record come at one time,
 * perhaps among those of others, so records are put together until time moves on.
 */
public final class Survey implements ObservationSink {
  /** Records of one microsecond that are put together; of a log to the second some thousands. */
  private static final int MOST_OPEN = 65_536;

  /** Clients counted each by itself; the records of more are counted together. */
  private static final int MOST_CLIENTS = 262_144;

  /** Foreign resolvers listed. */
  private static final int MOST_FOREIGN = 256;

  private record Place(String file, long offset) {}

  /** One DNS record, as far as it was seen. */
  private static final class Open {
    final Source source;
    final Vantage vantage;
    final long micros;
    final String file;
    @Nullable Client client;
    @Nullable IpAddress server;
    boolean named;
    boolean answerable;
    boolean answer;
    boolean ttl = true;
    boolean delegation;

    Open(Source source, Observation first) {
      this.source = source;
      this.vantage = first.vantage();
      this.micros = first.timeMicros();
      this.file = first.provenance().file();
    }
  }

  /** Who asks more servers outside than this resolves for itself: a resolver, not a client. */
  private static final int MOST_SERVERS = 16;

  /** One who asked servers outside, as flows show it. */
  private static final class Asking {
    final Set<IpAddress> servers = new HashSet<>();
    long flows;
  }

  private final Function<String, @Nullable Format> formatOf;
  private final Set<IpAddress> own;
  private final Map<Format, Map<Position, Source>> sources = new EnumMap<>(Format.class);
  private final Map<Place, Open> open = new LinkedHashMap<>();
  private long openMicros = Long.MIN_VALUE;
  private final Map<Client, long[]> clients = new HashMap<>();
  private long moreClients;
  private final Map<IpAddress, long[]> foreign = new TreeMap<>();
  private long foreignQuestions;
  private final Map<Client, Asking> asking = new HashMap<>();
  private long serverKnown;
  private final Map<Platform, long[]> lookups = new EnumMap<>(Platform.class);
  private final Map<Platform, long[]> lookupsAnswered = new EnumMap<>(Platform.class);
  private final Map<Platform, long[]> connections = new EnumMap<>(Platform.class);
  private final Set<IpAddress> esxiHosts = new HashSet<>();
  private final List<ResolverSettingObservation> settings = new ArrayList<>();

  /**
   * @param formatOf the format of an input by its name
   * @param own resolvers that clients are meant to ask, where the user names them
   */
  public Survey(Function<String, @Nullable Format> formatOf, Set<IpAddress> own) {
    this.formatOf = formatOf;
    this.own = Set.copyOf(own);
  }

  @Override
  public void accept(Observation observation) {
    Format format = formatOf.apply(observation.provenance().file());
    if (format == null) {
      return;
    }
    if (observation.timeMicros() != openMicros || open.size() >= MOST_OPEN) {
      close();
      openMicros = observation.timeMicros();
    }
    Source source =
        sources
            .computeIfAbsent(format, f -> new EnumMap<>(Position.class))
            .computeIfAbsent(observation.vantage().position(), p -> new Source(format, p));
    switch (observation) {
      case RRsetObservation seen -> responded(seen, source);
      case QuestionObservation asked -> asked(asked, source);
      case ConnectionObservation connection -> connected(connection, source);
      case ResolverSettingObservation setting -> set(setting, source);
    }
  }

  private Open record(Observation observation, Source source) {
    Place place = new Place(observation.provenance().file(), observation.provenance().offset());
    return open.computeIfAbsent(place, p -> new Open(source, observation));
  }

  private void responded(RRsetObservation seen, Source source) {
    Open record = record(seen, source);
    record.client = seen.client();
    record.server = seen.server();
    record.named |= seen.question() != null || seen.isAggregate();
    record.answer |= seen.section() == Section.ANSWER; // a referral has none, and lacks none
    record.answerable |= record.answer;
    record.ttl &= seen.rrset().ttl().isKnown();
    record.delegation |= seen.rrset().type().equals(RRType.NS);
  }

  private void asked(QuestionObservation asked, Source source) {
    Open record = record(asked, source);
    record.client = asked.client();
    record.server = asked.server();
    record.named = true;
    record.answerable |= !source.format().carries().contains(Carries.ANSWERS);
  }

  private void connected(ConnectionObservation connection, Source source) {
    source.seen(
        connection.timeMicros(), connection.vantage().sensor(), connection.provenance().file());
    source.connections++;
    source.outcomes += connection.result() == ConnectionObservation.Result.UNKNOWN ? 0 : 1;
    count(connections, source, connection.client());
    if (connection.isToDns() && isForeign(connection.destination())) {
      flowed(connection);
    }
    if (source.format() == Format.ESXI && connection.client().process() != null) {
      esxi(connection.client());
    }
  }

  private void set(ResolverSettingObservation setting, Source source) {
    source.seen(setting.timeMicros(), setting.vantage().sensor(), setting.provenance().file());
    source.settings++;
    if (settings.size() < MOST_FOREIGN) {
      settings.add(setting);
    }
    if (setting.machine() != null && source.format() == Format.ESXI) {
      esxi(setting.machine());
    }
  }

  private void esxi(Client host) {
    if (host.address() != null && esxiHosts.size() < MOST_CLIENTS) {
      esxiHosts.add(host.address());
    }
  }

  private static void count(Map<Platform, long[]> counts, Source source, @Nullable Client client) {
    String process = client == null ? null : client.process();
    Platform platform = process == null ? null : Platform.of(source.format(), process);
    if (platform != null) {
      counts.computeIfAbsent(platform, p -> new long[1])[0]++;
    }
  }

  /** Counts the records that are open: all has been seen, or time has moved on. */
  public void close() {
    for (Open record : open.values()) {
      close(record);
    }
    open.clear();
  }

  private void close(Open record) {
    Source source = record.source;
    source.seen(record.micros, record.vantage.sensor(), record.file);
    source.dns++;
    Client client = record.client;
    boolean answered = record.answer;
    boolean ttl = record.ttl && record.answerable && answered;
    source.answerable += record.answerable ? 1 : 0;
    source.answers += answered ? 1 : 0;
    source.ttls += ttl ? 1 : 0;
    source.delegations += record.delegation ? 1 : 0;
    source.clients += client != null ? 1 : 0;
    source.hosts += client != null && client.host() != null ? 1 : 0;
    source.processes += client != null && client.process() != null ? 1 : 0;
    boolean whole = record.named && (!record.answerable || ttl);
    source.complete += whole && (client != null || !source.hasClients()) ? 1 : 0;
    count(lookups, source, client);
    if (answered) {
      count(lookupsAnswered, source, client);
    }
    if (client != null && source.hasClients()) {
      counted(client.machine());
      server(record.server);
    }
  }

  private void counted(Client client) {
    long[] count = clients.get(client);
    if (count == null) {
      if (clients.size() >= MOST_CLIENTS) {
        moreClients++;
        return;
      }
      count = new long[1];
      clients.put(client, count);
    }
    count[0]++;
  }

  private boolean isForeign(IpAddress server) {
    return own.isEmpty() ? !SpecialRanges.isInside(server) : !own.contains(server);
  }

  private void flowed(ConnectionObservation connection) {
    Client client = connection.client().machine();
    if (client.address() != null && own.contains(client.address())) {
      return;
    }
    Asking who = asking.get(client);
    if (who == null) {
      if (asking.size() >= MOST_CLIENTS) {
        return;
      }
      who = new Asking();
      asking.put(client, who);
    }
    who.flows++;
    if (who.servers.size() <= MOST_SERVERS) {
      who.servers.add(connection.destination());
    }
  }

  private void server(@Nullable IpAddress server) {
    if (server == null) {
      return;
    }
    serverKnown++;
    if (isForeign(server)) {
      foreignQuestions++;
      long[] count = foreign.get(server);
      if (count == null && foreign.size() < MOST_FOREIGN) {
        foreign.put(server, new long[] {1});
      } else if (count != null) {
        count[0]++;
      }
    }
  }

  /** Every source that showed something, in the order of the table of formats. */
  public List<Source> sources() {
    return sources.values().stream().map(Map::values).flatMap(Collection::stream).toList();
  }

  /** When the newest of all happened; the smallest long where nothing was seen. */
  public long lastMicros() {
    return sources().stream().mapToLong(Source::lastMicros).max().orElse(Long.MIN_VALUE);
  }

  /** When the oldest of all happened; the largest long where nothing was seen. */
  public long firstMicros() {
    return sources().stream().mapToLong(Source::firstMicros).min().orElse(Long.MAX_VALUE);
  }

  /** DNS records by whoever asked, of clients that fit. */
  long recordsOf(Predicate<Client> which) {
    long sum = 0;
    for (Map.Entry<Client, long[]> entry : clients.entrySet()) {
      sum += which.test(entry.getKey()) ? entry.getValue()[0] : 0;
    }
    return sum;
  }

  /** DNS records of clients that were too many to be told apart. */
  long recordsOfMoreClients() {
    return moreClients;
  }

  /** How many clients were told apart. */
  int clientCount() {
    return clients.size();
  }

  /** The largest share of the DNS records that one client has; 0 where no client is known. */
  double largestShare() {
    long most = 0;
    long sum = moreClients;
    for (long[] count : clients.values()) {
      most = Math.max(most, count[0]);
      sum += count[0];
    }
    return sum == 0 ? 0 : (double) most / sum;
  }

  /** Resolvers asked that are not the house's, with how often: the first {@value #MOST_FOREIGN}. */
  Map<IpAddress, Long> foreign() {
    Map<IpAddress, Long> counts = new TreeMap<>();
    foreign.forEach((server, count) -> counts.put(server, count[0]));
    return counts;
  }

  /** Connections to port 53 outside, of machines that are no resolvers by what they ask. */
  long foreignFlows(Predicate<Client> isResolver) {
    long flows = 0;
    for (Map.Entry<Client, Asking> entry : asking.entrySet()) {
      boolean resolver =
          entry.getValue().servers.size() > MOST_SERVERS || isResolver.test(entry.getKey());
      flows += resolver ? 0 : entry.getValue().flows;
    }
    return flows;
  }

  long foreignQuestions() {
    return foreignQuestions;
  }

  /** DNS records of clients in which the server is known. */
  long serverKnown() {
    return serverKnown;
  }

  long lookups(Platform platform) {
    return value(lookups, platform);
  }

  long lookupsAnswered(Platform platform) {
    return value(lookupsAnswered, platform);
  }

  long connections(Platform platform) {
    return value(connections, platform);
  }

  private static long value(Map<Platform, long[]> counts, Platform platform) {
    long[] count = counts.get(platform);
    return count == null ? 0 : count[0];
  }

  /** Addresses of ESXi hosts, by their own listings and logs. */
  Set<IpAddress> esxiHosts() {
    return esxiHosts;
  }

  /** Whether a client of that address asked a resolver. */
  boolean hasAsked(IpAddress address) {
    return clients.keySet().stream().anyMatch(client -> address.equals(client.address()));
  }

  List<ResolverSettingObservation> settings() {
    return settings;
  }
}
