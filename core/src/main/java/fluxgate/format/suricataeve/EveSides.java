package fluxgate.format.suricataeve;

import fluxgate.format.text.KnownAddresses;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import org.jspecify.annotations.Nullable;

/** Who asked and who was asked. */
record EveSides(Client client, IpAddress server) {
  private static final int DNS_PORT = 53;

  /** The two ends of a DNS event; null where an address is none. */
  static @Nullable EveSides of(EveRow row, KnownAddresses addresses) {
    boolean fromServer = isFromServer(row);
    Client client = addresses.client(fromServer ? row.destIp : row.srcIp);
    IpAddress server = addresses.address(fromServer ? row.srcIp : row.destIp);
    return client == null || server == null ? null : new EveSides(client, server);
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
