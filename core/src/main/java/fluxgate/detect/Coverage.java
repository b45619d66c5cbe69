package fluxgate.detect;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.detect.surroundings.Surroundings;
import fluxgate.dns.RRType;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.net.Networks;
import fluxgate.net.SpecialRanges;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Provenance;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.ResolverSettingObservation;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the input showed and what it could not: the figures behind a summary's visibility. */
public final class Coverage implements Slice {
  /** Endpoints and resolvers listed; a network with more has other worries. */
  private static final int MAX_LISTED = 256;

  private static final int DNS_OVER_TLS = 853;
  private static final int HTTPS = 443;

  /**
   * Public resolvers that also answer DNS over HTTPS at these addresses, as their operators publish
   * them.
   */
  private static final Set<IpAddress> PUBLIC_RESOLVERS =
      Set.of(
          IpAddress.of("1.1.1.1"),
          IpAddress.of("1.0.0.1"),
          IpAddress.of("8.8.8.8"),
          IpAddress.of("8.8.4.4"),
          IpAddress.of("9.9.9.9"),
          IpAddress.of("149.112.112.112"),
          IpAddress.of("208.67.222.222"),
          IpAddress.of("208.67.220.220"),
          IpAddress.of("94.140.14.14"),
          IpAddress.of("94.140.15.15"));

  private long outbound;
  private long explained;
  private long stale;
  private long evictedDomains;
  private long addressAnswers;
  private long unusableAnswers;
  private boolean delegations;
  private boolean clients;
  private final long[] ttlKinds = new long[TtlKind.values().length];
  private @Nullable IpAddress lastServer;
  private boolean lastReserved;
  private final Map<String, Long> encryptedDns = new TreeMap<>();
  private final Set<IpAddress> foreignResolvers = new TreeSet<>();
  private final List<ResolverSettingObservation> resolverSettings = new ArrayList<>();
  private long moreResolverSettings;

  /** A client asked a server; {@code surroundings} tell which clients are in truth resolvers. */
  void asked(@Nullable Client client, @Nullable IpAddress server, Surroundings surroundings) {
    clients |= client != null;
    // what is cheap to tell comes first: nearly every server is one of the house
    if (client != null
        && server != null
        && !isReserved(server)
        && !surroundings.isResolver(client)) {
      foreign(client, server);
    }
  }

  void answered(RRsetObservation seen, Surroundings surroundings) {
    asked(seen.client(), seen.server(), surroundings);
    delegations |= seen.rrset().type().equals(RRType.NS);
    ttlKinds[seen.rrset().ttl().kind().ordinal()]++;
  }

  private void foreign(Client client, IpAddress server) {
    if (client.address() != null
        && SpecialRanges.isReserved(client.address())
        && foreignResolvers.size() < MAX_LISTED) {
      foreignResolvers.add(server);
    }
  }

  /** The same few servers answer again and again. */
  private boolean isReserved(IpAddress server) {
    if (!server.equals(lastServer)) {
      lastServer = server;
      lastReserved = SpecialRanges.isReserved(server);
    }
    return lastReserved;
  }

  void connected(
      ConnectionObservation connection, List<ContactJoin.Explained> reasons, Networks networks) {
    IpAddress destination = connection.destination();
    if (!networks.isUsable(destination)) {
      return;
    }
    outbound++;
    explained += reasons.isEmpty() ? 0 : 1;
    stale += !reasons.isEmpty() && reasons.stream().allMatch(ContactJoin.Explained::stale) ? 1 : 0;
    boolean encrypted = isEncryptedDns(connection);
    String endpoint = destination + " port " + connection.port();
    if (encrypted && (encryptedDns.size() < MAX_LISTED || encryptedDns.containsKey(endpoint))) {
      encryptedDns.merge(endpoint, 1L, Long::sum);
    }
  }

  /**
   * A machine's resolvers were set; what is only listed says nothing new a second time, and makes
   * room for changes.
   */
  void resolversSet(ResolverSettingObservation setting) {
    boolean listed = setting.change() == ResolverSettingObservation.Change.LISTED;
    if (listed
        && (resolverSettings.size() >= MAX_LISTED
            || resolverSettings.stream().anyMatch(before -> saysThe(before, setting)))) {
      return;
    }
    if (resolverSettings.size() >= MAX_LISTED && !forgetListed()) {
      moreResolverSettings++;
      return;
    }
    resolverSettings.add(setting);
  }

  private boolean forgetListed() {
    for (int i = 0; i < resolverSettings.size(); i++) {
      if (resolverSettings.get(i).change() == ResolverSettingObservation.Change.LISTED) {
        resolverSettings.remove(i);
        return true;
      }
    }
    return false;
  }

  private static boolean saysThe(
      ResolverSettingObservation before, ResolverSettingObservation setting) {
    return before.change() == setting.change()
        && before.servers().equals(setting.servers())
        && Objects.equals(before.machine(), setting.machine());
  }

  /** Whether a connection looks like DNS over TLS, or goes to a public resolver's HTTPS. */
  public static boolean isEncryptedDns(ConnectionObservation connection) {
    return connection.port() == DNS_OVER_TLS
        || connection.port() == HTTPS && PUBLIC_RESOLVERS.contains(connection.destination());
  }

