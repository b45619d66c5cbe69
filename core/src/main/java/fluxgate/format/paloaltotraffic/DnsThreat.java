package fluxgate.format.paloaltotraffic;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.Vantage;

/** A threat that was found in a question: somebody asked for a name that a signature knows. */
record DnsThreat(
    FieldValue subtype,
    FieldValue application,
    FieldValue name,
    FieldValue source,
    FieldValue destination) {
  private static final Outcome OTHER_LOG = Outcome.skipped("other_log");
  private static final Outcome NO_NAME = Outcome.rejected("no_name");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");

  /** Whether it is one, and not a threat in another application. */
  boolean isOne() {
    return subtype.is("spyware") && application.startsWith("dns");
  }

  Outcome take(long time, Vantage vantage, Provenance provenance, ObservationSink sink) {
    if (!isOne()) {
      return OTHER_LOG;
    }
    if (!name.isPresent() || name.isEmpty()) {
      return NO_NAME;
    }
    DomainName asked = name.name();
    if (asked == null || asked.isRoot()) {
      return BAD_NAME;
    }
    if (!source.isPresent() || source.isEmpty()) {
      return ConnectionLine.NO_SOURCE;
    }
    IpAddress client = source.address();
    if (client == null) {
      return ConnectionLine.BAD_ADDRESS;
    }
    sink.accept(
        new QuestionObservation(
            time,
            vantage,
            provenance,
            Client.of(client),
            destination.address(),
            new Question(asked, RRType.UNKNOWN),
            null));
    return Outcome.ACCEPTED;
  }
}
