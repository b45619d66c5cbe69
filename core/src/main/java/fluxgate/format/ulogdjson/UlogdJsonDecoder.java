package fluxgate.format.ulogdjson;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.BegunConnections;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.ObservationSink;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Connections and logged packets of Linux, as ulogd writes them in JSON. */
public final class UlogdJsonDecoder implements Decoder {
  private static final int MOST_PORT = 65_535;
  private static final int FIRST_UNPRIVILEGED = 1_024;

  /** Seconds that still fit, as microseconds. */
  private static final long MOST_SECONDS = 1L << 33;

  /** Where in its datagram a fragment lies; the bits above say whether there may be any. */
  private static final int FRAGMENT_OFFSET = 0x1FFF;

  /** Headers of IP and TCP without options; a server that agrees has options to say. */
  private static final int BARE_HEADERS = 40;

  private static final int BARE_HEADERS_V6 = 60;

  /** Octets that the options of a SYN take at most (RFC 9293, 3.1). */
  private static final int MOST_OPTIONS = 40;

  private static final Outcome STATE_CHANGE = Outcome.skipped("state_change");
  private static final Outcome NOT_A_BEGINNING = Outcome.skipped("not_a_beginning");
  private static final Outcome OTHER_RECORD = Outcome.skipped("other_record");
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");

  private final Input input;
  private final ConnectionLine connections = new ConnectionLine("ulogd-json");
  private final BegunConnections begun = new BegunConnections();
  private final JsonLine json = new JsonLine();
  private final FieldRow row = new FieldRow();
  private final FieldValue timestamp = row.value("timestamp");
  private final FieldValue timestampV1 = row.value("@timestamp");
  private final FieldValue source = row.value("src_ip");
  private final FieldValue destination = row.value("dest_ip");
  private final FieldValue family = row.value("oob.family");

  // Of a connection.
  private final FieldValue event = row.value("ct.event");
  private final FieldValue id = row.value("ct.id");
  private final FieldValue carried = row.value("orig.ip.protocol");
  private final FieldValue sourcePort = row.value("orig.l4.sport");
  private final FieldValue port = row.value("orig.l4.dport");
  private final FieldValue packets = row.value("orig.raw.pktcount");
  private final FieldValue sent = row.value("orig.raw.pktlen");
  private final FieldValue packetsBack = row.value("reply.raw.pktcount");
  private final FieldValue received = row.value("reply.raw.pktlen");
  private final FieldValue realDestination = row.value("reply.ip.saddr.str");
  private final FieldValue realPort = row.value("reply.l4.sport");
  private final FieldValue startSeconds = row.value("flow.start.sec");
  private final FieldValue startMicros = row.value("flow.start.usec");
  private final FieldValue endSeconds = row.value("flow.end.sec");
  private final FieldValue endMicros = row.value("flow.end.usec");

  // Of a packet.
  private final FieldValue protocol = row.value("ip.protocol");
  private final FieldValue fragment = row.value("ip.fragoff");
  private final FieldValue from = row.value("src_port");
  private final FieldValue to = row.value("dest_port");
  private final FieldValue syn = row.value("tcp.syn");
  private final FieldValue ack = row.value("tcp.ack");
  private final FieldValue action = row.value("action");
  private final FieldValue packetSeconds = row.value("oob.time.sec");
  private final FieldValue packetMicros = row.value("oob.time.usec");

  public UlogdJsonDecoder(Input input) {
    this.input = input;
  }

