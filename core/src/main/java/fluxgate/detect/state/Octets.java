package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import java.util.Collection;

/**
 * What the parts of the state take in memory, in octets: estimates for a 64-bit machine with
 * compressed references, rounded up to what the collections round up to. They are sums of counts,
 * so that a state weighs the same on every machine and after it was saved and restored.
 */
public final class Octets {
  /** An address (two longs and a header) that stands in a list. */
  static final int LISTED_ADDRESS = 40;

  /** An address in a linked hash set: itself, its entry and its place in the table. */
  public static final int ADDRESS = 88;

  /**
   * An address that rotates: in the table of agents (64 + 32 + 24), its block and network in the
   * counts (64), and, of candidates, in the index of networks that share homes (200).
   */
  static final int AGENT = 384;

  /** A number in a map: entry, key and count. */
  static final int COUNTED = 96;

  private Octets() {}

  /** A name: its object and its octets. */
  public static int of(DomainName name) {
    return 48 + name.octetCount();
  }

  /** A name in a list or a hash set, or as the key of a map. */
  public static int held(DomainName name) {
    return 56 + of(name);
  }

  /** Names in a list or a hash set, or as the keys of a map. */
  public static int held(Collection<DomainName> names) {
    int octets = 0;
    for (DomainName name : names) {
      octets += held(name);
    }
    return octets;
  }
}
