package fluxgate.format.suricataeve;

import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import org.jspecify.annotations.Nullable;

/** {@code flow} events: one connection each, logged when the flow timed out. */
final class EveFlows {
  private static final int MOST_PORT = 65_535;
  private static final int SYN = 0x02;
  private static final int RST = 0x04;

  private final EveRow row;
  private final KnownAddresses addresses;

  EveFlows(EveRow row, KnownAddresses addresses) {
    this.row = row;
    this.addresses = addresses;
  }

  Outcome decode(long logged, Vantage vantage, Provenance provenance, ObservationSink sink) {
    if (!row.flow.isPresent()) {
      return EveReasons.NO_FLOW;
    }
    if (!row.proto.isPresent()) {
      return EveReasons.NO_PROTO;
    }
    // A name, or a number where the system knows no names of protocols.
    int protocol = ConnectionLine.protocol(row.proto);
    if (protocol == 0) {
      return EveReasons.NOT_TCP_OR_UDP;
    }
    if (!row.destPort.isPresent()) {
      return EveReasons.NO_DEST_PORT;
    }
    int port = row.destPort.whole(MOST_PORT);
    if (port < 0) {
      return EveReasons.BAD_NUMBER;
    }
    if (!row.flow.start.isPresent()) {
      return EveReasons.NO_START;
    }
    long start = row.flow.start.timeMicros();
    if (start == Timestamps.BAD) {
      return EveReasons.BAD_TIME;
    }
    Client client = addresses.client(row.srcIp);
    IpAddress destination = addresses.address(row.destIp);
    if (client == null || destination == null) {
      return EveReasons.BAD_ADDRESS;
    }
    if (ConnectionLine.isDnsInside(port, destination)) {
      return EveReasons.DNS_ITSELF;
    }
    boolean hasVolume = row.flow.bytesToServer.isPresent() && row.flow.bytesToClient.isPresent();
    Volume volume = hasVolume ? volume() : null;
    boolean badPackets =
        row.flow.packetsToClient.isPresent() && row.flow.packetsToClient.whole() < 0;
    if (badPackets || (hasVolume && volume == null)) {
      return EveReasons.BAD_NUMBER;
    }
    sink.accept(
        new ConnectionObservation(
            start,
            Math.max(start, logged),
            vantage,
            provenance,
            client,
            destination,
            protocol,
            port,
            result(protocol),
            volume));
    return Outcome.ACCEPTED;
  }

  private @Nullable Volume volume() {
    long sent = row.flow.bytesToServer.whole();
    long received = row.flow.bytesToClient.whole();
    return sent < 0 || received < 0 ? null : new Volume(sent, received);
  }

  private Result result(int protocol) {
    if (!row.flow.packetsToClient.isPresent()) {
      return Result.UNKNOWN;
    }
    if (row.flow.packetsToClient.whole() == 0) {
      return Result.UNANSWERED;
    }
    int flags = EveHeader.hexadecimal(row.tcp.flagsToClient);
    boolean refused =
        protocol == ConnectionObservation.TCP
            && flags >= 0
            && (flags & RST) != 0
            && (flags & SYN) == 0;
    return refused ? Result.REFUSED : Result.ESTABLISHED;
  }
}
