package fluxgate.observation;

import fluxgate.dns.Question;
import fluxgate.dns.RRset;
import fluxgate.dns.Section;
import fluxgate.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * An RRset seen in a response, or reported by passive DNS.
 *
 * @param client who asked; null above the resolver and in passive DNS
 * @param server who answered; null where the source does not say
 * @param question what was asked; its name differs from the owner where a CNAME led on
 * @param section where in the response
 * @param authority whether the responder claimed authority (AA)
 * @param origin whether a policy on the way made this answer
 * @param count how many responses this stands for: 1 but for aggregated sources
 * @param firstSeenMicros the first of them; {@link #timeMicros} but for aggregated sources
 * @param lastSeenMicros the last of them
 */
public record RRsetObservation(
    long timeMicros,
    Vantage vantage,
    Provenance provenance,
    @Nullable Client client,
    @Nullable IpAddress server,
    @Nullable Question question,
    Section section,
    Authority authority,
    Origin origin,
    RRset rrset,
    long count,
    long firstSeenMicros,
    long lastSeenMicros)
    implements Observation {

  /** The AA bit, where the source carries it. */
  public enum Authority {
    AUTHORITATIVE,
    NOT_AUTHORITATIVE,
    UNKNOWN
  }

  /** Whose answer it is. */
  public enum Origin {
    /** The zone's, as far as the source can tell. */
    ZONE,
    /** A policy's: response policy zone, filter, sinkhole. Never counted as churn. */
    POLICY
  }

  /** Whether this stands for an aggregate over time rather than one response. */
  public boolean isAggregate() {
    return vantage.position() == Vantage.Position.PASSIVE_DNS;
  }

  /** An aggregate happened all the time from the first to the last. */
  @Override
  public boolean happenedIn(long sinceMicros, long untilMicros) {
    return isAggregate()
        ? firstSeenMicros < untilMicros && lastSeenMicros >= sinceMicros
        : timeMicros >= sinceMicros && timeMicros < untilMicros;
  }

  /** The same, by another client. */
  public RRsetObservation withClient(@Nullable Client other) {
    return new RRsetObservation(
        timeMicros,
        vantage,
        provenance,
        other,
        server,
        question,
        section,
        authority,
        origin,
        rrset,
        count,
        firstSeenMicros,
        lastSeenMicros);
  }
}
