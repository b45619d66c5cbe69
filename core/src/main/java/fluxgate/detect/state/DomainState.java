package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRset;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.net.LearnedKinds;
import fluxgate.net.Network;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one registered domain.
 *
 * <p>Only owner names whose addresses rotate feed the {@link #pool}: a provider with a thousand
 * host names, each with one fixed address, is a thousand quiet names, not one pool of a thousand
 * addresses.
 */
public final class DomainState {
  /**
   * Agents that a week of the domain's own life did not show again are forgotten: slow flux shows
   * itself within it, and what a provider renumbers in years is no rotation. A domain that fell
   * silent keeps what it last showed.
   */
  private static final long HORIZON_MICROS = 7 * 24 * 3600L * 1_000_000;

  /** A campaign of which nothing was seen for so long is over: a working week and its ends. */
  public static final long SILENCE_MICROS = 7 * 24 * 3600L * 1_000_000;

  private static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  /**
   * Its objects, its empty books and the small slices of its signals (1,953 as measured), and what
   * comes with the first address.
   */
  private static final int OCTETS = 2_400;

  /** Of addresses and clients, when trimmed: enough to tell homes in many networks. */
  private static final int LEAST_KEPT = 16;

  /**
   * An address that is kept, in the pool, with its owner name and as contacted, a client with a
   * few, and a name server.
   */
  private static final int OCTETS_KEPT =
      2 * Octets.AGENT + 2 * Octets.ADDRESS + 400 + 8 * Octets.ADDRESS;

  private final DomainName domain;
  private final Function<IpAddress, @Nullable Network> networks;
  private final Slice[] slices;
  private final int[] weighed; // rows of slices that weigh anything worth counting
  private final Keeping keeping = new Keeping();
  private OwnerBook owners = new OwnerBook();
  private LeadingNames leading = new LeadingNames();
  private AnsweringServers servers = new AnsweringServers();
  private AddressPool pool;
  private TtlBook ttls = new TtlBook();
  private ClientBook clients = new ClientBook();
  private @Nullable NameServerBook nameServers; // comes with the first delegation
  private ContactBook contacts = new ContactBook();
  private Examples examples = new Examples();
  private RecentSets recent = new RecentSets();
  private LevelHistory history = new LevelHistory();
  private SinkholeBook sinkholes = new SinkholeBook();
  private long answers;
  private long freshAnswers;
  private long policyAnswers;
  private boolean live;
  private boolean strangers;
  private int widestAnswer;
  private long firstSeenMicros = Long.MAX_VALUE;
  private long lastSeenMicros = Long.MIN_VALUE;

  /**
   * @param networks who announces an address; null for nobody known
   * @param slices one for each signal, in table order; owned by this state
   */
  public DomainState(
      DomainName domain, Function<IpAddress, @Nullable Network> networks, Slice[] slices) {
    this.domain = domain;
    this.networks = networks;
    this.slices = slices;
    this.weighed =
        IntStream.range(0, slices.length).filter(row -> slices[row] instanceof Weighed).toArray();
    this.pool = new AddressPool(networks);
  }

  /**
   * Takes an address RRset of the answer section.
   *
   * @param ownerName to which it counts: its owner, the wildcard that stands for single-use names,
   *     or the alias that led to it
   * @param observation its addresses may be unusable; {@code usable} are the others
   * @param usable sorted and distinct, at least one
   * @param clamped whether the server is known to rewrite TTLs
   * @return what it adds, or null where it is a cached repeat
   */
  public @Nullable FreshAnswer answered(
      DomainName ownerName, RRsetObservation observation, List<IpAddress> usable, boolean clamped) {
    RRset rrset = observation.rrset();
    long micros = observation.timeMicros();
    touched(observation.firstSeenMicros());
    touched(observation.lastSeenMicros());
    answers += observation.count();
    live |= !observation.isAggregate();
    Client client = observation.client();
    if (client != null) {
      clients.answered(client, micros);
    }
    IpAddress server = observation.server();
    if (observation.vantage().position() != Vantage.Position.ABOVE_RECURSIVE) {
      servers.answered(server);
    }
    if (observation.question() != null) {
      leading.see(observation.question().name(), ownerName);
    }
    OwnerName owner = owners.owner(ownerName);
    if (owner == null) {
      owners.leaveOut();
      return null;
    }
    OwnerName.ViewKey view =
        observation.isAggregate()
            ? null
            : new OwnerName.ViewKey(observation.vantage(), server, rrset.type());
    OwnerName.Freshness freshness =
        owners.answered(
            owner,
            new OwnerBook.Answer(usable, observation.count(), view, rrset.ttl(), clamped, micros));
    if (freshness == OwnerName.Freshness.REPEAT) {
      usable.forEach(a -> pool.seenUntil(a, observation.lastSeenMicros()));
      return null;
    }
    freshAnswers++;
    ttls.see(rrset.ttl(), clamped || rrset.ttl().kind() == TtlKind.CLAMPED);
    widestAnswer = Math.max(widestAnswer, usable.size());
    FreshAnswer answer =
        measure(observation, owner, usable, freshness == OwnerName.Freshness.RENEWED);
    examples.add(observation.provenance());
    owners.remember(answer, pool, observation.lastSeenMicros());
    if (!observation.isAggregate() && !owner.sawManyNetworks()) {
      for (IpAddress address : usable) {
        Agent agent = pool.agent(address);
        if (agent != null && agent.network() != null) {
          owner.sawNetwork(agent.network().asn());
        }
      }
    }
    return answer;
  }

  /** Takes over what an owner name showed before the domain was worth a state. */
  public void woke(DomainName name, QuietNames.Quiet before) {
    touched(before.firstSeenMicros());
    answers += before.answers();
    freshAnswers++;
    OwnerName owner = owners.owner(name);
    if (owner != null) {
      owners.woke(owner, before, pool);
    }
  }

  /** An owner name answers with homes that a network is known for: it counts from two addresses. */
  public void recognise(DomainName name) {
    owners.recognise(name, pool, lastSeenMicros);
  }

  /** Whether an owner name was recognised by homes that a network is known for. */
  public boolean isRecognised() {
    return owners.isRecognised();
  }

  /** The names that led here by CNAME. */
  public LeadingNames leading() {
    return leading;
  }

  private FreshAnswer measure(
      RRsetObservation observation, OwnerName owner, List<IpAddress> usable, boolean renewed) {
    List<IpAddress> newUnits = new ArrayList<>(usable.size());
    boolean newNetwork = false;
    for (IpAddress address : usable) {
      if (!owner.has(address) && !pool.hasUnit(address)) {
        IpAddress unit = AddressPool.unit(address);
        if (!newUnits.contains(unit)) {
          newUnits.add(unit);
          Network network = networks.apply(address);
          newNetwork |= network != null && !pool.hasAsn(network.asn());
        }
      }
    }
    boolean echo =
        recent.sawElsewhere(observation, usable, ttls.cachedMicros(observation.rrset().ttl()));
    boolean alone = owner.addresses().isEmpty() || owner.isFirstOfItsView();
    return new FreshAnswer(
        observation.timeMicros(),
        owner,
        usable,
        newUnits.size(),
        newNetwork,
        alone,
        renewed,
        echo,
        owner.likeness(),
        observation.provenance());
  }

  private void touched(long micros) {
    if (lastSeenMicros != Long.MIN_VALUE && micros - lastSeenMicros >= SILENCE_MICROS) {
      history.fellSilent();
    }
    if (Math.floorDiv(micros, DAY_MICROS) > Math.floorDiv(lastSeenMicros, DAY_MICROS)) {
      pool.forgetBefore(micros - HORIZON_MICROS);
      nameServers().addresses().forgetBefore(micros - HORIZON_MICROS);
    }
    firstSeenMicros = Math.min(firstSeenMicros, micros);
    lastSeenMicros = Math.max(lastSeenMicros, micros);
  }

  /** Takes an answer that a policy made: remembered as seen, never as churn. */
  public void answeredByPolicy(RRsetObservation observation) {
    touched(observation.timeMicros());
    policyAnswers += observation.count();
  }

  /** Takes the zone's NS RRset. */
  public void delegated(List<DomainName> sortedNames, long micros) {
    touched(micros);
    delegation().delegated(sortedNames, micros);
  }

  /** Takes an address of one of the zone's name servers. */
  public void nameServerAddressed(RRsetObservation observation, List<IpAddress> usable) {
    touched(observation.timeMicros());
    RRset rrset = observation.rrset();
    delegation()
        .addressed(
            rrset.owner(), usable, rrset.ttl(), observation.timeMicros(), observation.provenance());
  }

  /**
   * Takes a connection of a client that the domain had answered with this destination.
   *
   * @param stale whether the answer's time had run out
   * @param exclusive whether no other domain's answer explains the connection as well
   * @return whether it can change a verdict
   */
  public boolean contacted(ConnectionObservation connection, boolean stale, boolean exclusive) {
    boolean telling = contacts.see(connection, stale, exclusive);
    Agent agent = pool.agent(connection.destination());
    clients.connected(connection, agent == null ? null : agent.kind());
    return telling;
  }

  public DomainName domain() {
    return domain;
  }

  /** Notes of whoever keeps the state among others; no part of what is remembered. */
  public Keeping keeping() {
    return keeping;
  }

  /** What it takes in memory; see {@link Octets}. */
  public int octets() {
    int ofSlices = 0;
    for (int row : weighed) {
      ofSlices += slices[row] instanceof Weighed wide ? wide.octets() : 0;
    }
    return OCTETS
        + ofSlices
        + owners.octets()
        + pool.octets()
        + ttls.octets()
        + clients.octets()
        + nameServers().octets()
        + contacts.octets()
        + recent.octets();
  }

  /**
   * Forgets what was seen longest ago, so that it takes at most about so many octets, but keeps
   * enough to be judged by; what goes is said as left out.
   */
  public void trim(int octets) {
    int most = Math.max(LEAST_KEPT, (octets - OCTETS) / OCTETS_KEPT);
    owners.trim(most);
    pool.keepLatest(most);
    nameServers().addresses().keepLatest(most);
    clients.trim(most);
    contacts.trim(most);
    recent.trim(Math.min(most, LEAST_KEPT));
  }

  /** The addresses that rotate. */
  public AddressPool pool() {
    return pool;
  }

  public TtlBook ttls() {
    return ttls;
  }

  public ClientBook clients() {
    return clients;
  }

  public NameServerBook nameServers() {
    return nameServers == null ? NameServerBook.NONE : nameServers;
  }

  private NameServerBook delegation() {
    if (nameServers == null) {
      nameServers = NameServerBook.beside(pool, networks);
    }
    return nameServers;
  }

  /** Takes what was learned of networks that no table knows. */
  public void learn(LearnedKinds kinds) {
    pool.learn(kinds);
    if (nameServers != null) {
      nameServers.addresses().learn(kinds);
    }
  }

  public ContactBook contacts() {
    return contacts;
  }

  /** The raw records of the first fresh answers. */
  public Examples examples() {
    return examples;
  }

  public LevelHistory history() {
    return history;
  }

  public SinkholeBook sinkholes() {
    return sinkholes;
  }

  /** Whether names below the domain count as one, which none of them did at first. */
  public boolean countsFromWildcard() {
    DomainName wildcard = DomainName.wildcardOf(domain);
    return wildcard != null && hasOwner(wildcard);
  }

  /** Says whether its single-use names are {@link SingleUseNames.Kind#STRANGERS}. */
  public void strangers(boolean are) {
    strangers = are;
  }

  /** Whether its single-use names lead to ever other homes, and none to one that came before. */
  public boolean areStrangers() {
    return strangers;
  }

  /** Owner names in the order in which they came. */
  public Collection<OwnerName> owners() {
    return owners.all();
  }

  /** Whether it is one of the owner names that are remembered. */
  public boolean hasOwner(DomainName name) {
    return owners.has(name);
  }

  /** Answers for owner names beyond those remembered. */
  public long leftOutOwners() {
    return owners.leftOut();
  }

  /** Whether the addresses of this owner name rotate. */
  public boolean isRotating(DomainName name) {
    return owners.isRotating(name);
  }

  /** Whether its rotating owner names draw from one pool. */
  public OwnerSharing ownerSharing() {
    return new OwnerSharing(
        owners.rotating(), owners.spanning(), pool.size(), pool.sharedCount(), pool.holderCount());
  }

  /** The most addresses that one fresh answer held. */
  public int widestAnswer() {
    return widestAnswer;
  }

  /** Whether there were more owner names than are remembered. */
  public boolean isOwnerCapped() {
    return owners.isCapped();
  }

  /** Whether the addresses of more owner names rotated than are remembered, or may have. */
  public boolean hasMoreRotatingNames() {
    return owners.hasMoreRotating();
  }

  /** The recursive resolvers that answered, as far as known. */
  public Set<IpAddress> servers() {
    return servers.all();
  }

  public long answers() {
    return answers;
  }

  public long freshAnswers() {
    return freshAnswers;
  }

  public long policyAnswers() {
    return policyAnswers;
  }

  /** Whether anything but passive-DNS aggregates was seen. */
  public boolean hasLiveAnswers() {
    return live;
  }

  public long firstSeenMicros() {
    return firstSeenMicros;
  }

  public long lastSeenMicros() {
    return lastSeenMicros;
  }

  /** The slice of the signal in this row of the table. */
  public Slice slice(int row) {
    return slices[row];
  }

  /**
   * Everything but the signals' slices, in a fixed order; the codec that calls it carries the
   * version.
   */
  public void writeFacts(StateWriter out) {
    out.count(answers);
    out.count(freshAnswers);
    out.count(policyAnswers);
    out.flag(live);
    out.flag(strangers);
    out.count(widestAnswer);
    out.number(firstSeenMicros);
    out.number(lastSeenMicros);
    owners.write(out);
    leading.write(out);
    servers.write(out);
    pool.write(out);
    ttls.write(out);
    clients.write(out);
    out.flag(nameServers != null);
    if (nameServers != null) {
      nameServers.write(out);
    }
    contacts.write(out);
    examples.write(out);
    recent.write(out);
    history.write(out);
    sinkholes.write(out);
  }

  /** Reads what {@link #writeFacts} wrote into this new, empty state. */
  public void readFacts(StateReader in) {
    answers = in.count();
    freshAnswers = in.count();
    policyAnswers = in.count();
    live = in.flag();
    strangers = in.flag();
    widestAnswer = in.smallCount();
    firstSeenMicros = in.number();
    lastSeenMicros = in.number();
    owners = OwnerBook.read(in);
    leading = LeadingNames.read(in);
    servers = AnsweringServers.read(in);
    pool = AddressPool.read(in, networks);
    ttls = TtlBook.read(in);
    clients = ClientBook.read(in);
    nameServers = in.flag() ? NameServerBook.read(in, networks) : null;
    contacts = ContactBook.read(in);
    examples = Examples.read(in);
    recent = RecentSets.read(in);
    history = LevelHistory.read(in);
    sinkholes = SinkholeBook.read(in);
  }
}
