package fluxgate.observation;

import fluxgate.dns.Question;
import fluxgate.dns.Rcode;
import fluxgate.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A question of which no answer is known: a query log, an unanswered query, or a response without
 * records.
 *
 * @param client who asked, where known
 * @param server who was asked, where known
 * @param rcode how it ended; null where no response was seen
 */
public record QuestionObservation(
    long timeMicros,
    Vantage vantage,
    Provenance provenance,
    @Nullable Client client,
    @Nullable IpAddress server,
    Question question,
    @Nullable Rcode rcode)
    implements Observation {

  /** The same, by another client. */
  public QuestionObservation withClient(@Nullable Client other) {
    return new QuestionObservation(timeMicros, vantage, provenance, other, server, question, rcode);
  }
}
