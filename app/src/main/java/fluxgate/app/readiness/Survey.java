package fluxgate.app.readiness;

import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.dns.Section;
import fluxgate.format.Carries;
import fluxgate.format.Format;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.ResolverSettingObservation;
import fluxgate.observation.Vantage;
import fluxgate.observation.Vantage.Position;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    boolean bare;

    Open(Source source, Observation first) {
      this.source = source;
      this.vantage = first.vantage();
      this.micros = first.timeMicros();
      this.file = first.provenance().file();
    }
  }

  private final Function<String, @Nullable Format> formatOf;
  private final Bypass bypass;
  private final Map<Format, Map<Position, Source>> sources = new EnumMap<>(Format.class);
  private final Map<Place, Open> open = new LinkedHashMap<>();
  private long openMicros = Long.MIN_VALUE;
  private final Map<Client, long[]> clients = new HashMap<>();
  private long moreClients;
  private final Map<Platform, long[]> lookups = new EnumMap<>(Platform.class);
  private final Map<Platform, long[]> lookupsAnswered = new EnumMap<>(Platform.class);
  private final Map<Platform, long[]> connections = new EnumMap<>(Platform.class);
  private final Set<IpAddress> esxiHosts = new HashSet<>();
  private long settingChanges;
  private long settings;

  /**
   * @param formatOf the format of an input by its name
   * @param own resolvers that clients are meant to ask, where the user names them
   */
  public Survey(Function<String, @Nullable Format> formatOf, Set<IpAddress> own) {
    this.formatOf = formatOf;
    this.bypass = new Bypass(own);
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
    boolean told = seen.section() == Section.AUTHORITY || !source.hasClients();
    record.delegation |= told && seen.rrset().type().equals(RRType.NS); // not what a client asked
  }

  private void asked(QuestionObservation asked, Source source) {
    Open record = record(asked, source);
    record.client = asked.client();
    record.server = asked.server();
    record.named = true;
    record.answerable |= !source.format().carries().contains(Carries.ANSWERS);
    boolean fine = Rcode.NOERROR.equals(asked.rcode());
    record.bare |= fine && !isOther(asked.question().type());
  }

  /** Many a name has an address and nothing of another type: no answer is the answer. */
  private static boolean isOther(RRType type) {
    return !type.equals(RRType.A) && !type.equals(RRType.UNKNOWN);
  }

  private void connected(ConnectionObservation connection, Source source) {
    source.seen(
        connection.timeMicros(), connection.vantage().sensor(), connection.provenance().file());
    source.connections++;
    source.outcomes += connection.result() == ConnectionObservation.Result.UNKNOWN ? 0 : 1;
    count(connections, source, connection.client());
    bypass.connected(connection);
    if (source.format() == Format.ESXI && connection.client().process() != null) {
      esxi(connection.client());
    }
  }

  private void set(ResolverSettingObservation setting, Source source) {
    source.seen(setting.timeMicros(), setting.vantage().sensor(), setting.provenance().file());
    source.settings++;
    settings++;
    settingChanges += setting.change() == ResolverSettingObservation.Change.LISTED ? 0 : 1;
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
    source.bare += record.bare && !record.answerable ? 1 : 0;
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
      bypass.asked(client, record.server);
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

  /** Who asks past the resolvers of the house. */
  Bypass bypass() {
    return bypass;
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

  /** Settings of resolvers seen, listings among them. */
  long settings() {
    return settings;
  }

  /** Of those, the ones that changed something. */
  long settingChanges() {
    return settingChanges;
  }
}
