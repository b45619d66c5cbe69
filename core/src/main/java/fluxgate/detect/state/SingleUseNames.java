package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import fluxgate.observation.Client;
import java.util.HashMap;
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
 * <p>Most domains have one name: until a second comes, {@link FirstNames} counts its visits. Which
 * names were seen is kept in two Bloom filters a domain, an older and a present one, so that a name
 * asked twice within ten minutes is one visit. A filter of 2,048 bits with two probes errs on 10 %
 * of new names at 400 names: these count as seen before, which only delays.
 */
public final class SingleUseNames implements Slice {
  /** Two filters, an empty table of addresses, and a few clients and networks. */
  private static final int NAMES_OCTETS = 1_200;

  private static final int WORDS = 32;
  private static final int OLDER = 0;
  private static final int PRESENT = 1;

  /** A visit: repeats within it are one client's retries, address families and cache. */
  private static final long VISIT_MICROS = 600L * 1_000_000;

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
  private static final int MANY_NAMES = 3;

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
    /** The filters, word by word in turn: the older one's, the present one's. */
    private final long[] filters = new long[2 * WORDS];

    private long presentSince = Long.MIN_VALUE / 2;
    private long fresh;
    private long again;
    private long pairs;
    private long spread;
    private boolean pool;
    private long firstMicros = Long.MAX_VALUE;
    private long atHome;
    private MarkSet homeAsns = new MarkSet();
    private MarkSet clients = new MarkSet();
    private final Map<IpAddress, Integer> addresses = new HashMap<>(8);

    /** Takes over what the first name of the domain did while it was the only one. */
    private void begin(FirstNames.First first) {
      firstMicros = first.firstMicros();
      presentSince = first.visitMicros();
      add(filters, first.again() > 0 ? OLDER : PRESENT, first.name());
      fresh = 1;
      again = first.again();
    }

    private void turn(long micros) {
      if (micros - presentSince >= VISIT_MICROS) {
        for (int i = 0; i < filters.length; i += 2) {
          filters[i + OLDER] |= filters[i + PRESENT];
          filters[i + PRESENT] = 0;
        }
        presentSince = micros;
      }
    }

