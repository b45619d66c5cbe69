package fluxgate.app.simulate.world;

import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import fluxgate.net.NetworkKind;

/**
 * An invented autonomous system.
 *
 * @param asn private: 64512–65534
 * @param name an invented organisation
 * @param country ISO 3166-1 user-assigned: XA–XZ
 * @param kind what its addresses are used for
 * @param v4 its block of 198.18.0.0/15
 * @param v6 its /44 of 2001:db8::/32
 */
public record SyntheticNetwork(
    int asn, String name, String country, NetworkKind kind, IpPrefix v4, IpPrefix v6) {

  /** How many IPv4 addresses the block has. */
  int size() {
    return 1 << (32 - v4.length());
  }

  /** The IPv4 address with this number in the block. */
  IpAddress v4Address(int number) {
    return IpAddress.v4(v4.address().v4Bits() + number);
  }

  /**
   * An IPv6 address in the number's own /56, as a home or a rack gets it.
   *
   * @param number 0 to 4095: the 12 bits between the /44 and the /56
   */
  IpAddress v6Address(int number, long interfaceId) {
    return new IpAddress(v6.address().high() | (long) number << 8, interfaceId);
  }
}
