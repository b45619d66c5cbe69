package fluxgate.net;

import org.jspecify.annotations.Nullable;

/**
 * An address block.
 *
 * @param address the first address; host bits are cleared
 * @param length the prefix length in bits: 0–32 for IPv4, 0–128 for IPv6
 */
public record IpPrefix(IpAddress address, int length) {
  public IpPrefix {
    int most = address.isV4() ? 32 : 128;
    if (length < 0 || length > most) {
      throw new IllegalArgumentException("prefix length " + length + " outside 0.." + most);
    }
    address = address.truncate(length, length);
  }

  /**
   * The prefix that the text spells ({@code 198.18.0.0/15}; a bare address is a host prefix), or
   * null.
   */
  public static @Nullable IpPrefix parse(String text) {
    int slash = text.indexOf('/');
    IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    int most = address.isV4() ? 32 : 128;
    if (slash < 0) {
      return new IpPrefix(address, most);
    }
    String digits = text.substring(slash + 1);
    if (digits.isEmpty()
        || digits.length() > 3
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    int length = Integer.parseInt(digits);
    return length > most ? null : new IpPrefix(address, length);
  }

  /**
   * The prefix that the text spells; throws IllegalArgumentException otherwise. For literals in
   * code.
   */
  public static IpPrefix of(String text) {
    IpPrefix prefix = parse(text);
    if (prefix == null) {
      throw new IllegalArgumentException("not an address block: " + text);
    }
    return prefix;
  }

  public boolean contains(IpAddress other) {
    return other.isV4() == address.isV4() && other.truncate(length, length).equals(address);
  }

  /** The last address of the block. */
  public IpAddress last() {
    int bits = address.isV4() ? 96 + length : length;
    long high = bits >= 64 ? address.high() : address.high() | (bits == 0 ? -1L : -1L >>> bits);
    long low = bits >= 128 ? address.low() : bits <= 64 ? -1L : address.low() | -1L >>> (bits - 64);
    return new IpAddress(high, low);
  }

  @Override
  public String toString() {
    return address + "/" + length;
  }
}
