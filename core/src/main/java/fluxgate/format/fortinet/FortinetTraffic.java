package fluxgate.format.fortinet;

import fluxgate.format.Frame;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.ObservationSink;
import org.jspecify.annotations.Nullable;

/** Lines that tell of traffic. */
final class FortinetTraffic {
  private static final Outcome NOT_ENDED = Outcome.skipped("not_ended");

  private final Input input;
  private final FortinetLine line;
  private final ConnectionLine connections = new ConnectionLine("fortinet");
  private final FieldValue source;
  private final FieldValue destination;
  private final FieldValue sourcePort;
  private final FieldValue port;
  private final FieldValue protocol;
  private final FieldValue action;
  private final FieldValue delta;
  private final FieldValue lasted;
  private final FieldValue sent;
  private final FieldValue received;
  private final FieldValue translation;
  private final FieldValue realDestination;
  private final FieldValue realPort;

  FortinetTraffic(Input input, FortinetLine line) {
    this.input = input;
    this.line = line;
    source = line.source();
    destination = line.destination();
    sourcePort = line.row().value("srcport");
    port = line.row().value("dstport");
    protocol = line.row().value("proto");
    action = line.action();
    delta = line.row().value("sentdelta");
    lasted = line.row().value("duration");
    sent = line.row().value("sentbyte");
    received = line.row().value("rcvdbyte");
    translation = line.row().value("trandisp");
    realDestination = line.row().value("tranip");
    realPort = line.row().value("tranport");
  }

  Outcome decode(Frame frame, ObservationSink sink) {
    // A session that goes on is logged again and again (accept with a delta), and once it ends,
    // with the delta of its last interval.
    if (action.is("start") || delta.isPresent() && action.is("accept")) {
      return NOT_ENDED;
    }
    long end = line.micros(frame);
    if (end == Timestamps.BAD) {
      return ConnectionLine.NO_TIME;
    }
    if (sourcePort.is("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    long seconds = lasted.isPresent() ? lasted.whole() : 0;
    boolean known = seconds > 0 && seconds < 1L << 31;
    boolean rewritten = translation.isPresent() && translation.text(16).contains("dnat");
    return connections.take(
        known ? end - seconds * 1_000_000 : end,
        end,
        source,
        rewritten && realDestination.isPresent() ? realDestination : destination,
        protocol,
        rewritten && realPort.isPresent() ? realPort : port,
        result(),
        volume(),
        input.locate(frame),
        sink);
  }

  private Result result() {
    if (action.is("deny") || action.is("ip-conn") || action.is("blocked") || action.is("timeout")) {
      return received.isPresent() && received.whole() > 0 ? Result.ESTABLISHED : Result.UNANSWERED;
    }
    if (received.isPresent()) {
      return received.whole() > 0 ? Result.ESTABLISHED : Result.UNKNOWN;
    }
    return Result.UNKNOWN;
  }

  private @Nullable Volume volume() {
    return ConnectionLine.volume(sent, received);
  }
}
