package fluxgate.net;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a network when something is counted about it: its autonomous system, or where
 * nobody knows that, the IPv4 /16 or IPv6 /32 of the address.
 *
 * @param asn 1 to 2^32-1, or 0 where {@code block} stands for it
 * @param block the first address of the block; null where the autonomous system is known
 */
public record NetworkKey(long asn, @Nullable IpAddress block) implements Comparable<NetworkKey> {
  private static final int V4_BITS = 16;
  private static final int V6_BITS = 32;

  private static final Comparator<NetworkKey> ORDER =
      Comparator.comparingLong(NetworkKey::asn)
          .thenComparing(NetworkKey::block, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** The network of an address, as far as {@code network} says. */
  public static NetworkKey of(IpAddress address, @Nullable Network network) {
    return network == null
        ? new NetworkKey(0, address.truncate(V4_BITS, V6_BITS))
        : new NetworkKey(network.asn(), null);
  }

  @Override
  public int compareTo(NetworkKey other) {
    return ORDER.compare(this, other);
  }

  /** {@code AS64500}, or the block. */
  @Override
  public String toString() {
    return block == null ? "AS" + asn : block + "/" + (block.isV4() ? V4_BITS : V6_BITS);
  }
}
