package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import fluxgate.net.LearnedKinds;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that rotate behind a name, with the counts that signals measure kept as they come.
 *
 * <p>Counts are over <em>units</em>: an IPv4 address, or an IPv6 /56 (one household gets a /56 or
 * shorter, RFC 6177, and changes its lower bits at will).
 */
public final class AddressPool implements Slice {
  /** A pool of this size is beyond doubt dispersed; what comes after is counted, not kept. */
  public static final int CAPACITY = 4096;

  /** One machine has up to two uplinks; three homes in three networks are three machines. */
  private static final int SPANNING = 3;

  private static final int KINDS = NetworkKind.values().length;

  /** Of no addresses; never written to. */
  private static final int[] NO_COUNTS = new int[KINDS];

  private static final int V6_UNIT_BITS = 56;
  private static final int V4_PREFIX_BITS = 16;
  private static final int V6_PREFIX_BITS = 32;

  private final Function<IpAddress, @Nullable Network> networks;
  private final Agents agents = new Agents();

  /** IPv6 addresses by unit; an IPv4 address is its own. */
  private Map<IpAddress, Integer> wideUnits = Map.of();

  private int units;
  private final Spread unitsByAsn = new Spread();
  private final Spread unitsByPrefix = new Spread();
  // Pools stay empty mostly, so these come with the first address.
  private int[] unitsByKind = NO_COUNTS;
  private int[] recurringByKind = NO_COUNTS;
  private int recurring;

  /** When the address came that came last. */
  private long newestMicros = Long.MIN_VALUE;

  private int returned;

  /** Agents of whose network no table knows the kind. */
  private int unlisted;

  /** Of these, the ones whose kind local traffic taught. */
  private int learned;

  private long draws;
  private long leftOut;
  private int shared;
  private long holders;
  private int unitsOfKnownAsn;
  private boolean synthetic;

  /** Addresses went, or were found to be of another kind, so often. */
  private int epoch;

  private LearnedKinds kinds = LearnedKinds.NONE;
  // Measured when asked for, and again when the units have changed.
  private @Nullable Neighbourhood neighbourhood;
  private Neighbourhood.@Nullable Sorted neighbours;
  private double asnEntropy = Double.NaN;
  private double prefixEntropy = Double.NaN;

  /** A pool that looks its addresses' networks up with {@code networks}. */
  public AddressPool(Function<IpAddress, @Nullable Network> networks) {
    this.networks = networks;
  }

  /** What counts as one: the address, or its /56. */
  public static IpAddress unit(IpAddress address) {
    return address.truncate(32, V6_UNIT_BITS);
  }

  /** The block in which an address lies: its /16, or its /32 of IPv6. */
  static IpAddress prefix(IpAddress address) {
    return address.truncate(V4_PREFIX_BITS, V6_PREFIX_BITS);
  }

  /** Whether the unit of this address is in the pool. */
  public boolean hasUnit(IpAddress address) {
    return address.isV4() ? agents.get(address) != null : wideUnits.containsKey(unit(address));
  }

  public boolean hasAsn(long asn) {
    return unitsByAsn.has(asn);
  }

  public @Nullable Agent agent(IpAddress address) {
    return agents.get(address);
  }

  /**
   * Takes a sighting of an address at a time; at capacity, new addresses are only counted.
   *
   * @param drawn whether the answer was another set than before, and no rotation seen twice
   */
  void see(IpAddress address, long micros, boolean drawn) {
    Agent agent = agents.get(address);
    if (agent == null) {
      if (agents.size() >= CAPACITY) {
        leftOut++;
        return;
      }
      agent = add(address, micros);
      newestMicros = Math.max(newestMicros, micros);
    } else if (newestMicros > agent.lastSeenMicros() && !agent.hasReturned()) {
      agent.came();
      returned++;
    }
    agent.seen(micros, drawn);
    draws += drawn ? 1 : 0;
    if (drawn && agent.draws() == 2) {
      recurs(agent, 1);
    }
  }

  private void recurs(Agent agent, int step) {
    recurring += step;
    recurringByKind[agent.kind().ordinal()] += step;
  }

  /** An address that is known was seen again, until then. */
  void seenUntil(IpAddress address, long micros) {
    Agent agent = agents.get(address);
    if (agent != null) {
      agent.seenUntil(micros);
    }
  }

  /** An owner name that rotates has shown the address for the first time. */
  void heldByAnother(IpAddress address) {
    Agent agent = agents.get(address);
    if (agent != null) {
      shared += agent.heldByAnother() == 2 ? 1 : 0;
      holders++;
    }
  }

