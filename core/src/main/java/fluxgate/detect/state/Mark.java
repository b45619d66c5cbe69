package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import java.util.List;

/**
 * A 64-bit mark that stands for a name, a client or an address where only distinct ones are
 * counted. Two share a mark once in 2^64; whoever forges such a pair makes himself count once
 * instead of twice.
 */
public final class Mark {
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private Mark() {}

  public static long of(DomainName name) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.octetCount(); i++) {
      hash = (hash ^ (name.octet(i) & 0xFF)) * FNV_PRIME;
    }
    return mixed(hash);
  }

  /**
   * One machine is one client, whichever process asked and, where its name is known, from whichever
   * address.
   */
  public static long of(Client client) {
    String host = client.host();
    IpAddress address = client.address();
    if (host == null && address != null) {
      return of(address);
    }
    host = String.valueOf(host);
    long hash = FNV_OFFSET;
    for (int i = 0; i < host.length(); i++) {
      hash = (hash ^ host.charAt(i)) * FNV_PRIME;
    }
    return mixed(hash);
  }

  /** One mark of two. */
  public static long of(long first, long second) {
    return mixed(first * 31 + second);
  }

  public static long of(IpAddress address) {
    return mixed(mixed(address.high()) ^ address.low());
  }

  /** One mark of a sorted set. */
  public static long of(List<IpAddress> sorted) {
    long mark = sorted.size();
    for (IpAddress address : sorted) {
      mark = of(mark, of(address));
    }
    return mark;
  }

  /** The finalizer of splitmix64 (Steele, Lea, Flood 2014): every bit depends on every bit. */
  private static long mixed(long value) {
    long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
