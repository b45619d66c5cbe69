package fluxgate.format.auditd;

import fluxgate.net.IpAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address in a SOCKADDR record.
 *
 * @param address null for another family than IPv4 and IPv6
 */
record SocketAddress(@Nullable IpAddress address, int port) {
  private static final SocketAddress OTHER = new SocketAddress(null, 0);

  private static final int INET = 2;
  private static final int INET6 = 10;
  private static final int INET_OCTETS = 8;
  private static final int INET6_OCTETS = 24;
  private static final int MOST_PORT = 65_535;

  /**
   * {@code saddr_fam=inet laddr=192.0.2.7 lport=443}; before audit 2.8 {@code inet host:… serv:…}.
   */
  private static final Pattern WORDS =
      Pattern.compile(
          "(?:saddr_|saddr=)?(?:fam=)?(\\w{1,16})"
              + "(?: (?:laddr=|host:)(\\S{1,64}) (?:lport=|serv:)(\\d{1,5}))?.*");

  /** Null where it is damaged. */
  static @Nullable SocketAddress of(AuditRecord record, String saddr) {
    if (record.raw()) {
      byte[] octets = AuditRecord.octets(saddr);
      return octets == null || octets.length < 2 ? null : of(octets);
    }
    int start = record.fields().indexOf("saddr=");
    String words = record.fields().substring(start + "saddr=".length()).strip();
    if (words.startsWith("{")) {
      words = words.substring(1).strip();
    }
    Matcher matcher = WORDS.matcher(words);
    if (!matcher.matches()) {
      return null;
    }
    String family = matcher.group(1);
    if (!family.equals("inet") && !family.equals("inet6")) {
      return OTHER;
    }
    if (matcher.group(2) == null) {
      return null;
    }
    IpAddress address = IpAddress.parse(matcher.group(2));
    int port = Integer.parseInt(matcher.group(3));
    return address == null || port > MOST_PORT ? null : new SocketAddress(address, port);
  }

  /** A sockaddr structure: the family in the machine's order, the rest in the network's. */
  private static @Nullable SocketAddress of(byte[] octets) {
    int family = octets[1] == 0 ? octets[0] : octets[0] == 0 ? octets[1] : -1;
    if (family != INET && family != INET6) {
      return OTHER;
    }
    if (octets.length < (family == INET ? INET_OCTETS : INET6_OCTETS)) {
      return null;
    }
    int port = (octets[2] & 0xFF) << 8 | octets[3] & 0xFF;
    IpAddress address =
        family == INET ? IpAddress.fromBytes(octets, 4, 4) : IpAddress.fromBytes(octets, 8, 16);
    return new SocketAddress(address, port);
  }
}
