package fluxgate.format.message;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import org.jspecify.annotations.Nullable;

/**
 * What a format knows of a message besides its octets.
 *
 * @param timeMicros when it passed the sensor
 * @param asker who sent the query, or was sent the response
 * @param server who was asked, or answered
 * @param bailiwick the zone that the server was asked about: what it says of other names is not
 *     believed; null where the source does not say
 * @param policy whether the source says that a policy made the answer
 */
public record Exchange(
    long timeMicros,
    Vantage vantage,
    Provenance provenance,
    @Nullable Endpoint asker,
    @Nullable IpAddress server,
    @Nullable DomainName bailiwick,
    boolean policy) {

  /** The same, seen from another vantage. */
  Exchange from(Vantage other) {
    return new Exchange(timeMicros, other, provenance, asker, server, bailiwick, policy);
  }

  /** The asker where it is a client: above the resolver it is the resolver. */
  public @Nullable Client client() {
    return asker == null || vantage.position() == Vantage.Position.ABOVE_RECURSIVE
        ? null
        : Client.of(asker.address());
  }
}