    private void take(
        long hash,
        List<IpAddress> sorted,
        @Nullable Client client,
        Function<IpAddress, @Nullable Network> networks,
        long micros) {
      turn(micros);
      firstMicros = Math.min(firstMicros, micros);
      if (client != null) {
        clients.add(Mark.of(client), MOST_COUNTED);
      }
      if (has(filters, OLDER, hash)) {
        again++;
      } else if (add(filters, PRESENT, hash)) {
        fresh++;
        spread += blocks(sorted) >= SPREAD ? 1 : 0;
        atHome += areHomes(sorted, networks) ? 1 : 0;
        for (IpAddress address : sorted) {
          IpAddress unit = AddressPool.unit(address);
          if (addresses.size() < MOST_ADDRESSES || addresses.containsKey(unit)) {
            addresses.merge(unit, 1, Integer::sum);
            pairs++;
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
      long many = addresses.values().stream().filter(names -> names >= MANY_NAMES).count();
      return pairs >= WIDE * fresh || many >= LEAST_OF_MANY * addresses.size();
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

  /** Pools apart from the rest: domains that are none must not wash them out. */
  private final Remembered<DomainName, Names> pools;

  private final Remembered<DomainName, Names> others;
  private FirstNames firsts;
  private final Function<IpAddress, @Nullable Network> networks;

  /** None yet, and never more than so many octets of them. */
  public SingleUseNames(long mostOctets, Function<IpAddress, @Nullable Network> networks) {
    this.networks = networks;
    pools = new Remembered<>(mostOctets / 4, Octets::of);
    others = new Remembered<>(mostOctets / 2, Octets::of);
    firsts = new FirstNames(mostOctets / 4, VISIT_MICROS);
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
    FirstNames.Known known = firsts.take(domainMark, owner, micros);
    if (known == FirstNames.Known.ONLY) {
      return Kind.APART;
    }
    Names names = others.get(domain, micros);
    if (names == null) {
      names = pools.get(domain, micros);
    }
    if (known == FirstNames.Known.NEW) {
      if (names == null) {
        return Kind.APART;
      }
      firsts.many(domainMark);
    }
    boolean wasPool = names != null && names.pool;
    if (names == null) {
      names = new Names();
      if (known == FirstNames.Known.SECOND) {
        names.begin(firsts.first());
      }
      others.put(domain, names, NAMES_OCTETS, micros);
    }
    int before = names.addresses.size();
    names.take(owner, sorted, client, networks, micros);
    names.pool |= names.isPool();
    if (names.pool && !wasPool) {
      others.remove(domain);
      pools.put(domain, names, octets(names), micros);
    } else {
      int more = names.addresses.size() - before;
      (wasPool ? pools : others).grew(domain, more * Octets.ADDRESS, micros);
    }
    if (names.pool || names.isFlood()) {
      return Kind.ONE_POOL;
    }
    return names.areStrangers(micros) ? Kind.STRANGERS : Kind.APART;
  }

  private static int octets(Names names) {
    return NAMES_OCTETS + Octets.ADDRESS * names.addresses.size();
  }

  private static int blocks(List<IpAddress> addresses) {
    Set<IpAddress> blocks = new HashSet<>();
    for (IpAddress address : addresses) {
      blocks.add(AddressPool.prefix(address));
    }
    return blocks.size();
  }

  private static boolean has(long[] filters, int which, long hash) {
    return isSet(filters, which, (int) hash) && isSet(filters, which, (int) (hash >>> 32));
  }

  private static boolean add(long[] filters, int which, long hash) {
    boolean isNew = !has(filters, which, hash);
    set(filters, which, (int) hash);
    set(filters, which, (int) (hash >>> 32));
    return isNew;
  }

  private static boolean isSet(long[] filters, int which, int hash) {
    return (filters[word(which, hash)] >>> (hash & 63) & 1) != 0;
  }

  private static void set(long[] filters, int which, int hash) {
    filters[word(which, hash)] |= 1L << (hash & 63);
  }

  private static int word(int which, int hash) {
    return 2 * (hash >>> 6 & WORDS - 1) + which;
  }

  /** When a domain of which a name was asked for within a day had to go for want of room. */
  public long evictedMicros() {
    return Math.max(pools.evictedMicros(), others.evictedMicros());
  }

  /** How many entries had to go so. */
  public long evicted() {
    return pools.evicted() + others.evicted();
  }

  @Override
  public void write(StateWriter out) {
    pools.write(out, (domain, names) -> write(domain, names, out));
    others.write(out, (domain, names) -> write(domain, names, out));
    firsts.write(out);
  }

  private static void write(DomainName domain, Names names, StateWriter out) {
    out.name(domain);
    out.number(names.presentSince);
    out.count(names.fresh);
    out.count(names.again);
    out.count(names.pairs);
    out.count(names.spread);
    out.flag(names.pool);
    out.number(names.firstMicros);
    out.count(names.atHome);
    names.homeAsns.write(out);
    names.clients.write(out);
    for (long word : names.filters) {
      out.number(word);
    }
    out.count(names.addresses.size());
    names.addresses.keySet().stream()
        .sorted()
        .forEach(address -> {
          out.address(address);
          out.count(names.addresses.getOrDefault(address, 0));
        });
  }

  /** Reads what {@link #write} wrote. */
  public static SingleUseNames read(
      StateReader in, long mostOctets, Function<IpAddress, @Nullable Network> networks) {
    SingleUseNames all = new SingleUseNames(mostOctets, networks);
    all.pools.read(in, SingleUseNames::readEntry, SingleUseNames::octets);
    all.others.read(in, SingleUseNames::readEntry, SingleUseNames::octets);
    all.firsts = FirstNames.read(in, mostOctets / 4, VISIT_MICROS);
    return all;
  }

  private static Map.Entry<DomainName, Names> readEntry(StateReader in) {
    DomainName domain = in.name();
    Names names = new Names();
    names.presentSince = in.number();
    names.fresh = in.count();
    names.again = in.count();
    names.pairs = in.count();
    names.spread = in.count();
    names.pool = in.flag();
    names.firstMicros = in.number();
    names.atHome = in.count();
    names.homeAsns = MarkSet.read(in);
    names.clients = MarkSet.read(in);
    for (int i = 0; i < names.filters.length; i++) {
      names.filters[i] = in.number();
    }
    for (int a = in.size(); a > 0; a--) {
      names.addresses.put(in.address(), in.smallCount());
    }
    return Map.entry(domain, names);
  }
}
