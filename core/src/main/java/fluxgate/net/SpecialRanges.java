package fluxgate.net;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address ranges that no network on the public internet announces. An answer from them says
 * nothing about who hosts a name, so the detector allocates nothing for it.
 *
 * <p>Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), IPv6 address space
 * registry (only 2000::/3 is allocated to global unicast), multicast registries.
 */
public final class SpecialRanges {
  /** What a range is set aside for. */
  public enum Purpose {
    /** RFC 1918, RFC 4193. */
    PRIVATE,
    /** RFC 6598: between a provider's customers and its address translator. */
    SHARED,
    LOOPBACK,
    LINK_LOCAL,
    MULTICAST,
    /** RFC 5737, RFC 3849, RFC 9637. */
    DOCUMENTATION,
    /** RFC 2544, RFC 5180. */
    BENCHMARKING,
    /** Protocol assignments, and IPv4 kept for the future. */
    RESERVED,
    /** Unspecified addresses, and IPv6 outside global unicast. */
    UNALLOCATED;

    /**
     * Whether an organisation or an exercise may number machines of its own from such a range, so
     * that a network map may speak for it.
     */
    public boolean isMappable() {
      return switch (this) {
        case PRIVATE, SHARED, DOCUMENTATION, BENCHMARKING, RESERVED -> true;
        case LOOPBACK, LINK_LOCAL, MULTICAST, UNALLOCATED -> false;
      };
    }
  }

  private record Row(Purpose purpose, String prefix) {}

  /** The narrowest row that an address lies in says. */
  private static final List<Row> ROWS =
      List.of(
          new Row(Purpose.UNALLOCATED, "0.0.0.0/8"),
          new Row(Purpose.PRIVATE, "10.0.0.0/8"),
          new Row(Purpose.SHARED, "100.64.0.0/10"),
          new Row(Purpose.LOOPBACK, "127.0.0.0/8"),
          new Row(Purpose.LINK_LOCAL, "169.254.0.0/16"),
          new Row(Purpose.PRIVATE, "172.16.0.0/12"),
          new Row(Purpose.RESERVED, "192.0.0.0/24"),
          new Row(Purpose.DOCUMENTATION, "192.0.2.0/24"),
          new Row(Purpose.RESERVED, "192.88.99.0/24"),
          new Row(Purpose.PRIVATE, "192.168.0.0/16"),
          new Row(Purpose.BENCHMARKING, "198.18.0.0/15"),
          new Row(Purpose.DOCUMENTATION, "198.51.100.0/24"),
          new Row(Purpose.DOCUMENTATION, "203.0.113.0/24"),
          new Row(Purpose.MULTICAST, "224.0.0.0/4"),
          new Row(Purpose.RESERVED, "240.0.0.0/4"),
          new Row(Purpose.UNALLOCATED, "::/3"),
          new Row(Purpose.LOOPBACK, "::1/128"),
          new Row(Purpose.RESERVED, "2001::/23"),
          new Row(Purpose.BENCHMARKING, "2001:2::/48"),
          new Row(Purpose.DOCUMENTATION, "2001:db8::/32"),
          new Row(Purpose.DOCUMENTATION, "3fff::/20"),
          new Row(Purpose.UNALLOCATED, "4000::/2"),
          new Row(Purpose.UNALLOCATED, "8000::/1"),
          new Row(Purpose.PRIVATE, "fc00::/7"),
          new Row(Purpose.LINK_LOCAL, "fe80::/10"),
          new Row(Purpose.MULTICAST, "ff00::/8"));

  /**
   * RFC 6052: an IPv4 address that a DNS64 resolver wrote as IPv6. It lies outside 2000::/3 but
   * leads to the public internet.
   */
  private static final IpPrefix TRANSLATED = IpPrefix.of("64:ff9b::/96");

  private static final List<Purpose> PURPOSES = List.of(Purpose.values());

  private static final AddressRanges RANGES = ranges();

  private SpecialRanges() {}

  private static AddressRanges ranges() {
    AddressRanges.Collector collector = new AddressRanges.Collector();
    for (Row row : ROWS) {
      IpPrefix prefix = IpPrefix.of(row.prefix);
      collector.add(prefix.address(), prefix.last(), row.purpose.ordinal());
    }
    return collector.toRanges();
  }

  /** The IPv4 address that a DNS64 resolver wrote as this IPv6 one; any other address as it is. */
  static IpAddress untranslated(IpAddress address) {
    return TRANSLATED.contains(address) ? IpAddress.v4((int) address.low()) : address;
  }

  /** What the address is set aside for; null for a public one. */
  public static @Nullable Purpose purposeOf(IpAddress address) {
    int found = RANGES.find(untranslated(address));
    return found == AddressRanges.NONE ? null : PURPOSES.get(found);
  }

  /**
   * Whether machines of the house or of the link have such an address. Ranges for documents and for
   * measuring are not: wherever they stand, they stand for the internet.
   */
  public static boolean isInside(IpAddress address) {
    Purpose purpose = purposeOf(address);
    return purpose != null && purpose != Purpose.DOCUMENTATION && purpose != Purpose.BENCHMARKING;
  }

  /** Whether no network on the public internet announces the address. */
  public static boolean isReserved(IpAddress address) {
    return purposeOf(address) != null;
  }

  /** Whether the whole block lies in one range that a network map may speak for. */
  static boolean isMappable(IpPrefix block) {
    Purpose purpose = null;
    int length = -1;
    for (Row row : ROWS) {
      IpPrefix prefix = IpPrefix.of(row.prefix);
      if (prefix.length() > length
          && prefix.length() <= block.length()
          && prefix.contains(block.address())) {
        purpose = row.purpose;
        length = prefix.length();
      }
    }
    return purpose != null && purpose.isMappable();
  }
}
