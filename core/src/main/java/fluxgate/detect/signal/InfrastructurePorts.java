package fluxgate.detect.signal;

import fluxgate.detect.state.ContactBook.Port;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ports of services that volunteers run in pools which look like flux. */
public final class InfrastructurePorts {
  private static final int TCP = 6;
  private static final int UDP = 17;

  private static final Map<Port, String> SERVICES =
      Map.ofEntries(
          Map.entry(new Port(UDP, 123), "network time"),
          Map.entry(new Port(TCP, 4460), "network time security"),
          Map.entry(new Port(TCP, 8333), "Bitcoin"),
          Map.entry(new Port(TCP, 18333), "Bitcoin test network"),
          Map.entry(new Port(TCP, 9333), "Litecoin"),
          Map.entry(new Port(TCP, 18080), "Monero"),
          Map.entry(new Port(TCP, 8233), "Zcash"),
          Map.entry(new Port(TCP, 9999), "Dash"),
          Map.entry(new Port(TCP, 22556), "Dogecoin"),
          Map.entry(new Port(TCP, 30303), "Ethereum"),
          Map.entry(new Port(UDP, 30303), "Ethereum"),
          Map.entry(new Port(TCP, 8444), "Chia"),
          Map.entry(new Port(TCP, 16111), "Kaspa"),
          Map.entry(new Port(TCP, 26656), "Cosmos"),
          Map.entry(new Port(TCP, 30333), "Polkadot"),
          Map.entry(new Port(TCP, 4001), "IPFS"),
          Map.entry(new Port(UDP, 4001), "IPFS"),
          Map.entry(new Port(TCP, 22067), "Syncthing relay"),
          Map.entry(new Port(TCP, 6667), "IRC"),
          Map.entry(new Port(TCP, 6697), "IRC"),
          Map.entry(new Port(UDP, 51820), "WireGuard"),
          Map.entry(new Port(UDP, 1194), "OpenVPN"),
          Map.entry(new Port(TCP, 1194), "OpenVPN"),
          Map.entry(new Port(UDP, 500), "IPsec"),
          Map.entry(new Port(UDP, 4500), "IPsec"),
          Map.entry(new Port(UDP, 6881), "BitTorrent"),
          Map.entry(new Port(TCP, 6881), "BitTorrent"),
          Map.entry(new Port(UDP, 6969), "BitTorrent tracker"),
          Map.entry(new Port(UDP, 1337), "BitTorrent tracker"),
          Map.entry(new Port(TCP, 9001), "Tor"),
          Map.entry(new Port(TCP, 873), "rsync mirror"),
          Map.entry(new Port(TCP, 11371), "OpenPGP key server"),
          Map.entry(new Port(UDP, 3478), "STUN"));

  private InfrastructurePorts() {}

  /** The service, or null for any other port. */
  public static @Nullable String service(Port port) {
    return SERVICES.get(port);
  }
}
