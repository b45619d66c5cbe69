package fluxgate.format.nfdump;

import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.OneWayFlows;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;

/**
 * Makes connections of nfdump's records, which count one direction unless both were put together.
 */
final class NfdumpFlows {
  private static final int DNS_PORT = 53;
  private static final int ACK = 0x10;
  private static final int MOST_PORT = 65_535;

  private final FieldValue type;
  private final FieldValue first;
  private final FieldValue last;
  private final FieldValue duration;
  private final FieldValue source4;
  private final FieldValue source6;
  private final FieldValue destination4;
  private final FieldValue destination6;
  private final FieldValue sourcePort;
  private final FieldValue destinationPort;
  private final FieldValue proto;
  private final FieldValue flags;
  private final FieldValue inBytes;
  private final FieldValue outBytes;
  private final FieldValue outPackets;
  private final FieldValue sampled;
  private final OneWayFlows oneWay;
  private final ConnectionLine connections = new ConnectionLine("nfdump");

  NfdumpFlows(FieldRow row, Vantage vantage) {
    type = row.value("type");
    first = row.value("first");
    last = row.value("last");
    duration = row.value("duration");
    source4 = row.value("src4_addr");
    source6 = row.value("src6_addr");
    destination4 = row.value("dst4_addr");
    destination6 = row.value("dst6_addr");
    sourcePort = row.value("src_port");
    destinationPort = row.value("dst_port");
    proto = row.value("proto");
    flags = row.value("tcp_flags");
    inBytes = row.value("in_bytes");
    outBytes = row.value("out_bytes");
    outPackets = row.value("out_packets");
    sampled = row.value("sampled");
    oneWay = new OneWayFlows(vantage);
  }

  /** Whether the record is none of a flow. */
  boolean isOther() {
    return type.isPresent() && !type.is("FLOW");
  }

  FieldValue first() {
    return first;
  }

  FieldValue last() {
    return last;
  }

  Outcome take(long start, long said, Provenance provenance, ObservationSink sink) {
    if (!first.isPresent()) {
      return ConnectionLine.NO_TIME;
    }
    long lasted = duration.isPresent() ? duration.durationMicros() : 0;
    long end =
        last.isPresent() || lasted == Timestamps.BAD ? said : Timestamps.inRange(start) + lasted;
    FieldValue from = source4.isPresent() ? source4 : source6;
    FieldValue to = destination4.isPresent() ? destination4 : destination6;
    boolean both = outPackets.isPresent() && outPackets.whole() > 0;
    int asking = sourcePort.whole(MOST_PORT);
    int asked = destinationPort.whole(MOST_PORT);
    IpAddress source = from.address();
    IpAddress destination = to.address();
    int protocol = ConnectionLine.protocol(proto);
    boolean pairs =
        !both
            && asking >= 0
            && asked >= 0
            && asked != DNS_PORT
            && protocol != 0
            && source != null
            && destination != null
            && Timestamps.inRange(start) != Timestamps.BAD
            && Timestamps.inRange(end) != Timestamps.BAD;
    if (!pairs || source == null || destination == null) {
      return connections.take(
          start,
          end,
          from,
          to,
          proto,
          destinationPort,
          neverAcknowledged(protocol) ? Result.REFUSED : Result.ESTABLISHED,
          ConnectionLine.volume(inBytes, outBytes),
          provenance,
          sink);
    }
    if (asking == DNS_PORT) {
      return ConnectionLine.DNS_ITSELF;
    }
    oneWay.take(
        new OneWayFlows.Flow(
            start,
            Math.max(start, end),
            source,
            asking,
            destination,
            asked,
            protocol,
            inBytes.whole(),
            flags(),
            sampled.isPresent() && !sampled.is("0"),
            provenance),
        sink);
    return Outcome.ACCEPTED;
  }

  void finish(ObservationSink sink) {
    oneWay.finish(sink);
  }

  private boolean neverAcknowledged(int protocol) {
    int seen = flags();
    return protocol == ConnectionObservation.TCP
        && seen != OneWayFlows.NO_FLAGS
        && (seen & ACK) == 0;
  }

  /**
   * {@code ...AP.SF}: letters where they were seen, dots where not; nothing at all is not known.
   */
  private int flags() {
    String letters = "FSRPAU";
    int seen = 0;
    for (int i = 0; i < Math.min(flags.length(), 16); i++) {
      int bit = letters.indexOf(flags.charAt(i));
      seen |= bit < 0 ? 0 : 1 << bit;
    }
    return seen == 0 ? OneWayFlows.NO_FLAGS : seen;
  }
}
