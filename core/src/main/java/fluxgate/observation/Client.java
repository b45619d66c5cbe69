package fluxgate.observation;

import fluxgate.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who asked or connected.
 *
 * @param address where network telemetry gives it
 * @param host where endpoint telemetry gives it
 * @param process the program, where endpoint telemetry gives it
 */
public record Client(@Nullable IpAddress address, @Nullable String host, @Nullable String process) {
  public Client {
    if (address == null && host == null) {
      throw new IllegalArgumentException("a client has an address or a host name");
    }
  }

  /** A client of which only the address is known. */
  public static Client of(IpAddress address) {
    return new Client(address, null, null);
  }

  /** The address where there is one, else the host name. */
  public String label() {
    return address != null ? address.toString() : String.valueOf(host);
  }
}
