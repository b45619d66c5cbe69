package fluxgate.format.message;

/**
 * Names that machines ask their own link for: multicast DNS (RFC 6762), LLMNR (RFC 4795) and the
 * NetBIOS name service (RFC 1002). They look like DNS and have no zone.
 */
public final class LocalResolution {
  private static final int MULTICAST_DNS = 5353;
  private static final int LLMNR = 5355;
  private static final int NETBIOS_NAMES = 137;

  private LocalResolution() {}

  /** Whether one of them is spoken at this port. */
  public static boolean isPort(int port) {
    return port == MULTICAST_DNS || port == LLMNR || port == NETBIOS_NAMES;
  }
}
