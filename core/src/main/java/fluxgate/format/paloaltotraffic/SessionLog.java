package fluxgate.format.paloaltotraffic;

import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;

/** What a traffic log says of a session, in either notation: the fields that are read. */
record SessionLog(
    FieldValue subtype,
    FieldValue source,
    FieldValue destination,
    FieldValue natDestination,
    FieldValue sourcePort,
    FieldValue port,
    FieldValue natPort,
    FieldValue protocol,
    FieldValue sent,
    FieldValue received) {
  private static final Outcome NOT_ENDED = Outcome.skipped("not_ended");

  /** Whether the session goes on. */
  boolean isBeginning() {
    return subtype.is("start");
  }

  /**
   * Hands the session over.
   *
   * @param began or {@link Timestamps#BAD}, where nobody knows
   */
  Outcome take(
      ConnectionLine connections,
      long began,
      long end,
      Provenance provenance,
      ObservationSink sink) {
    if (isBeginning()) {
      return NOT_ENDED;
    }
    if (sourcePort.is("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    boolean rewritten =
        natDestination.isPresent()
            && !natDestination.isEmpty()
            && !natDestination.is("0.0.0.0")
            && !natDestination.is("::");
    boolean otherPort = rewritten && natPort.isPresent() && !natPort.isEmpty() && !natPort.is("0");
    boolean denied = subtype.is("deny") || subtype.is("drop");
    boolean answered = !denied && received.whole() > 0;
    return connections.take(
        began == Timestamps.BAD || began > end ? end : began,
        end,
        source,
        rewritten ? natDestination : destination,
        protocol,
        otherPort ? natPort : port,
        answered ? Result.ESTABLISHED : Result.UNANSWERED,
        ConnectionLine.volume(sent, received),
        provenance,
        sink);
  }
}
