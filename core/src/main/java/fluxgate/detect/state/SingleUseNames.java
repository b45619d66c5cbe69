package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names below a registered domain that are asked once and never again. A wildcard that answers each
 * of them from one set of addresses rotates as a whole while no single name does; its answers are
 * then taken for those of one owner name, {@code *.domain} (RFC 4592).
 *
 * <p>The mark of one pool is recurrence: the same addresses come back under other names. A pool of
 * a thousand shows none for a day, but then its answers reach over several blocks at once. A
 * provider of dynamic names has as many names, each with an address of its own; a site with many
 * hosts asks for the same ones again.
 *
 * <p>Which names were seen is kept in two Bloom filters a domain, an older and a present one, so
 * that a name asked twice within ten minutes is one visit. A filter of 2,048 bits with two probes
 * errs on 10 % of new names at 400 names: these count as seen before, which only delays.
 */
public final class SingleUseNames implements Slice {
  /** About a kilobyte each; beyond, the domain that came first and is no pool makes room. */
  private static final int CAPACITY = 20_000;

  private static final int WORDS = 32;

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

  private static final class Names {
    private long[] older = new long[WORDS];
    private long[] present = new long[WORDS];
    private long presentSince = Long.MIN_VALUE / 2;
    private long fresh;
    private long again;
    private long pairs;
    private long spread;
    private boolean pool;
    private final Map<IpAddress, Integer> addresses = new HashMap<>(8);

    private void turn(long micros) {
      if (micros - presentSince >= VISIT_MICROS) {
        for (int i = 0; i < WORDS; i++) {
          older[i] |= present[i];
        }
        present = new long[WORDS];
        presentSince = micros;
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

    private boolean isPool() {
      return fresh >= LEAST_NAMES
          && addresses.size() >= LEAST_ADDRESSES
          && fresh >= LEAST_SINGLE_USE * (fresh + again)
          && (pairs >= leastRecurrence() * addresses.size() && isMixed()
              || spread >= LEAST_SPREAD * fresh);
    }
  }

  private final Map<DomainName, Names> domains = new LinkedHashMap<>();
  private long evicted;

  /**
   * Takes an answer of a name below the domain.
   *
   * @param sorted its usable addresses
   * @return whether the domain's single-use names count as one: they draw from one pool, or are a
   *     flood that shows a handful of addresses
   */
  public boolean answered(
      DomainName domain, DomainName owner, List<IpAddress> sorted, long micros) {
    Names names = domains.get(domain);
    if (names == null) {
      if (domains.size() >= CAPACITY) {
        makeRoom();
      }
      names = new Names();
      domains.put(domain, names);
    }
    names.turn(micros);
    long hash = Mark.of(owner);
    if (has(names.older, hash)) {
      names.again++;
    } else if (add(names.present, hash)) {
      names.fresh++;
      names.spread += blocks(sorted) >= SPREAD ? 1 : 0;
      for (IpAddress address : sorted) {
        IpAddress unit = AddressPool.unit(address);
        if (names.addresses.size() < MOST_ADDRESSES || names.addresses.containsKey(unit)) {
          names.addresses.merge(unit, 1, Integer::sum);
          names.pairs++;
        }
      }
    }
    names.pool |= names.isPool();
    return names.pool || names.isFlood();
  }

  private static int blocks(List<IpAddress> addresses) {
    Set<IpAddress> blocks = new HashSet<>();
    for (IpAddress address : addresses) {
      blocks.add(AddressPool.prefix(address));
    }
    return blocks.size();
  }

  private void makeRoom() {
    Iterator<Names> oldest = domains.values().iterator();
    while (oldest.hasNext()) {
      if (!oldest.next().pool) {
        oldest.remove();
        evicted++;
        return;
      }
    }
  }

  private static boolean has(long[] filter, long hash) {
    return isSet(filter, (int) hash) && isSet(filter, (int) (hash >>> 32));
  }

  private static boolean add(long[] filter, long hash) {
    boolean isNew = !has(filter, hash);
    set(filter, (int) hash);
    set(filter, (int) (hash >>> 32));
    return isNew;
  }

  private static boolean isSet(long[] filter, int hash) {
    return (filter[hash >>> 6 & WORDS - 1] >>> (hash & 63) & 1) != 0;
  }

  private static void set(long[] filter, int hash) {
    filter[hash >>> 6 & WORDS - 1] |= 1L << (hash & 63);
  }

  /** How many single-use names a domain has shown; 0 where none. */
  public long count(DomainName domain) {
    Names names = domains.get(domain);
    return names == null ? 0 : names.fresh;
  }

  /** The addresses that its single-use names have shown so far. */
  public Set<IpAddress> addresses(DomainName domain) {
    Names names = domains.get(domain);
    return names == null ? Set.of() : names.addresses.keySet();
  }

  /** Domains dropped for want of room. */
  public long evicted() {
    return evicted;
  }

  @Override
  public void write(StateWriter out) {
    out.count(evicted);
    out.count(domains.size());
    domains.forEach((domain, names) -> {
      out.name(domain);
      out.number(names.presentSince);
      out.count(names.fresh);
      out.count(names.again);
      out.count(names.pairs);
      out.count(names.spread);
      out.flag(names.pool);
      for (int i = 0; i < WORDS; i++) {
        out.number(names.older[i]);
        out.number(names.present[i]);
      }
      out.count(names.addresses.size());
      names.addresses.keySet().stream()
          .sorted()
          .forEach(address -> {
            out.address(address);
            out.count(names.addresses.getOrDefault(address, 0));
          });
    });
  }

  /** Reads what {@link #write} wrote. */
  public static SingleUseNames read(StateReader in) {
    SingleUseNames all = new SingleUseNames();
    all.evicted = in.count();
    for (int d = in.size(); d > 0; d--) {
      Names names = new Names();
      all.domains.put(in.name(), names);
      names.presentSince = in.number();
      names.fresh = in.count();
      names.again = in.count();
      names.pairs = in.count();
      names.spread = in.count();
      names.pool = in.flag();
      for (int i = 0; i < WORDS; i++) {
        names.older[i] = in.number();
        names.present[i] = in.number();
      }
      for (int a = in.size(); a > 0; a--) {
        names.addresses.put(in.address(), in.smallCount());
      }
    }
    return all;
  }
}
