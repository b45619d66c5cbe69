package fluxgate.observation;

import fluxgate.net.IpAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asked or connected. A machine whose name is known is one client whatever its address; where
 * only the address is known, the address is the client.
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

  /** The same machine, whichever program. */
  public Client machine() {
    return process == null ? this : new Client(address, host, null);
  }

  /** Written out, as in {@link IpAddress}: every answer and connection is looked up by it. */
  @Override
  public int hashCode() {
    int hash = host == null ? Objects.hashCode(address) : host.hashCode();
    return 31 * hash + (process == null ? 0 : process.hashCode());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Client that
        && Objects.equals(host, that.host)
        && (host != null || Objects.equals(address, that.address))
        && Objects.equals(process, that.process);
  }

  /** The host name where there is one, else the address. */
  public String label() {
    return host != null ? host : String.valueOf(address);
  }

  /** As {@link #label}. Sentences are given the client itself, so that it can be replaced. */
  @Override
  public String toString() {
    return label();
  }
}