  /** By the members that go with every connection or packet. */
  public static boolean recognises(Head head) {
    JsonLine json = new JsonLine();
    for (String line : head.lines()) {
      if (line.contains("\"oob.family\"")) {
        Set<String> names = json.names(line);
        if (names.contains("oob.family")
            && (names.contains("orig.ip.protocol") || names.contains("raw.pktlen"))) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    if (!json.read(frame.buffer, frame.start, frame.length, row)) {
      return BAD_JSON;
    }
    if (carried.isPresent()) {
      return connection(frame, sink);
    }
    return protocol.isPresent() ? packet(frame, sink) : OTHER_RECORD;
  }

  @Override
  public void finish(ObservationSink sink) {
    begun.finish(sink);
  }

  private Outcome connection(Frame frame, ObservationSink sink) {
    if (event.is("2")) {
      return STATE_CHANGE;
    }
    if (ConnectionLine.protocol(carried) == 0) {
      return ConnectionLine.NOT_TCP_OR_UDP;
    }
    if (sourcePort.is("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    boolean begins = event.is("1");
    FieldValue seconds = begins ? startSeconds : endSeconds;
    if (hasNoTime(seconds, frame)) {
      return ConnectionLine.NO_TIME;
    }
    long time = time(seconds, begins ? startMicros : endMicros, frame);
    // What the answers come from is where a rewritten destination really lies.
    FieldValue server = realDestination.isPresent() ? realDestination : destination;
    FieldValue serverPort = realPort.isPresent() ? realPort : port;
    String key = key();
    if (begins) {
      return connections.begin(
          key, time, source, server, carried, serverPort, input.locate(frame), begun, sink);
    }
    return begun.end(
        key,
        began ->
            connections.take(
                start(began == null ? time : began.timeMicros(), frame),
                time,
                source,
                server,
                carried,
                serverPort,
                result(),
                volume(),
                input.locate(frame),
                sink));
  }

  private long start(long told, Frame frame) {
    return startSeconds.isPresent() ? time(startSeconds, startMicros, frame) : told;
  }

  private String key() {
    return id.text(20)
        + ' '
        + carried.text(8)
        + ' '
        + source.text(64)
        + ' '
        + sourcePort.text(8)
        + ' '
        + destination.text(64)
        + ' '
        + port.text(8);
  }

  /**
   * Nothing is known where the kernel did not count. Who refuses answers with RST alone, and was
   * sent nothing but SYNs: whoever acknowledges an upload that was under way answers as barely.
   */
  private Result result() {
    if (!isCounted()) {
      return Result.UNKNOWN;
    }
    long answers = packetsBack.whole();
    if (answers <= 0) {
      return Result.UNANSWERED;
    }
    long header = family.is("10") ? BARE_HEADERS_V6 : BARE_HEADERS;
    long octets = received.whole();
    boolean bare = octets % header == 0 && octets / header == answers;
    boolean onlySyns = Math.ceilDiv(sent.whole(), header + MOST_OPTIONS) <= packets.whole();
    boolean tcp = ConnectionLine.protocol(carried) == ConnectionObservation.TCP;
    return tcp && bare && onlySyns ? Result.REFUSED : Result.ESTABLISHED;
  }

  private @Nullable Volume volume() {
    return isCounted() ? ConnectionLine.volume(sent, received) : null;
  }

  private boolean isCounted() {
    return packets.whole() > 0 || packetsBack.whole() > 0;
  }

  private Outcome packet(Frame frame, ObservationSink sink) {
    int number = ConnectionLine.protocol(protocol);
    if (number == ConnectionObservation.TCP && (!syn.isTrue() || ack.isTrue())) {
      return NOT_A_BEGINNING;
    }
    if (fragment.isPresent() && (fragment.whole(MOST_PORT) & FRAGMENT_OFFSET) != 0) {
      return NOT_A_BEGINNING;
    }
    if (from.is("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    int client = from.whole(MOST_PORT);
    boolean answers =
        client >= 0 && client < FIRST_UNPRIVILEGED && to.whole(MOST_PORT) >= FIRST_UNPRIVILEGED;
    if (number == ConnectionObservation.UDP && answers) {
      return NOT_A_BEGINNING;
    }
    if (hasNoTime(packetSeconds, frame)) {
      return ConnectionLine.NO_TIME;
    }
    long time = time(packetSeconds, packetMicros, frame);
    return connections.take(
        time,
        time,
        source,
        destination,
        protocol,
        to,
        action.is("blocked") ? Result.UNANSWERED : Result.UNKNOWN,
        null,
        input.locate(frame),
        sink);
  }

  private boolean hasNoTime(FieldValue seconds, Frame frame) {
    return !seconds.isPresent()
        && !timestamp.isPresent()
        && !timestampV1.isPresent()
        && frame.wrappedMicros == Timestamps.BAD;
  }

  /** The event's own time; else when it was written down, which says no offset where it is UTC. */
  private long time(FieldValue seconds, FieldValue micros, Frame frame) {
    if (seconds.isPresent()) {
      long whole = seconds.whole();
      int part = micros.isPresent() ? micros.whole(999_999) : 0;
      return whole < 0 || whole > MOST_SECONDS || part < 0
          ? Timestamps.BAD
          : Timestamps.inRange(whole * 1_000_000 + part);
    }
    FieldValue written = timestamp.isPresent() ? timestamp : timestampV1;
    return written.isPresent() ? written.timeMicrosUtc() : frame.wrappedMicros;
  }
}
