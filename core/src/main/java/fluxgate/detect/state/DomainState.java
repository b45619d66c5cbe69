package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRset;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one registered domain.
 *
 * <p>Only owner names whose addresses rotate feed the {@link #pool}: a provider with a thousand
 * host names, each with one fixed address, is a thousand quiet names, not one pool of a thousand
 * addresses.
 */
public final class DomainState {
  /** Owner names remembered one by one; beyond, the oldest that does not rotate makes room. */
  static final int MAX_OWNERS = 64;

  /**
   * Agents that a week of the domain's own life did not show again are forgotten: slow flux shows
   * itself within it, and what a provider renumbers in years is no rotation. A domain that fell
   * silent keeps what it last showed.
   */
  private static final long HORIZON_MICROS = 7 * 24 * 3600L * 1_000_000;

  /** A campaign of which nothing was seen for so long is over: a working week and its ends. */
  public static final long SILENCE_MICROS = 7 * 24 * 3600L * 1_000_000;

  private static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  private static final int MAX_SERVERS = 64;

  private final DomainName domain;
  private final Function<IpAddress, @Nullable Network> networks;
  private final Slice[] slices;

  private final Map<DomainName, OwnerName> owners = new LinkedHashMap<>();
  private LeadingNames leading = new LeadingNames();
  private final Set<IpAddress> servers = new LinkedHashSet<>();
  private AddressPool pool;
  private TtlBook ttls = new TtlBook();
  private ClientBook clients = new ClientBook();
  private NameServerBook nameServers;
  private ContactBook contacts = new ContactBook();
  private Examples examples = new Examples();
  private RecentSets recent = new RecentSets();
  private LevelHistory history = new LevelHistory();
  private SinkholeBook sinkholes = new SinkholeBook();

  private long answers;
  private long freshAnswers;
  private long policyAnswers;
  private boolean live;
  private long leftOutOwners;
  private long ownerNames;
  private int widestAnswer;
  private int rotatingOwners;
  private int spanningOwners;
  private boolean recognised;
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
    this.pool = new AddressPool(networks);
    this.nameServers = new NameServerBook(networks);
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
    boolean recursive = observation.vantage().position() != Vantage.Position.ABOVE_RECURSIVE;
    if (server != null && recursive && servers.size() < MAX_SERVERS) {
      servers.add(server);
    }
    if (observation.question() != null) {
      leading.see(observation.question().name(), ownerName);
    }
    OwnerName owner = owner(ownerName);
    if (owner == null) {
      leftOutOwners++;
      return null;
    }
    owner.answered(usable, observation.count());
    OwnerName.ViewKey view = new OwnerName.ViewKey(observation.vantage(), server, rrset.type());
    OwnerName.Freshness freshness =
        observation.isAggregate()
            ? owner.takeAggregate(usable)
            : owner.take(view, usable, rrset.ttl(), clamped, micros);
    if (freshness == OwnerName.Freshness.REPEAT) {
      usable.forEach(a -> sawAgain(a, observation.lastSeenMicros()));
      return null;
    }
    freshAnswers++;
    ttls.see(rrset.ttl(), clamped || rrset.ttl().kind() == TtlKind.CLAMPED);
    widestAnswer = Math.max(widestAnswer, usable.size());
    FreshAnswer answer =
        measure(observation, owner, usable, freshness == OwnerName.Freshness.RENEWED);
    examples.add(observation.provenance());
    remember(owner, usable, micros, observation.lastSeenMicros());
    if (!observation.isAggregate()) {
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
    OwnerName owner = owner(name);
    if (owner != null) {
      before.addresses().forEach(owner::remember);
      owner.answered(before.first(), before.answers() - before.otherAnswers());
      if (before.otherAnswers() > 0) {
        owner.answered(before.addresses(), before.otherAnswers());
      }
    }
  }

  /** An owner name answers with homes that a network is known for: it counts from two addresses. */
  public void recognise(DomainName name) {
    recognised = true;
    OwnerName owner = owner(name);
    if (owner == null || owner.isRotating()) {
      return;
    }
    owner.recognise();
    if (owner.isRotating()) {
      rotatingOwners++;
      for (IpAddress address : owner.addresses()) {
        pool.see(address, lastSeenMicros);
        pool.heldByAnother(address);
      }
    }
  }

  /** Whether an owner name was recognised by homes that a network is known for. */
  public boolean isRecognised() {
    return recognised;
  }

  /** The names that led here by CNAME. */
  public LeadingNames leading() {
    return leading;
  }

  private void sawAgain(IpAddress address, long micros) {
    Agent agent = pool.agent(address);
    if (agent != null) {
      agent.seenUntil(micros);
    }
  }

  /**
   * The owner name; at capacity it takes the place of the oldest one that does not rotate, or that
   * has shown one wide set of servers and nothing since.
   */
  private @Nullable OwnerName owner(DomainName name) {
    OwnerName owner = owners.get(name);
    if (owner == null) {
      if (owners.size() >= MAX_OWNERS
          && !owners.values().removeIf(new First(quiet -> !quiet.isRotating()))
          && !owners.values().removeIf(new First(OwnerName::isConstant))) {
        return null;
      }
      owner = new OwnerName(name);
      owners.put(name, owner);
      ownerNames++;
    }
    return owner;
  }

  private FreshAnswer measure(
      RRsetObservation observation, OwnerName owner, List<IpAddress> usable, boolean renewed) {
    Set<IpAddress> newUnits = new LinkedHashSet<>();
    boolean newNetwork = false;
    for (IpAddress address : usable) {
      if (!owner.has(address)
          && !pool.hasUnit(address)
          && newUnits.add(AddressPool.unit(address))) {
        Network network = networks.apply(address);
        newNetwork |= network != null && !pool.hasAsn(network.asn());
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
        observation.provenance());
  }

  /** Adds the addresses to the owner name and, once it rotates, all of them to the pool. */
  private void remember(OwnerName owner, List<IpAddress> usable, long micros, long lastMicros) {
    boolean rotated = owner.isRotating();
    List<IpAddress> newToOwner = new ArrayList<>(usable.size());
    for (IpAddress address : usable) {
      if (owner.remember(address)) {
        newToOwner.add(address);
      }
    }
    if (!owner.isRotating()) {
      return;
    }
    if (!rotated) {
      rotatingOwners++;
      for (IpAddress earlier : owner.addresses()) {
        if (!usable.contains(earlier)) {
          pool.see(earlier, micros);
        }
      }
    }
    for (IpAddress address : usable) {
      pool.see(address, micros);
      sawAgain(address, lastMicros);
    }
    if (!owner.isSpanning() && pool.spansHomes(usable)) {
      owner.spans();
      spanningOwners++;
    }
    for (IpAddress address : rotated ? newToOwner : owner.addresses()) {
      pool.heldByAnother(address);
    }
  }

  private void touched(long micros) {
    if (lastSeenMicros != Long.MIN_VALUE && micros - lastSeenMicros >= SILENCE_MICROS) {
      history.fellSilent();
    }
    if (Math.floorDiv(micros, DAY_MICROS) > Math.floorDiv(lastSeenMicros, DAY_MICROS)) {
      pool.forgetBefore(micros - HORIZON_MICROS);
      nameServers.addresses().forgetBefore(micros - HORIZON_MICROS);
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
    nameServers.delegated(sortedNames, micros);
  }

  /** Takes an address of one of the zone's name servers. */
  public void nameServerAddressed(RRsetObservation observation, List<IpAddress> usable) {
    touched(observation.timeMicros());
    RRset rrset = observation.rrset();
    nameServers.addressed(
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
    return nameServers;
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

  /** Owner names in the order in which they came. */
  public Collection<OwnerName> owners() {
    return Collections.unmodifiableCollection(owners.values());
  }

  /** Answers for owner names beyond those remembered. */
  public long leftOutOwners() {
    return leftOutOwners;
  }

  /** Whether the addresses of this owner name rotate. */
  public boolean isRotating(DomainName name) {
    OwnerName owner = owners.get(name);
    return owner != null && owner.isRotating();
  }

  /** Whether its rotating owner names draw from one pool. */
  public OwnerSharing ownerSharing() {
    return new OwnerSharing(
        rotatingOwners, spanningOwners, pool.size(), pool.sharedCount(), pool.holderCount());
  }

  /** The most addresses that one fresh answer held. */
  public int widestAnswer() {
    return widestAnswer;
  }

  /** Whether there were more owner names than are remembered. */
  public boolean isOwnerCapped() {
    return ownerNames > owners.size() || leftOutOwners > 0;
  }

  /** The recursive resolvers that answered, as far as known. */
  public Set<IpAddress> servers() {
    return Collections.unmodifiableSet(servers);
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
    out.count(leftOutOwners);
    out.count(ownerNames);
    out.count(widestAnswer);
    out.count(rotatingOwners);
    out.count(spanningOwners);
    out.flag(recognised);
    out.number(firstSeenMicros);
    out.number(lastSeenMicros);
    out.count(owners.size());
    owners.values().forEach(owner -> owner.write(out));
    leading.write(out);
    out.count(servers.size());
    servers.forEach(out::address);
    pool.write(out);
    ttls.write(out);
    clients.write(out);
    nameServers.write(out);
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
    leftOutOwners = in.count();
    ownerNames = in.count();
    widestAnswer = in.smallCount();
    rotatingOwners = in.smallCount();
    spanningOwners = in.smallCount();
    recognised = in.flag();
    firstSeenMicros = in.number();
    lastSeenMicros = in.number();
    for (int i = in.size(); i > 0; i--) {
      OwnerName owner = OwnerName.read(in);
      owners.put(owner.name(), owner);
    }
    leading = LeadingNames.read(in);
    for (int i = in.size(); i > 0; i--) {
      servers.add(in.address());
    }
    pool = AddressPool.read(in, networks);
    ttls = TtlBook.read(in);
    clients = ClientBook.read(in);
    nameServers = NameServerBook.read(in, networks);
    contacts = ContactBook.read(in);
    examples = Examples.read(in);
    recent = RecentSets.read(in);
    history = LevelHistory.read(in);
    sinkholes = SinkholeBook.read(in);
  }
}
