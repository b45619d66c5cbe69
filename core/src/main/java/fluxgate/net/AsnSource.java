package fluxgate.net;

import org.jspecify.annotations.Nullable;

/** Says which autonomous system announces an address. Implementations may be asked concurrently. */
public interface AsnSource {
  /** The autonomous system, or null where the source knows none. */
  @Nullable AsnRecord lookup(IpAddress address);
}
