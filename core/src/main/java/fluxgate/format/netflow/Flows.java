package fluxgate.format.netflow;

import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.OneWayFlows;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Vantage;

/** Makes connections of the records of flows. */
final class Flows {
  private static final Vantage VANTAGE = new Vantage("netflow", Vantage.Position.BELOW_RECURSIVE);
  private static final int DNS_PORT = 53;
  private static final int MOST_PORT = 65_535;
  private static final int SYN = 0x02;
  private static final int RST = 0x04;

  /** biflowDirection of RFC 5103: the record begins at the side that was asked. */
  private static final int REVERSE_INITIATOR = 2;

  /** The uptime has 32 bits: it begins again after 49.7 days. */
  private static final long UPTIME_TURN = 1L << 32;

  /** No exporter's clocks differ by more. */
  private static final long DAY_MILLIS = 86_400_000;

  private static final int CREATED = 1;
  private static final int DENIED = 3;
  private static final int UPDATED = 5;

  private final OneWayFlows oneWay = new OneWayFlows(VANTAGE);

  void finish(ObservationSink sink) {
    oneWay.finish(sink);
  }

  Outcome take(FlowRecord flow, Export export, boolean sampled, ObservationSink sink) {
    IpAddress source = flow.source;
    IpAddress destination = flow.destination;
    if (source == null || destination == null || flow.protocol < 0) {
      return FlowReasons.NO_FLOW;
    }
    int protocol = (int) Math.min(flow.protocol, 256);
    if (protocol != ConnectionObservation.TCP && protocol != ConnectionObservation.UDP) {
      return FlowReasons.NOT_TCP_OR_UDP;
    }
    int sourcePort = port(flow.sourcePort);
    int port = port(flow.destinationPort);
    if (sourcePort < 0 || port < 0) {
      return FlowReasons.NO_PORTS;
    }
    if (sourcePort == DNS_PORT || ConnectionLine.isDnsInside(port, destination)) {
      return FlowReasons.DNS_ITSELF;
    }
    if (flow.firewallEvent == CREATED || flow.firewallEvent == UPDATED) {
      return FlowReasons.NOT_ENDED;
    }
    long end = endMicros(flow, export);
    long start = Timestamps.inRange(Math.min(startMicros(flow, export, end), end));
    if (start == Timestamps.BAD || Timestamps.inRange(end) == Timestamps.BAD) {
      return FlowReasons.BAD_TIME;
    }
    int flags = flow.flags < 0 ? OneWayFlows.NO_FLAGS : (int) (flow.flags & 0xFF);
    boolean both = flow.reversePackets >= 0 || flow.reverseOctets >= 0 || flow.responderOctets >= 0;
    if (!both && flow.biflowDirection <= 0 && flow.firewallEvent != DENIED) {
      oneWay.take(
          new OneWayFlows.Flow(
              start,
              end,
              source,
              sourcePort,
              destination,
              port,
              protocol,
              flow.octets,
              flags == 0 ? OneWayFlows.NO_FLAGS : flags,
              sampled,
              export.provenance()),
          sink);
      return Outcome.ACCEPTED;
    }
    boolean forward = flow.biflowDirection != REVERSE_INITIATOR;
    long sent = flow.initiatorOctets >= 0 ? flow.initiatorOctets : flow.octets;
    long received = flow.responderOctets >= 0 ? flow.responderOctets : flow.reverseOctets;
    boolean counted = !sampled && sent >= 0 && received >= 0;
    sink.accept(
        new ConnectionObservation(
            start,
            end,
            VANTAGE,
            export.provenance(),
            Client.of(forward ? source : destination),
            forward ? destination : source,
            protocol,
            forward ? port : sourcePort,
            result(flow, protocol, forward, sampled),
            counted ? new Volume(forward ? sent : received, forward ? received : sent) : null));
    return Outcome.ACCEPTED;
  }

  private static Result result(FlowRecord flow, int protocol, boolean forward, boolean sampled) {
    if (flow.firewallEvent == DENIED) {
      return Result.UNANSWERED;
    }
    boolean counted =
        flow.reversePackets >= 0 || flow.reverseOctets >= 0 || flow.responderOctets >= 0;
    boolean answered =
        flow.reversePackets > 0 || flow.reverseOctets > 0 || flow.responderOctets > 0;
    if (!answered) {
      return counted && !sampled ? Result.UNANSWERED : Result.UNKNOWN;
    }
    long flags = forward ? flow.reverseFlags : flow.flags;
    boolean refused =
        protocol == ConnectionObservation.TCP
            && flags >= 0
            && (flags & RST) != 0
            && (flags & SYN) == 0;
    return refused ? Result.REFUSED : Result.ESTABLISHED;
  }

  private static int port(long value) {
    return value < 0 || value > MOST_PORT ? -1 : (int) value;
  }

  /** What the record says of its end; when it was exported where it says nothing. */
  private static long endMicros(FlowRecord flow, Export export) {
    if (flow.endMicros >= 0) {
      return flow.endMicros;
    }
    if (flow.endBeforeExportMicros >= 0) {
      return export.timeMicros() - Math.min(flow.endBeforeExportMicros, export.timeMicros());
    }
    if (flow.lastUptimeMillis >= 0) {
      return atUptime(flow.lastUptimeMillis, flow, export);
    }
    if (flow.eventMicros >= 0) {
      return flow.eventMicros;
    }
    return flow.startMicros >= 0 && flow.durationMicros >= 0
        ? flow.startMicros + Math.min(flow.durationMicros, Long.MAX_VALUE - flow.startMicros)
        : export.timeMicros();
  }

  private static long startMicros(FlowRecord flow, Export export, long end) {
    if (flow.startMicros >= 0) {
      return flow.startMicros;
    }
    if (flow.startBeforeExportMicros >= 0) {
      return export.timeMicros() - Math.min(flow.startBeforeExportMicros, export.timeMicros());
    }
    if (flow.firstUptimeMillis >= 0) {
      return atUptime(flow.firstUptimeMillis, flow, export);
    }
    return flow.durationMicros >= 0 ? end - Math.min(flow.durationMicros, Math.max(end, 0)) : end;
  }

  /** The uptime's zero is told by the record, by the header, or by nothing: then by the export. */
  private static long atUptime(long millis, FlowRecord flow, Export export) {
    if (flow.uptimeZeroMillis >= 0) {
      long zero = Math.min(flow.uptimeZeroMillis, Long.MAX_VALUE / 2_000);
      long time = zero + (millis & 0xFFFF_FFFFL);
      long turns = Math.floorDiv(export.timeMicros() / 1_000 + DAY_MILLIS - time, UPTIME_TURN);
      return (time + turns * UPTIME_TURN) * 1_000;
    }
    if (export.uptimeMillis() != Export.NO_UPTIME) {
      return export.atUptime(millis);
    }
    long last = flow.lastUptimeMillis < 0 ? millis : flow.lastUptimeMillis;
    return export.timeMicros() - Math.clamp(last - millis, 0, 1L << 32) * 1_000;
  }
}