  private Agent add(IpAddress address, long micros) {
    if (unitsByKind == NO_COUNTS) {
      unitsByKind = new int[KINDS];
      recurringByKind = new int[KINDS];
    }
    Network network = networks.apply(address);
    Agent agent = new Agent(address, network, micros);
    agent.learn(kinds);
    agents.add(agent);
    unlisted += agent.isListed() ? 0 : 1;
    learned += agent.isLearned() ? 1 : 0;
    neighbourhood = null;
    if (neighbours != null) {
      neighbours.add(address);
    }
    count(agent, 1);
    synthetic |= network != null && network.synthetic();
    return agent;
  }

  private void count(Agent agent, int step) {
    IpAddress unit = unit(agent.address());
    if (!unit.isV4()) {
      if (wideUnits.isEmpty()) {
        wideUnits = new HashMap<>();
      }
      Integer holders = wideUnits.merge(unit, step, AddressPool::sumOrGone);
      boolean unitCame = step > 0 && holders != null && holders == 1;
      boolean unitWent = step < 0 && holders == null;
      if (!unitCame && !unitWent) {
        return;
      }
    }
    units += step;
    asnEntropy = Double.NaN;
    prefixEntropy = Double.NaN;
    Network network = agent.network();
    unitsByKind[agent.kind().ordinal()] += step;
    unitsByPrefix.add(prefixKey(unit), step);
    if (network != null) {
      unitsOfKnownAsn += step;
      unitsByAsn.add(network.asn(), step);
    }
  }

  /** One number for each block: the first 16 bits of IPv4, the first 32 of IPv6 and no last bit. */
  private static long prefixKey(IpAddress unit) {
    return unit.isV4()
        ? unit.low() >>> 32 - V4_PREFIX_BITS << 1 | 1
        : unit.high() >>> 64 - V6_PREFIX_BITS << 1;
  }

  private static @Nullable Integer sumOrGone(Integer count, Integer step) {
    int sum = count + step;
    return sum == 0 ? null : sum;
  }

  /** Counts anew by kind, with what was learned of networks that no table knows. */
  public void learn(LearnedKinds known) {
    kinds = known;
    if (unlisted == 0) {
      return;
    }
    epoch++;
    learned = 0;
    for (Agent agent : agents.all()) {
      agent.learn(known);
      learned += agent.isLearned() ? 1 : 0;
    }
    Arrays.fill(unitsByKind, 0);
    Set<IpAddress> counted = new HashSet<>();
    for (Agent agent : agents.all()) {
      if (counted.add(unit(agent.address()))) {
        unitsByKind[agent.kind().ordinal()]++;
      }
    }
    Arrays.fill(recurringByKind, 0);
    for (Agent agent : agents.all()) {
      if (agent.recurs()) {
        recurringByKind[agent.kind().ordinal()]++;
      }
    }
  }

  /** What {@link #learn} took last. */
  LearnedKinds kinds() {
    return kinds;
  }

  /** Forgets addresses not seen since {@code micros}. */
  void forgetBefore(long micros) {
    List<Agent> gone = new ArrayList<>();
    for (Agent agent : agents.all()) {
      if (agent.lastSeenMicros() < micros) {
        gone.add(agent);
      }
    }
    forget(gone);
  }

  /** Keeps so many that were seen last, the earlier come ones of equals, and counts the others. */
  void keepLatest(int most) {
    if (agents.size() > most) {
      List<Agent> latest = new ArrayList<>(agents.all());
      latest.sort(Comparator.comparingLong((Agent agent) -> -agent.lastSeenMicros()));
      List<Agent> gone = latest.subList(most, latest.size());
      leftOut += gone.size();
      forget(gone);
    }
  }

  /** What it takes in memory; see {@link Octets}. */
  int octets() {
    return Octets.AGENT * agents.size();
  }

  /** An address was shown for which there was no room elsewhere in the state. */
  void leftOutElsewhere() {
    leftOut++;
  }

  private void forget(List<Agent> gone) {
    if (gone.isEmpty()) {
      return;
    }
    epoch++;
    agents.removeAll(gone);
    neighbourhood = null;
    neighbours = null;
    for (Agent agent : gone) {
      unlisted -= agent.isListed() ? 0 : 1;
      learned -= agent.isLearned() ? 1 : 0;
      shared -= agent.owners() > 1 ? 1 : 0;
      holders -= agent.owners();
      draws -= agent.draws();
      returned -= agent.hasReturned() ? 1 : 0;
      if (agent.recurs()) {
        recurs(agent, -1);
      }
      count(agent, -1);
    }
  }

  /** Whether its addresses stand side by side. */
  public Neighbourhood neighbourhood() {
    Neighbourhood known = neighbourhood;
    if (known == null) {
      if (neighbours == null) {
        neighbours = Neighbourhood.Sorted.of(agents.all());
      }
      known = neighbours.measure();
      neighbourhood = known;
    }
    return known;
  }

  /** Another number whenever addresses went, or the kind of one is another now. */
  public int epoch() {
    return epoch;
  }

  /** In the order in which they came. */
  public List<Agent> agents() {
    return agents.all();
  }

