package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import fluxgate.observation.Client;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Names below a registered domain that are asked once and never again. A wildcard that answers each
 * of them from one set of addresses rotates as a whole while no single name does; its answers are
 * then taken for those of one owner name, {@code *.domain} (RFC 4592).
 *
 * <p>The mark of one pool is recurrence: the same addresses come back under other names. A pool of
 * a thousand shows none for a day, but then its answers reach over several blocks at once. A
 * provider of dynamic names has as many names, each with an address of its own, and asked by whom
 * it belongs to, again and again; a site with many hosts asks for the same ones again. A few
 * clients that for hours ask ever other names, hardly one of them twice, and are sent to ever other
 * homes, are taken for led by one pool as well; the judge lets what rests on that alone be no more
 * than watched.
 *
 * <p>Most domains have few names: these are kept in {@link FewNames}, and from the eighth on here,
 * in {@link SeenNames}. A name asked twice within ten minutes is one visit.
 */
public final class SingleUseNames implements Slice {
  /** Its objects, eight names, and a few addresses, clients and networks. */
  private static final int NAMES_OCTETS = 400;

  /** A visit: repeats within it are one client's retries, address families and cache. */
  static final long VISIT_MICROS = 600L * 1_000_000;

  private static final long SECOND_MICROS = 1_000_000;

  /** Fewer names are a handful of hosts. */
  private static final int LEAST_NAMES = 8;

  private static final int LEAST_ADDRESSES = 5;

  /** Of the visits to names below the domain, the share that were to new ones. */
  private static final double LEAST_SINGLE_USE = 0.75;

  /**
   * Names an address: half of the addresses shared twice; accidents of shared hosting stay below.
   */
  private static final double LEAST_RECURRENCE = 1.5;

  /** A home under a dynamic name has one address: names with several are no such names. */
  private static final double LEAST_RECURRENCE_OF_WIDE = 1.15;

  private static final int WIDE = 2;

  /** A household may have two names. Of a pool at {@link #LEAST_RECURRENCE} a tenth has three. */
  private static final double LEAST_OF_MANY = 0.05;

  /** Blocks (/16, IPv6 /32) that one answer reaches over; the two uplinks of a home are two. */
  private static final int SPREAD = 3;

  /** Of the single-use names, the share whose answers reach so far. */
  private static final double LEAST_SPREAD = 0.75;

  /** So many single-use names are a flood; while they show few addresses they are one owner. */
  private static final int FLOOD = 200;

  /** Addresses counted; a pool shows its recurrences among the first. */
  private static final int MOST_ADDRESSES = 512;

  /** Where nothing recurs, more is asked: names, and these of each client. */
  private static final int LEAST_STRANGERS = 16;

  private static final int LEAST_STRANGERS_A_CLIENT = 16;

  /** Their share among all visits, and the share that leads to homes. */
  private static final double LEAST_UNREPEATED = 0.9;

  private static final double LEAST_AT_HOME = 0.7;

  private static final int LEAST_HOME_NETWORKS = 8;

  /** What is polled comes again within it. */
  private static final long STRANGERS_MICROS = 3600L * 1_000_000;

  /** Clients and networks counted. */
  private static final int MOST_COUNTED = 64;

  /** What the single-use names of a domain are. */
  public enum Kind {
    /** Nothing in common, as far as seen. */
    APART,
    /** Names by which few clients are led to ever other homes: one pool, or many strangers. */
    STRANGERS,
    /** They draw from one pool, or are a flood that shows a handful of addresses. */
    ONE_POOL
  }

  private static final class Names {
    private SeenNames seen = new SeenNames();
    private long visitMicros = Long.MIN_VALUE / 2;
    private long fresh;
    private long again;
    private long pairs;
    private long spread;
    private boolean pool;
    private long firstMicros = Long.MAX_VALUE;
    private long atHome;
    private MarkSet homeAsns = new MarkSet();
    private MarkSet clients = new MarkSet();
    private Recurrences addresses = new Recurrences();

