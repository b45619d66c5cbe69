package fluxgate.format.ecsdns;

import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Flows as Packetbeat and Auditbeat report them: again and again, and once when they ended. */
final class EcsFlows {
  private static final int MOST_PORT = 65_535;

  private static final Outcome NOT_ENDED = Outcome.skipped("not_ended");

  private final EventRow row;
  private final KnownAddresses addresses;

  EcsFlows(EventRow row, KnownAddresses addresses) {
    this.row = row;
    this.addresses = addresses;
  }

  /** Whether the event that was read is of a flow. */
  boolean isFlow() {
    return row.flow.last.isPresent() && row.source.isPresent() && row.destination.isPresent();
  }

  /**
   * Hands over the connection.
   *
   * @param vantage by whether the client is a program of the machine that saw it
   */
  Outcome decode(Provenance place, Function<Boolean, Vantage> vantage, ObservationSink sink) {
    if (!row.flow.last.isTrue()) {
      return NOT_ENDED;
    }
    FieldValue transport = row.network.transport;
    if (!EventRow.says(transport)) {
      return ConnectionLine.NO_PROTOCOL;
    }
    int protocol = ConnectionLine.protocol(transport);
    if (protocol == 0) {
      return ConnectionLine.NOT_TCP_OR_UDP;
    }
    if (!EventRow.says(row.destination.port)) {
      return ConnectionLine.NO_PORT;
    }
    int port = row.destination.port.whole(MOST_PORT);
    if (port < 0) {
      return ConnectionLine.BAD_NUMBER;
    }
    if (row.source.port.is("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    FieldValue began = EventRow.first(row.event.start, row.event.end, row.timestamp);
    FieldValue ended = EventRow.first(row.event.end, row.timestamp, row.event.start);
    if (!EventRow.says(began)) {
      return ConnectionLine.NO_TIME;
    }
    long start = began.timeMicrosUtc();
    long end = ended.timeMicrosUtc();
    if (start == Timestamps.BAD || end == Timestamps.BAD) {
      return ConnectionLine.BAD_TIME;
    }
    if (!EventRow.says(row.source.ip)) {
      return ConnectionLine.NO_SOURCE;
    }
    if (!EventRow.says(row.destination.ip)) {
      return ConnectionLine.NO_DESTINATION;
    }
    IpAddress source = addresses.address(row.source.ip);
    IpAddress destination = addresses.address(row.destination.ip);
    if (source == null || destination == null) {
      return ConnectionLine.BAD_ADDRESS;
    }
    if (ConnectionLine.isDnsInside(port, destination)) {
      return ConnectionLine.DNS_ITSELF;
    }
    Client client = client(source);
    sink.accept(
        new ConnectionObservation(
            start,
            Math.max(start, end),
            vantage.apply(client.host() != null),
            place,
            client,
            destination,
            protocol,
            port,
            result(protocol),
            ConnectionLine.volume(row.source.bytes, row.destination.bytes)));
    return Outcome.ACCEPTED;
  }

  /** The program is the machine's own: that of the client only where the flow goes out. */
  private Client client(IpAddress source) {
    boolean outwards = row.network.direction.is("egress") || row.network.direction.is("outbound");
    Client named = outwards ? row.endpoint(source) : null;
    return named == null ? Client.of(source) : named;
  }

  /** One packet back may be a reset; whether it was is not said. */
  private static @Nullable Result answered(int protocol, long packets) {
    boolean more = packets > (protocol == ConnectionObservation.TCP ? 1 : 0);
    return more ? Result.ESTABLISHED : packets > 0 ? Result.UNKNOWN : null;
  }

  private Result result(int protocol) {
    Result answered = answered(protocol, row.destination.packets.whole());
    boolean counted = row.source.packets.whole() > 0;
    return answered != null ? answered : counted ? Result.UNANSWERED : Result.UNKNOWN;
  }
}
