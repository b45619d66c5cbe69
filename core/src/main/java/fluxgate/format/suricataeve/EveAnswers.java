package fluxgate.format.suricataeve;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.Rcode;
import fluxgate.dns.Section;
import fluxgate.format.message.Relevance;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one response says, apart from its records.
 *
 * @param upstream whether the response went to a resolver, which is no client
 * @param question null where the event does not say it
 */
record EveAnswers(
    long timeMicros,
    Sensor sensor,
    Provenance provenance,
    EveSides sides,
    boolean upstream,
    EveHeader header,
    @Nullable Question question,
    @Nullable Rcode rcode) {

  /** The same, with flags that a later event of the message says. */
  EveAnswers with(EveHeader said, boolean goesUpstream) {
    return new EveAnswers(
        timeMicros, sensor, provenance, sides, goesUpstream, said, question, rcode);
  }

  private Vantage vantage() {
    return upstream ? sensor.above() : sensor.below();
  }

  private @Nullable Client client() {
    return upstream ? null : sides.client();
  }

  /**
   * Hands over the RRsets, and the question where the answer section has none.
   *
   * @return false when there was nothing to hand over
   */
  boolean emit(List<RRsetCollector.Collected> sets, ObservationSink sink) {
    Vantage vantage = vantage();
    Client client = client();
    IpAddress server = sides.server();
    boolean answered = sets.stream().anyMatch(set -> set.section() == Section.ANSWER);
    if (!answered && question != null) {
      sink.accept(
          new QuestionObservation(
              timeMicros, vantage, provenance, client, server, question, rcode));
    }
    List<Relevance.Part> parts = new ArrayList<>();
    for (RRsetCollector.Collected set : sets) {
      parts.add(new Relevance.Part(set.section(), set.set()));
    }
    // Version 1 says of a message with answers what was asked by its first record alone.
    DomainName asked =
        question != null ? question.name() : sets.isEmpty() ? null : sets.getFirst().set().owner();
    Relevance relevance = asked == null ? null : Relevance.of(asked, parts);
    for (int i = 0; i < sets.size(); i++) {
      RRsetCollector.Collected set = sets.get(i);
      if (relevance == null || !relevance.has(parts.get(i))) {
        continue;
      }
      sink.accept(
          new RRsetObservation(
              timeMicros,
              vantage,
              set.provenance(),
              client,
              server,
              question,
              set.section(),
              header.authority(),
              Origin.ZONE,
              set.set(),
              1,
              timeMicros,
              timeMicros));
    }
    return !sets.isEmpty() || question != null;
  }

  /** The name asked for, else null. */
  @Nullable DomainName name() {
    return question == null ? null : question.name();
  }
}
