package fluxgate.format.windowsdnsanalytical;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.LogClock;
import fluxgate.format.Outcome;
import fluxgate.format.message.Endpoint;
import fluxgate.format.message.Exchange;
import fluxgate.format.message.MessageObservations;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.HostVantage;
import fluxgate.format.text.Timestamps;
import fluxgate.format.windows.WindowsEvent;
import fluxgate.net.IpAddress;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.Vantage.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The analytical events of the Windows DNS server: whole messages on both of its sides. */
public final class WindowsDnsAnalyticalDecoder implements Decoder {
  private static final String ID = "windows-dns-analytical";
  private static final List<String> PROVIDERS = List.of("Microsoft-Windows-DNSServer");

  private static final int QUERY_RECEIVED = 256;
  private static final int RESPONSE_SUCCESS = 257;
  private static final int RESPONSE_FAILURE = 258;
  private static final int IGNORED_QUERY = 259;
  private static final int RECURSE_QUERY_OUT = 260;
  private static final int RECURSE_RESPONSE_IN = 261;
  private static final int RECURSE_QUERY_TIMEOUT = 262;

  private static final int MOST_PORT = 65_535;
  private static final int MOST_TYPE = 65_535;
  private static final int MOST_RCODE = 4_095;

  private static final Outcome IGNORED = Outcome.skipped("query_ignored");
  private static final Outcome TIMED_OUT = Outcome.skipped("query_timed_out");
  private static final Outcome NO_PACKET_DATA = Outcome.rejected("no_packet_data");
  private static final Outcome BAD_PACKET_DATA = Outcome.rejected("bad_packet_data");
  private static final Outcome CUT_PACKET_DATA = Outcome.rejected("cut_packet_data");
  private static final Outcome NO_CLIENT = Outcome.rejected("no_client");
  private static final Outcome NO_SERVER = Outcome.rejected("no_server");
  private static final Outcome NO_NAME = Outcome.rejected("no_name");
  private static final Outcome NO_TYPE = Outcome.rejected("no_type");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");

  private final Input input;
  private final LogClock clock;
  private final WindowsEvent<ServerData> event = new WindowsEvent<>(PROVIDERS, ServerData::new);
  private final PacketData packet = new PacketData();
  private final MessageObservations messages = new MessageObservations();
  private final HostVantage below = new HostVantage(ID, Position.BELOW_RECURSIVE);
  private final HostVantage above = new HostVantage(ID, Position.ABOVE_RECURSIVE);

  public WindowsDnsAnalyticalDecoder(Input input) {
    this.input = input;
    clock = input.clock();
  }

  /** Whether one of the first lines is an event of the server's provider. */
  public static boolean recognises(Head head) {
    WindowsEvent<ServerData> event = new WindowsEvent<>(PROVIDERS, ServerData::new);
    return event.isIn(head, List.of(PROVIDERS.get(0), "PacketData"), () -> looksLikeIt(event));
  }

  private static boolean looksLikeIt(WindowsEvent<ServerData> event) {
    return event.id() >= QUERY_RECEIVED
        && event.id() <= RECURSE_QUERY_TIMEOUT
        && event.data().qname.isPresent()
        && event.data().packetData.isPresent();
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    Outcome noEvent = event.read(frame);
    if (noEvent != null) {
      return noEvent;
    }
    int id = event.id();
    return switch (id) {
      case QUERY_RECEIVED, RESPONSE_SUCCESS, RESPONSE_FAILURE -> withClient(id, frame, sink);
      case RECURSE_QUERY_OUT, RECURSE_RESPONSE_IN -> upstream(id, frame, sink);
      case IGNORED_QUERY -> IGNORED;
      case RECURSE_QUERY_TIMEOUT -> TIMED_OUT;
      default -> id < 0 ? WindowsEvent.BAD_NUMBER : WindowsEvent.OTHER_EVENT;
    };
  }

  @Override
  public void finish(ObservationSink sink) {
    messages.finish(sink);
  }

