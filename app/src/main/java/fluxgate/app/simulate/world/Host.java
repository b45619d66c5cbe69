package fluxgate.app.simulate.world;

import fluxgate.dns.RRType;
import fluxgate.net.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine with an address in some network.
 *
 * @param v6 null where it has IPv4 alone
 */
public record Host(SyntheticNetwork network, IpAddress v4, @Nullable IpAddress v6) {

  /** Its address of this type (A or AAAA), or null. */
  public @Nullable IpAddress address(RRType type) {
    return type.equals(RRType.A) ? v4 : type.equals(RRType.AAAA) ? v6 : null;
  }

  /** Those hosts that have an address of this type. */
  public static List<Host> having(RRType type, List<Host> hosts) {
    return hosts.stream().filter(host -> host.address(type) != null).toList();
  }
}
