package fluxgate.detect;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which domain's answer led a client to an address: connections have no name.
 *
 * <p>An answer explains a connection that begins within max(TTL, 300 s) + 120 s of it, and as
 * <em>stale</em> (a pinned address) within 24 hours.
 */
final class ContactJoin implements Slice {
  private static final long SECOND = 1_000_000L;
  private static final long LEAST_TTL_SECONDS = 300;
  private static final long GRACE_SECONDS = 120;
  private static final long STALE_MICROS = 24 * 3600 * SECOND;

  /** A sensor's DNS and connection clocks may differ by the packet that triggered both. */
  private static final long CLOCK_SLACK_MICROS = SECOND;

  /** (client, address) pairs of a day at a mid-size site; beyond, the oldest go and are counted. */
  private static final int CAPACITY = 500_000;

  /** Domains that gave one client one address: content-delivery nodes serve many. */
  private static final int MAX_DOMAINS = 4;

  private record Key(Client client, IpAddress address) {
    @Override
    public int hashCode() {
      return client.hashCode() * 0x9E3779B1 + address.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && address.equals(that.address)
          && client.equals(that.client);
    }
  }

  private static final class Mapping {
    final DomainName domain;
    long fromMicros;
    long untilMicros;

    Mapping(DomainName domain, long fromMicros, long untilMicros) {
      this.domain = domain;
      this.fromMicros = fromMicros;
      this.untilMicros = untilMicros;
    }
  }

  /**
   * A domain that explains a connection.
   *
   * @param stale whether the answer's time had run out
   */
  record Explained(DomainName domain, boolean stale) {}

  private final Map<Key, List<Mapping>> mappings = new LinkedHashMap<>();
  private long evicted;

  private static Key key(Client client, IpAddress address) {
    return new Key(new Client(client.address(), client.host(), null), address);
  }

  /** The client was told that the domain lives at these addresses. */
  void answered(
      Client client, DomainName domain, List<IpAddress> addresses, long ttlSeconds, long micros) {
    long until = micros + (Math.max(ttlSeconds, LEAST_TTL_SECONDS) + GRACE_SECONDS) * SECOND;
    for (IpAddress address : addresses) {
      Key key = key(client, address);
      List<Mapping> domains = mappings.get(key);
      if (domains == null) {
        domains = new ArrayList<>(1);
        if (mappings.size() >= CAPACITY) {
          Iterator<Key> oldest = mappings.keySet().iterator();
          oldest.next();
          oldest.remove();
          evicted++;
        }
        mappings.put(key, domains);
      }
      map(domains, domain, micros, until);
    }
  }

  private static void map(List<Mapping> domains, DomainName domain, long micros, long until) {
    for (Mapping mapping : domains) {
      if (mapping.domain.equals(domain)) {
        mapping.fromMicros = Math.min(mapping.fromMicros, micros);
        mapping.untilMicros = Math.max(mapping.untilMicros, until);
        return;
      }
    }
    if (domains.size() == MAX_DOMAINS) {
      domains.removeFirst();
    }
    domains.add(new Mapping(domain, micros, until));
  }

  /** The domains whose answers explain the connection. */
  List<Explained> explain(ConnectionObservation connection) {
    List<Mapping> domains = mappings.get(key(connection.client(), connection.destination()));
    if (domains == null) {
      return List.of();
    }
    List<Explained> explained = new ArrayList<>(domains.size());
    long micros = connection.timeMicros();
    for (Mapping mapping : domains) {
      if (micros + CLOCK_SLACK_MICROS >= mapping.fromMicros
          && micros <= mapping.untilMicros + STALE_MICROS) {
        explained.add(new Explained(mapping.domain, micros > mapping.untilMicros));
      }
    }
    return explained;
  }

  /** Forgets what can explain nothing that begins at or after {@code micros}. */
  void forgetBefore(long micros) {
    mappings
        .values()
        .removeIf(domains -> {
          domains.removeIf(mapping -> mapping.untilMicros + STALE_MICROS < micros);
          return domains.isEmpty();
        });
  }

  /** Pairs dropped for want of room: connections to them go unexplained. */
  long evicted() {
    return evicted;
  }

  @Override
  public void write(StateWriter out) {
    out.count(evicted);
    out.count(mappings.size());
    mappings.forEach((key, domains) -> {
      out.client(key.client);
      out.address(key.address);
      out.count(domains.size());
      for (Mapping mapping : domains) {
        out.name(mapping.domain);
        out.number(mapping.fromMicros);
        out.number(mapping.untilMicros);
      }
    });
  }

  static ContactJoin read(StateReader in) {
    ContactJoin join = new ContactJoin();
    join.evicted = in.count();
    for (int i = in.size(); i > 0; i--) {
      Key key = new Key(in.client(), in.address());
      List<Mapping> domains = new ArrayList<>(1);
      for (int d = in.size(); d > 0; d--) {
        domains.add(new Mapping(in.name(), in.number(), in.number()));
      }
      join.mappings.put(key, domains);
    }
    return join;
  }
}