  void addressed(boolean usable) {
    addressAnswers++;
    unusableAnswers += usable ? 0 : 1;
  }

  /** Address RRsets. */
  public long addressAnswers() {
    return addressAnswers;
  }

  /** Of those, the ones whose addresses are all reserved and in no network map. */
  public long unusableAnswers() {
    return unusableAnswers;
  }

  void evictedDomain() {
    evictedDomains++;
  }

  /** Rotating domains forgotten, or not taken in, for want of room. */
  public long evictedDomains() {
    return evictedDomains;
  }

  /** Connections to addresses outside. */
  public long outboundConnections() {
    return outbound;
  }

  /** Of those, the ones that a logged answer explains, stale ones included. */
  public long explainedConnections() {
    return explained;
  }

  /** Of those, the ones whose answer's time had run out. */
  public long staleConnections() {
    return stale;
  }

  /** RRsets by the kind of their TTL. */
  public Map<TtlKind, Long> ttlKinds() {
    Map<TtlKind, Long> kinds = new EnumMap<>(TtlKind.class);
    for (TtlKind kind : TtlKind.values()) {
      if (ttlKinds[kind.ordinal()] > 0) {
        kinds.put(kind, ttlKinds[kind.ordinal()]);
      }
    }
    return Collections.unmodifiableMap(kinds);
  }

  /** Endpoints that look like encrypted DNS, with connections. */
  public Map<String, Long> encryptedDns() {
    return Collections.unmodifiableMap(encryptedDns);
  }

  /** Public addresses that clients asked directly. */
  public Set<IpAddress> foreignResolvers() {
    return Collections.unmodifiableSet(foreignResolvers);
  }

  /** Which resolvers machines were set to ask: the first {@value #MAX_LISTED}, in order. */
  public List<ResolverSettingObservation> resolverSettings() {
    return Collections.unmodifiableList(resolverSettings);
  }

  /** How many more changes there were than are kept. */
  public long moreResolverSettings() {
    return moreResolverSettings;
  }

  /** Whether any delegation was seen. */
  public boolean sawDelegations() {
    return delegations;
  }

  public boolean sawClients() {
    return clients;
  }

  @Override
  public void write(StateWriter out) {
    out.count(outbound);
    out.count(explained);
    out.count(stale);
    out.count(evictedDomains);
    out.count(addressAnswers);
    out.count(unusableAnswers);
    out.flag(delegations);
    out.flag(clients);
    Map<TtlKind, Long> kinds = ttlKinds();
    out.count(kinds.size());
    kinds.forEach((kind, count) -> {
      out.count(kind.ordinal());
      out.count(count);
    });
    out.count(encryptedDns.size());
    encryptedDns.forEach((endpoint, count) -> {
      out.text(endpoint);
      out.count(count);
    });
    out.count(foreignResolvers.size());
    foreignResolvers.forEach(out::address);
    out.count(resolverSettings.size());
    resolverSettings.forEach(setting -> write(setting, out));
    out.count(moreResolverSettings);
  }

  private static void write(ResolverSettingObservation setting, StateWriter out) {
    out.number(setting.timeMicros());
    out.vantage(setting.vantage());
    out.provenance(setting.provenance());
    out.flag(setting.machine() != null);
    if (setting.machine() != null) {
      out.client(setting.machine());
    }
    out.octet(setting.change().ordinal());
    out.addresses(setting.servers());
    out.optionalText(setting.by());
  }

  private static ResolverSettingObservation setting(StateReader in) {
    long micros = in.number();
    Vantage vantage = in.vantage();
    Provenance place = in.provenance();
    Client machine = in.flag() ? in.client() : null;
    int change = in.octet();
    if (change >= ResolverSettingObservation.Change.values().length) {
      throw new StateReader.StateFormatException("no change of resolvers " + change);
    }
    return new ResolverSettingObservation(
        micros,
        vantage,
        place,
        machine,
        ResolverSettingObservation.Change.values()[change],
        in.addresses(),
        in.optionalText());
  }

  static Coverage read(StateReader in) {
    Coverage coverage = new Coverage();
    coverage.outbound = in.count();
    coverage.explained = in.count();
    coverage.stale = in.count();
    coverage.evictedDomains = in.count();
    coverage.addressAnswers = in.count();
    coverage.unusableAnswers = in.count();
    coverage.delegations = in.flag();
    coverage.clients = in.flag();
    for (int i = in.size(); i > 0; i--) {
      int kind = in.smallCount();
      if (kind >= TtlKind.values().length) {
        throw new StateReader.StateFormatException("no TTL kind " + kind);
      }
      coverage.ttlKinds[kind] = in.count();
    }
    for (int i = in.size(); i > 0; i--) {
      coverage.encryptedDns.put(in.text(), in.count());
    }
    for (int i = in.size(); i > 0; i--) {
      coverage.foreignResolvers.add(in.address());
    }
    for (int i = in.size(); i > 0; i--) {
      coverage.resolverSettings.add(setting(in));
    }
    coverage.moreResolverSettings = in.count();
    return coverage;
  }
}