    /** Takes over what was known of the domain's names while they were few. */
    private void begin(FewOfDomain few) {
      firstMicros = few.firstMicros;
      if (few.nameCount > 0) {
        visitMicros = few.visitSecond * SECOND_MICROS;
      }
      seen.begin(few.names, few.nameCount, few.older);
      fresh = few.nameCount;
      again = few.again;
      pairs = few.pairs;
      spread = few.spread;
      atHome = few.atHome;
      addresses.set(few.addresses);
      for (int i = 0; i < few.asnCount; i++) {
        homeAsns.add(Integer.toUnsignedLong(few.asns[i]), MOST_COUNTED);
      }
      for (int i = 0; i < few.clientCount; i++) {
        clients.add(few.clients[i], MOST_COUNTED);
      }
    }

    private int octets() {
      return NAMES_OCTETS + seen.octets() + Integer.BYTES * addresses.size();
    }

    private void take(
        int name,
        List<IpAddress> sorted,
        @Nullable Client client,
        Function<IpAddress, @Nullable Network> networks,
        long micros) {
      if (micros - visitMicros >= VISIT_MICROS) {
        seen.turn();
        visitMicros = micros;
      }
      firstMicros = Math.min(firstMicros, micros);
      if (client != null) {
        clients.add(FewNames.half(Mark.of(client)), MOST_COUNTED);
      }
      switch (seen.see(name)) {
        case EARLIER -> again++;
        case NOW -> {}
        case NEW -> {
          fresh++;
          spread += reaches(sorted) ? 1 : 0;
          atHome += areHomes(sorted, networks) ? 1 : 0;
          for (IpAddress address : sorted) {
            long unit = Mark.of(AddressPool.unit(address));
            if (addresses.size() < MOST_ADDRESSES || addresses.has(unit)) {
              addresses.add(unit);
              pairs++;
            }
          }
        }
      }
    }

    private boolean isFlood() {
      return fresh >= FLOOD && addresses.size() < LEAST_ADDRESSES;
    }

    private double leastRecurrence() {
      return pairs >= WIDE * fresh ? LEAST_RECURRENCE_OF_WIDE : LEAST_RECURRENCE;
    }

    /** Whether addresses come back by chance: then some have three names where most have one. */
    private boolean isMixed() {
      return pairs >= WIDE * fresh || addresses.many() >= LEAST_OF_MANY * addresses.size();
    }

    private boolean areHomes(
        List<IpAddress> sorted, Function<IpAddress, @Nullable Network> networks) {
      boolean homes = true;
      for (IpAddress address : sorted) {
        Network network = networks.apply(address);
        boolean home = network != null && network.kind() == NetworkKind.ACCESS;
        homes &= home;
        if (home) {
          homeAsns.add(network.asn(), MOST_COUNTED);
        }
      }
      return homes;
    }

    /** Whether few clients are led to ever other homes, each time under another name. */
    private boolean areStrangers(long micros) {
      return fresh >= LEAST_STRANGERS
          && micros - firstMicros >= STRANGERS_MICROS
          && fresh >= LEAST_UNREPEATED * (fresh + again)
          && atHome >= LEAST_AT_HOME * fresh
          && homeAsns.size() >= LEAST_HOME_NETWORKS
          && clients.size() > 0
          && fresh >= (long) LEAST_STRANGERS_A_CLIENT * clients.size();
    }

    private boolean isPool() {
      return fresh >= LEAST_NAMES
          && addresses.size() >= LEAST_ADDRESSES
          && fresh >= LEAST_SINGLE_USE * (fresh + again)
          && (pairs >= leastRecurrence() * addresses.size() && isMixed()
              || spread >= LEAST_SPREAD * fresh);
    }
  }

  private FewNames few;

  /** Pools apart from the rest: domains that are none must not wash them out. */
  private final Remembered<DomainName, Names> pools;

  private final Remembered<DomainName, Names> others;
  private final Function<IpAddress, @Nullable Network> networks;

  /** None yet, and never more than so many octets of them. */
  public SingleUseNames(long mostOctets, Function<IpAddress, @Nullable Network> networks) {
    this.networks = networks;
    few = new FewNames(fewOctets(mostOctets));
    pools = new Remembered<>(mostOctets / 16, Octets::of);
    others = new Remembered<>(mostOctets / 16, Octets::of);
  }

  /** A few names have nearly all domains. */
  private static long fewOctets(long mostOctets) {
    return mostOctets / 8 * 7;
  }

