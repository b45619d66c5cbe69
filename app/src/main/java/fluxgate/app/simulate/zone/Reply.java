package fluxgate.app.simulate.zone;

import fluxgate.net.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an authority says to a question: an alias, addresses, or that there is nothing.
 *
 * @param exists whether the name exists
 * @param ttlSeconds of the records, or of the denial
 * @param alias null where it is no alias
 */
public record Reply(
    boolean exists, int ttlSeconds, @Nullable String alias, List<IpAddress> addresses) {
  /** Negative answers are kept for 5 minutes to an hour; RFC 2308 §5 has 1 to 3 hours at most. */
  private static final int DENIAL_TTL = 900;

  public static final Reply NXDOMAIN = new Reply(false, DENIAL_TTL, null, List.of());
  public static final Reply NODATA = new Reply(true, DENIAL_TTL, null, List.of());

  public static Reply addresses(int ttlSeconds, List<IpAddress> addresses) {
    return addresses.isEmpty() ? NODATA : new Reply(true, ttlSeconds, null, addresses);
  }

  public static Reply alias(int ttlSeconds, String target) {
    return new Reply(true, ttlSeconds, target, List.of());
  }
}
