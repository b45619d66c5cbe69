package fluxgate.observation;

import org.jspecify.annotations.Nullable;

/**
 * Where the sensor sat. Freshness and baselines are local to a vantage.
 *
 * @param sensor the sensor's own name where the data carry one, else the format's id
 * @param position where it sat relative to the resolver
 */
public record Vantage(String sensor, Position position) {
  /** Written out, as in {@link fluxgate.net.IpAddress}: every answer is looked up by it. */
  @Override
  public int hashCode() {
    return 31 * sensor.hashCode() + position.ordinal();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || other instanceof Vantage that && position == that.position && sensor.equals(that.sensor);
  }

  /** Relative to the recursive resolver. */
  public enum Position {
    /** On the host that asks. */
    STUB,
    /** Between clients and the recursive resolver: sees clients and counted-down TTLs. */
    BELOW_RECURSIVE,
    /**
     * Between the recursive resolver and the authorities: sees original TTLs and delegations, no
     * clients.
     */
    ABOVE_RECURSIVE,
    /** Aggregated passive DNS: no clients, no TTL. */
    PASSIVE_DNS,
    /** The data do not say. */
    UNKNOWN
  }
}
