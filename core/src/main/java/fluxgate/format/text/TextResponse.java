package fluxgate.format.text;

import fluxgate.dns.Question;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Section;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a log says of one question and its response, but for the records.
 *
 * @param server null where the log does not say it
 * @param rcode null where the log does not say it, or no response came
 * @param origin whose the records are
 */
public record TextResponse(
    long timeMicros,
    Vantage vantage,
    Provenance provenance,
    @Nullable Client client,
    @Nullable IpAddress server,
    Question question,
    @Nullable Rcode rcode,
    Origin origin) {

  /** Hands over the RRsets; the question where there are none. */
  public void emit(List<RRset> sets, ObservationSink sink) {
    if (sets.isEmpty()) {
      sink.accept(
          new QuestionObservation(
              timeMicros, vantage, provenance, client, server, question, rcode));
    }
    for (RRset set : sets) {
      sink.accept(
          new RRsetObservation(
              timeMicros,
              vantage,
              provenance,
              client,
              server,
              question,
              Section.ANSWER,
              Authority.UNKNOWN,
              origin,
              set,
              1,
              timeMicros,
              timeMicros));
    }
  }
}
