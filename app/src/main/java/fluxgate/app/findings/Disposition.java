package fluxgate.app.findings;

import fluxgate.dns.DomainName;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided of a domain.
 *
 * @param number by which people name it
 * @param finding the id of the finding that they looked at
 * @param owner who answers for it
 * @param reason in their words
 * @param expires the last day on which it holds, in the time of the data; null for no end
 * @param withdrawnAt null while it stands
 */
public record Disposition(
    long number,
    String finding,
    DomainName domain,
    Decision decision,
    DispositionScope scope,
    String owner,
    String reason,
    Instant setAt,
    @Nullable LocalDate expires,
    @Nullable Instant withdrawnAt) {
  private static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  /** The same under the number that it was given. */
  public Disposition numbered(long given) {
    return new Disposition(
        given, finding, domain, decision, scope, owner, reason, setAt, expires, withdrawnAt);
  }

  /** Whether its last day is over at an event time. */
  public boolean isExpired(long micros) {
    return expires != null && Math.floorDiv(micros, DAY_MICROS) > expires.toEpochDay();
  }

  /** Number, decision, owner and end, as sentences name it. */
  public String words() {
    return number
        + " ("
        + decision.word()
        + ", by "
        + owner
        + (expires == null ? "" : ", until " + expires)
        + ")";
  }
}
