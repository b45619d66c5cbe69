package fluxgate.app.simulate.log;

import fluxgate.net.IpAddress;
import java.util.Locale;

/** What clients are called and addressed beside their IPv4 address. */
final class Machines {
  /** A unique local prefix (RFC 4193) for what clients send over IPv6. */
  private static final long UNIQUE_LOCAL = IpAddress.of("fd00:64::").high();

  private static final int FIRST_CLIENT = IpAddress.of("10.64.0.0").v4Bits();

  private Machines() {}

  /** 1 and up. */
  static int number(IpAddress client) {
    return client.v4Bits() - FIRST_CLIENT;
  }

  /** {@code ws00017}. */
  static String name(IpAddress client) {
    return String.format(Locale.ROOT, "ws%05d", number(client));
  }

  /** The person who works there. */
  static String user(IpAddress client) {
    return String.format(Locale.ROOT, "user%05d", number(client));
  }

  /** What Amazon calls an instance or an interface, without what says which of both. */
  static String cloudId(String client) {
    return String.format(Locale.ROOT, "0%016x", number(IpAddress.of(client)));
  }

  /** The client's own address of the family of the address that it talks to. */
  static IpAddress towards(IpAddress client, IpAddress other) {
    return other.isV4() ? client : new IpAddress(UNIQUE_LOCAL, client.v4Bits() & 0xFFFF_FFFFL);
  }
}
