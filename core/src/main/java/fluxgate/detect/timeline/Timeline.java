package fluxgate.detect.timeline;

import fluxgate.detect.Witness;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRset;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was seen of one domain over time. Bounded; {@link #leftOut} says how much is not here. */
public final class Timeline implements Witness {
  private static final long SECOND = 1_000_000L;

  /** As many as the detector remembers of a domain. */
  private static final int MOST_ADDRESSES = 4096;

  private static final int MOST_CLIENTS = 256;
  private static final int MOST_OWNERS = 64;
  private static final int MOST_NAME_SERVERS = 256;

  private final DomainName domain;
  private final Map<IpAddress, AddressTrack> addresses = new LinkedHashMap<>();
  private final Map<IpAddress, AddressTrack> hostAddresses = new LinkedHashMap<>();
  private final Map<DomainName, NameServerTrack> nameServers = new LinkedHashMap<>();
  private final Map<Client, ClientTrack> clients = new LinkedHashMap<>();
  private final Map<DomainName, OwnerTrack> owners = new LinkedHashMap<>();
  private final TimeBins bins = new TimeBins();
  private final ScoreTrack score = new ScoreTrack();
  private final EventList events = new EventList();
  private List<DomainName> hosts = List.of();
  private @Nullable RRsetObservation last;
  private @Nullable DomainName lastOwner;
  private long answers;
  private long policyAnswers;
  private long leftOut;
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;

  /** Of a registered domain of which nothing was seen yet. */
  public Timeline(DomainName domain) {
    this.domain = domain;
  }

  @Override
  public boolean watches(DomainName other) {
    return domain.equals(other);
  }

  @Override
  public void answered(
      DomainName ofDomain,
      DomainName owner,
      RRsetObservation seen,
      List<IpAddress> usable,
      Reading reading) {
    long micros = seen.timeMicros();
    touched(seen.firstSeenMicros());
    touched(seen.lastSeenMicros());
    answers += seen.count();
    if (reading == Reading.POLICY) {
      policyAnswers += seen.count();
      if (policyAnswers == seen.count()) {
        events.add(event(owner, seen, reading, List.of(), usable));
      }
      return;
    }
    last = seen;
    lastOwner = owner;
    List<IpAddress> added = new ArrayList<>();
    List<IpAddress> known = new ArrayList<>(usable.size());
    for (IpAddress address : usable) {
      AddressTrack track = addresses.get(address);
      (track == null ? added : known).add(address);
      if (track == null && addresses.size() < MOST_ADDRESSES) {
        track = new AddressTrack(address);
        addresses.put(address, track);
      }
      if (track == null) {
        leftOut++;
      } else {
        track.answered(micros, life(seen));
      }
    }
    boolean counts = reading == Reading.FRESH || reading == Reading.RENEWED;
    RRset rrset = seen.rrset();
    bins.add(micros, counts, added.size(), rrset.ttl().isKnown() ? rrset.ttl().seconds() : -1);
    owner(owner, usable, seen.count());
    if (counts || !added.isEmpty()) {
      events.add(event(owner, seen, reading, added, known));
    }
    Client client = seen.client();
    ClientTrack asked = client == null ? null : client(client);
    if (asked != null && asked.answered(micros)) {
      events.add(new Event.Asked(micros, asked.client()));
    }
  }

  private static long life(RRsetObservation seen) {
    if (seen.isAggregate()) {
      return Math.max(0, seen.lastSeenMicros() - seen.timeMicros());
    }
    return seen.rrset().ttl().isKnown() ? seen.rrset().ttl().seconds() * SECOND : 0;
  }

  private static Event.Answered event(
      DomainName owner,
      RRsetObservation seen,
      Reading reading,
      List<IpAddress> added,
      List<IpAddress> known) {
    return new Event.Answered(
        seen.timeMicros(),
        reading,
        owner,
        seen.rrset().type(),
        added,
        known,
        seen.rrset().ttl(),
        seen.vantage(),
        seen.client(),
        seen.provenance());
  }

  private void owner(DomainName name, List<IpAddress> usable, long count) {
    OwnerTrack owner = owners.get(name);
    if (owner == null && owners.size() < MOST_OWNERS) {
      owner = new OwnerTrack(name);
      owners.put(name, owner);
    }
    if (owner == null) {
      leftOut++;
    } else {
      owner.answered(usable, count);
    }
  }

  private @Nullable ClientTrack client(Client client) {
    ClientTrack track = clients.get(client);
    if (track == null && clients.size() < MOST_CLIENTS) {
      track = new ClientTrack(client);
      clients.put(client, track);
    }
    leftOut += track == null ? 1 : 0;
    return track;
  }

  @Override
  public void delegated(DomainName ofDomain, List<DomainName> sorted, RRsetObservation seen) {
    touched(seen.timeMicros());
    for (DomainName host : sorted) {
      NameServerTrack track = nameServers.get(host);
      if (track == null && nameServers.size() < MOST_NAME_SERVERS) {
        track = new NameServerTrack(host);
        nameServers.put(host, track);
      }
      if (track == null) {
        leftOut++;
      } else {
        track.listed(seen.timeMicros(), hosts.contains(host));
      }
    }
    if (!hosts.equals(sorted)) {
      List<DomainName> added = sorted.stream().filter(host -> !hosts.contains(host)).toList();
      List<DomainName> gone = hosts.stream().filter(host -> !sorted.contains(host)).toList();
      events.add(new Event.Delegated(seen.timeMicros(), added, gone, sorted.size()));
      hosts = List.copyOf(sorted);
    }
  }

  @Override
  public void nameServerAddressed(
      DomainName ofDomain, RRsetObservation seen, List<IpAddress> usable) {
    touched(seen.timeMicros());
    NameServerTrack host = nameServers.get(seen.rrset().owner());
    for (IpAddress address : usable) {
      AddressTrack track = hostAddresses.get(address);
      if (track == null && hostAddresses.size() < MOST_ADDRESSES) {
        track = new AddressTrack(address);
        hostAddresses.put(address, track);
        if (host != null) {
          host.newAddress();
        }
      }
      if (track == null) {
        leftOut++;
      } else {
        track.answered(seen.timeMicros(), life(seen));
      }
    }
  }

  @Override
  public void connected(DomainName ofDomain, ConnectionObservation connection, boolean stale) {
    AddressTrack address = addresses.get(connection.destination());
    if (address != null) {
      address.connected();
    }
    ClientTrack client = client(connection.client());
    if (client != null && client.connected(connection, stale)) {
      events.add(
          new Event.Connected(
              connection.timeMicros(),
              connection.client(),
              connection.destination(),
              connection.port()));
    }
  }

  @Override
  public void judged(DomainName ofDomain, long micros, Verdict verdict) {
    Event.Judged event = score.judged(micros, verdict);
    if (event != null) {
      events.add(event);
    }
  }

  private void touched(long micros) {
    firstMicros = Math.min(firstMicros, micros);
    lastMicros = Math.max(lastMicros, micros);
  }

  public DomainName domain() {
    return domain;
  }

  /** Whether nothing at all was seen. */
  public boolean isEmpty() {
    return firstMicros == Long.MAX_VALUE;
  }

  /** When the domain was first seen; Long.MAX_VALUE where it never was. */
  public long firstMicros() {
    return firstMicros;
  }

  /** When it last was; Long.MIN_VALUE where it never was. */
  public long lastMicros() {
    return lastMicros;
  }

  /** Address answers, policies' included. */
  public long answers() {
    return answers;
  }

  public long policyAnswers() {
    return policyAnswers;
  }

  /** Addresses in the order in which they came. */
  public Collection<AddressTrack> addresses() {
    return Collections.unmodifiableCollection(addresses.values());
  }

  /** Addresses of name servers in the order in which they came. */
  public Collection<AddressTrack> hostAddresses() {
    return Collections.unmodifiableCollection(hostAddresses.values());
  }

  /** Name servers in the order in which they came. */
  public Collection<NameServerTrack> nameServers() {
    return Collections.unmodifiableCollection(nameServers.values());
  }

  /** Clients, resolvers among them, in the order in which they came. */
  public Collection<ClientTrack> clients() {
    return Collections.unmodifiableCollection(clients.values());
  }

  /** The track of one client; null where nothing of it is kept. */
  public @Nullable ClientTrack clientTrack(Client client) {
    return clients.get(client);
  }

  /** Owner names in the order in which they came. */
  public Collection<OwnerTrack> owners() {
    return Collections.unmodifiableCollection(owners.values());
  }

  public TimeBins bins() {
    return bins;
  }

  public List<ScorePoint> scores() {
    return score.points();
  }

  public EventList events() {
    return events;
  }

  /** The last answer of the zone's own; null where there was none. */
  public @Nullable RRsetObservation last() {
    return last;
  }

  /** The owner name to which {@link #last} counted; the domain where there is none. */
  public DomainName lastOwner() {
    return lastOwner == null ? domain : lastOwner;
  }

  /** Sightings of addresses, clients, owner names and name servers beyond what is kept. */
  public long leftOut() {
    return leftOut;
  }
}