  /** Distinct addresses kept. */
  public int size() {
    return agents.size();
  }

  /** Sightings of addresses beyond capacity: a reason to say "at least". */
  public long leftOut() {
    return leftOut;
  }

  /** Owner names an address, summed over the addresses. */
  long holderCount() {
    return holders;
  }

  /** Addresses that more than one owner name has shown. */
  int sharedCount() {
    return shared;
  }

  /** Distinct units. */
  public int unitCount() {
    return units;
  }

  public int unitCount(NetworkKind kind) {
    return unitsByKind[kind.ordinal()];
  }

  /** Addresses that came again after another had come while they were away. */
  int returnedCount() {
    return returned;
  }

  /** Addresses that were drawn twice or more. */
  int recurringCount() {
    return recurring;
  }

  /** The same of one kind. */
  int recurringCount(NetworkKind kind) {
    return recurringByKind[kind.ordinal()];
  }

  /** Places in answers that the addresses kept have filled, renewals and echoes left out. */
  long draws() {
    return draws;
  }

  /** Units of which the network kind is known. */
  public int knownKinds() {
    return units - unitCount(NetworkKind.UNKNOWN);
  }

  /**
   * Whether most of its homes were taken for homes by what lives in their networks, which no table
   * knows.
   */
  public boolean isHomeByLearning() {
    if (learned == 0) {
      return false;
    }
    int learnedHomes = 0;
    int homes = 0;
    for (Agent agent : agents.all()) {
      if (agent.kind() == NetworkKind.ACCESS) {
        homes++;
        learnedHomes += agent.isLearned() ? 1 : 0;
      }
    }
    return 2 * learnedHomes > homes;
  }

  /** Whether the kind of any network was learned here, because no table knows it. */
  public boolean hasLearned() {
    return learned > 0;
  }

  /** Units of which the autonomous system is known. */
  public int unitsOfKnownAsn() {
    return unitsOfKnownAsn;
  }

  /** Distinct autonomous systems. */
  public int asnCount() {
    return unitsByAsn.distinct();
  }

  /** How evenly the units are spread over autonomous systems: Shannon entropy in nats. */
  public double asnEntropy() {
    if (Double.isNaN(asnEntropy)) {
      asnEntropy = unitsByAsn.entropy();
    }
    return asnEntropy;
  }

  /** The same over blocks: IPv4 /16, IPv6 /32. */
  public double prefixEntropy() {
    if (Double.isNaN(prefixEntropy)) {
      prefixEntropy = unitsByPrefix.entropy();
    }
    return prefixEntropy;
  }

  /** Distinct blocks: IPv4 /16, IPv6 /32. */
  public int prefixCount() {
    return unitsByPrefix.distinct();
  }

  /** Whether a network map for reserved ranges speaks for any of the addresses. */
  public boolean isSynthetic() {
    return synthetic;
  }

  /**
   * Whether these addresses, taken together, are homes in at least {@value #SPANNING} networks, and
   * mostly homes. A host has one home, and a cache inside an access network has its neighbours
   * beside it.
   */
  public boolean spansHomes(List<IpAddress> addresses) {
    MarkSet homes = new MarkSet();
    int access = 0;
    int known = 0;
    for (IpAddress address : addresses) {
      Agent agent = agents.get(address);
      if (agent == null || agent.kind() == NetworkKind.UNKNOWN) {
        continue;
      }
      known++;
      if (agent.kind() == NetworkKind.ACCESS) {
        access++;
        homes.add(agent.network() == null ? -1 : agent.network().asn(), SPANNING);
      }
    }
    return homes.size() >= SPANNING && 2 * access > known;
  }

  @Override
  public void write(StateWriter out) {
    out.count(leftOut);
    out.count(agents.size());
    for (Agent agent : agents.all()) {
      out.address(agent.address());
      out.number(agent.firstSeenMicros());
      out.number(agent.lastSeenMicros());
      out.count(agent.freshAnswers());
      out.count(agent.draws());
      out.flag(agent.hasReturned());
      out.count(agent.owners());
    }
  }

  static AddressPool read(StateReader in, Function<IpAddress, @Nullable Network> networks) {
    AddressPool pool = new AddressPool(networks);
    pool.leftOut = in.count();
    for (int i = in.size(); i > 0; i--) {
      Agent agent = pool.add(in.address(), in.number());
      agent.restore(in.number(), in.smallCount(), in.smallCount(), in.flag(), in.smallCount());
      pool.newestMicros = Math.max(pool.newestMicros, agent.firstSeenMicros());
      pool.returned += agent.hasReturned() ? 1 : 0;
      pool.shared += agent.owners() > 1 ? 1 : 0;
      pool.holders += agent.owners();
      pool.draws += agent.draws();
      if (agent.recurs()) {
        pool.recurs(agent, 1);
      }
    }
    return pool;
  }
}