  /** Between a client and this server. */
  private Outcome withClient(int id, Frame frame, ObservationSink sink) {
    ServerData data = event.data();
    long time = time();
    if (time == Timestamps.BAD) {
      return event.hasTime() ? WindowsEvent.BAD_TIME : WindowsEvent.NO_TIME;
    }
    FieldValue other = id == QUERY_RECEIVED ? data.source : data.destination;
    if (!WindowsEvent.isSaid(other)) {
      return NO_CLIENT;
    }
    IpAddress client = other.address();
    if (client == null) {
      return BAD_ADDRESS;
    }
    Exchange exchange =
        new Exchange(
            time,
            below.of(event.machine()),
            input.locate(frame),
            new Endpoint(client, Math.max(0, data.port.whole(MOST_PORT))),
            data.interfaceIp.address(),
            null,
            isPolicy(data));
    boolean whole = WindowsEvent.isSaid(data.packetData);
    if (!whole && id == RESPONSE_SUCCESS) {
      return NO_PACKET_DATA;
    }
    if (!whole) {
      return question(id == RESPONSE_FAILURE ? rcode(data) : null, exchange, sink);
    }
    Outcome damage = readPacket(data);
    if (damage != null) {
      return damage;
    }
    // Of a failure the server may show the query that it could not answer.
    return id == RESPONSE_FAILURE && !packet.isResponse()
        ? question(rcode(data), exchange, sink)
        : messages.observe(packet.octets(), 0, packet.length(), exchange, sink);
  }

  /** Between this server and one that it asks. */
  private Outcome upstream(int id, Frame frame, ObservationSink sink) {
    ServerData data = event.data();
    long time = time();
    if (time == Timestamps.BAD) {
      return event.hasTime() ? WindowsEvent.BAD_TIME : WindowsEvent.NO_TIME;
    }
    FieldValue other = id == RECURSE_QUERY_OUT ? data.destination : data.source;
    if (!WindowsEvent.isSaid(other)) {
      return NO_SERVER;
    }
    IpAddress server = other.address();
    if (server == null) {
      return BAD_ADDRESS;
    }
    if (!WindowsEvent.isSaid(data.packetData)) {
      return NO_PACKET_DATA;
    }
    Outcome damage = readPacket(data);
    if (damage != null) {
      return damage;
    }
    Exchange exchange =
        new Exchange(
            time,
            above.of(event.machine()),
            input.locate(frame),
            // Whose the port is, is not documented; the id and the question tell which is meant.
            new Endpoint(server, 0),
            server,
            null,
            false);
    return messages.observe(packet.octets(), 0, packet.length(), exchange, sink);
  }

  private long time() {
    return event.hasTime() ? Timestamps.inRange(event.timeMicros(clock)) : Timestamps.BAD;
  }

  /** A policy by name; the server writes {@code NULL} for none. */
  private static boolean isPolicy(ServerData data) {
    return WindowsEvent.isSaid(data.policyName) && !data.policyName.is("NULL");
  }

  /** Takes the message in; the reason where it is none. */
  private @Nullable Outcome readPacket(ServerData data) {
    if (!packet.read(data.packetData)) {
      return BAD_PACKET_DATA;
    }
    if (!WindowsEvent.isSaid(data.bufferSize)) {
      return null;
    }
    int size = data.bufferSize.whole(MOST_PORT);
    if (size < 0) {
      return WindowsEvent.BAD_NUMBER;
    }
    return packet.cutTo(size) ? null : CUT_PACKET_DATA;
  }

  private static @Nullable Rcode rcode(ServerData data) {
    int code = data.rcode.whole(MOST_RCODE);
    return code < 0 ? null : new Rcode(code);
  }

  /** What the event itself says was asked. */
  private Outcome question(@Nullable Rcode rcode, Exchange exchange, ObservationSink sink) {
    ServerData data = event.data();
    if (!WindowsEvent.isSaid(data.qname)) {
      return NO_NAME;
    }
    if (!WindowsEvent.isSaid(data.qtype)) {
      return NO_TYPE;
    }
    DomainName name = data.qname.name();
    if (name == null) {
      return BAD_NAME;
    }
    int type = data.qtype.whole(MOST_TYPE);
    if (type < 0) {
      return WindowsEvent.BAD_NUMBER;
    }
    sink.accept(
        new QuestionObservation(
            exchange.timeMicros(),
            exchange.vantage(),
            exchange.provenance(),
            exchange.client(),
            exchange.server(),
            new Question(name, new RRType(type)),
            rcode));
    return Outcome.ACCEPTED;
  }
}