  /**
   * Takes an answer of a name below the domain.
   *
   * @param domainMark the domain's {@link Mark}
   * @param owner the name's {@link Mark}
   * @param sorted its usable addresses
   * @param client who asked; null where nobody is known to have
   * @return what the domain's single-use names are by now
   */
  public Kind answered(
      DomainName domain,
      long domainMark,
      long owner,
      List<IpAddress> sorted,
      @Nullable Client client,
      long micros) {
    int name = FewNames.half(owner);
    FewNames.Known known = few.find(domainMark, micros);
    if (known == FewNames.Known.FEW && few.take(name, sorted, client, networks, micros)) {
      return Kind.APART;
    }
    Names names = known == FewNames.Known.FEW ? null : others.get(domain, micros);
    boolean isOther = names != null;
    if (names == null && known != FewNames.Known.FEW) {
      names = pools.get(domain, micros);
    }
    if (names == null) {
      if (known == FewNames.Known.NOTHING) {
        few.begin(domainMark, name, micros);
        return Kind.APART;
      }
      if (known == FewNames.Known.MANY && few.take(name, sorted, client, networks, micros)) {
        return Kind.APART; // what was known of its many had to go
      }
      names = new Names();
      names.begin(few.many());
      isOther = true;
      others.put(domain, names, names.octets(), micros);
    } else if (known == FewNames.Known.NOTHING) {
      few.beginMany(domainMark, micros);
    }
    int before = names.octets();
    names.take(name, sorted, client, networks, micros);
    names.pool |= names.isPool();
    if (names.pool && isOther) {
      others.remove(domain);
      pools.put(domain, names, names.octets(), micros);
    } else {
      (isOther ? others : pools).grew(domain, names.octets() - before, micros);
    }
    if (names.pool || names.isFlood()) {
      return Kind.ONE_POOL;
    }
    return names.areStrangers(micros) ? Kind.STRANGERS : Kind.APART;
  }

  /** Whether an answer reaches over several blocks. */
  static boolean reaches(List<IpAddress> sorted) {
    if (sorted.size() < SPREAD) {
      return false;
    }
    Set<IpAddress> blocks = new HashSet<>();
    for (IpAddress address : sorted) {
      blocks.add(AddressPool.prefix(address));
    }
    return blocks.size() >= SPREAD;
  }

  /** When a domain of which a name was asked for within a day had to go for want of room. */
  public long evictedMicros() {
    return Math.max(few.evictedMicros(), Math.max(pools.evictedMicros(), others.evictedMicros()));
  }

  /** How many entries had to go so. */
  public long evicted() {
    return few.evicted() + pools.evicted() + others.evicted();
  }

  @Override
  public void write(StateWriter out) {
    few.write(out);
    pools.write(out, (domain, names) -> write(domain, names, out));
    others.write(out, (domain, names) -> write(domain, names, out));
  }

  private static void write(DomainName domain, Names names, StateWriter out) {
    out.name(domain);
    out.number(names.visitMicros);
    out.count(names.fresh);
    out.count(names.again);
    out.count(names.pairs);
    out.count(names.spread);
    out.flag(names.pool);
    out.number(names.firstMicros);
    out.count(names.atHome);
    names.homeAsns.write(out);
    names.clients.write(out);
    names.seen.write(out);
    names.addresses.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static SingleUseNames read(
      StateReader in, long mostOctets, Function<IpAddress, @Nullable Network> networks) {
    SingleUseNames all = new SingleUseNames(mostOctets, networks);
    all.few = FewNames.read(in, fewOctets(mostOctets));
    all.pools.read(in, SingleUseNames::readEntry, Names::octets);
    all.others.read(in, SingleUseNames::readEntry, Names::octets);
    return all;
  }

  private static Map.Entry<DomainName, Names> readEntry(StateReader in) {
    DomainName domain = in.name();
    Names names = new Names();
    names.visitMicros = in.number();
    names.fresh = in.count();
    names.again = in.count();
    names.pairs = in.count();
    names.spread = in.count();
    names.pool = in.flag();
    names.firstMicros = in.number();
    names.atHome = in.count();
    names.homeAsns = MarkSet.read(in);
    names.clients = MarkSet.read(in);
    names.seen = SeenNames.read(in);
    names.addresses = Recurrences.read(in);
    return Map.entry(domain, names);
  }
}
