package fluxgate.format.suricataeve;

import fluxgate.net.IpAddress;
import org.jspecify.annotations.Nullable;

/** Who asked and who was asked. */
record EveSides(IpAddress client, IpAddress server) {
  private static final int DNS_PORT = 53;

  /** The two ends of a DNS event; null where an address is none. */
  static @Nullable EveSides of(EveRow row) {
    IpAddress source = row.srcIp.address();
    IpAddress destination = row.destIp.address();
    if (source == null || destination == null) {
      return null;
    }
    return isFromServer(row)
        ? new EveSides(destination, source)
        : new EveSides(source, destination);
  }

  private static boolean isFromServer(EveRow row) {
    boolean from53 = row.srcPort.whole() == DNS_PORT;
    boolean to53 = row.destPort.whole() == DNS_PORT;
    if (from53 != to53) {
      return from53;
    }
    boolean response = row.dns.type.is("answer") || row.dns.type.is("response");
    return response && !row.dns.version.is("2");
  }
}
