package fluxgate.observation;

/**
 * Where the sensor sat. Freshness and baselines are local to a vantage.
 *
 * @param sensor the sensor's own name where the data carry one, else the format's id
 * @param position where it sat relative to the resolver
 */
public record Vantage(String sensor, Position position) {
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
