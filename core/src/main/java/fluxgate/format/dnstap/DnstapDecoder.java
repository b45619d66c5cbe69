package fluxgate.format.dnstap;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.message.Endpoint;
import fluxgate.format.message.Exchange;
import fluxgate.format.message.MessageObservations;
import fluxgate.format.message.ProtobufCursor;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Vantage;
import fluxgate.observation.Vantage.Position;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads dnstap data frames. */
public final class DnstapDecoder implements Decoder {
  private static final Outcome BAD_PROTOBUF = Outcome.rejected("bad_protobuf");
  private static final Outcome BAD_MESSAGE = Outcome.rejected("bad_dnstap_message");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome NO_WIRE_MESSAGE = Outcome.rejected("no_dns_message");
  private static final Outcome NOT_A_MESSAGE = Outcome.skipped("not_a_message");
  private static final Outcome OTHER_ROLE = Outcome.skipped("other_role");

  private static final int IDENTITY = 1;
  private static final int MESSAGE = 14;
  private static final int TYPE = 15;

  /** The only value that {@code Dnstap.type} has. */
  private static final int TYPE_MESSAGE = 1;

  /** Host names have at most 253 characters; identities are host names by custom. */
  private static final int MAX_IDENTITY = 255;

  private static final String CONTENT_TYPE = "protobuf:dnstap.Dnstap";

  /** A control frame is 512 octets at most, its escape and length before it. */
  private static final int FIRST_FRAME = 8 + 512;

  private final Input input;
  private final MessageObservations messages = new MessageObservations();
  private String sensor = "dnstap";

  public DnstapDecoder(Input input) {
    this.input = input;
  }

  /** By a first control frame, START or READY, that names the content type. */
  public static boolean recognises(Head head) {
    boolean control =
        head.octet(0) == 0
            && head.octet(1) == 0
            && head.octet(2) == 0
            && head.octet(3) == 0
            && (head.octet(11) == 2 || head.octet(11) == 4);
    return control
        && new String(
                head.bytes(), 0, Math.min(head.length(), FIRST_FRAME), StandardCharsets.ISO_8859_1)
            .contains(CONTENT_TYPE);
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    ProtobufCursor fields = new ProtobufCursor(frame.buffer, frame.start, frame.length);
    ProtobufCursor inside = null;
    boolean isMessage = false;
    String identity = "dnstap";
    while (fields.next()) {
      switch (fields.field()) {
        case IDENTITY -> identity = identity(frame, fields);
        case MESSAGE -> inside = fields.isDelimited() ? fields.inside() : null;
        case TYPE -> isMessage = fields.value() == TYPE_MESSAGE;
        default -> {
          // version, extra: nothing that we use
        }
      }
    }
    if (fields.isBroken()) {
      return BAD_PROTOBUF;
    }
    if (!isMessage || inside == null) {
      return NOT_A_MESSAGE;
    }
    TapMessage message = TapMessage.read(frame.buffer, inside);
    return message == null ? BAD_MESSAGE : observe(message, identity, frame, sink);
  }

  @Override
  public void finish(ObservationSink sink) {
    messages.finish(sink);
  }

  /** The sensor's own name; the same string again while it does not change. */
  private String identity(Frame frame, ProtobufCursor field) {
    int length = Math.min(field.length(), MAX_IDENTITY);
    if (length == 0) {
      return "dnstap";
    }
    String text = new String(frame.buffer, field.start(), length, StandardCharsets.UTF_8);
    if (!text.equals(sensor)) {
      sensor = text;
    }
    return sensor;
  }

  private Outcome observe(TapMessage message, String identity, Frame frame, ObservationSink sink) {
    Position position = position(message.role);
    if (position == null) {
      return OTHER_ROLE;
    }
    boolean response = message.role % 2 == 0;
    long timeMicros = response ? message.responseMicros() : message.queryMicros();
    int start = response ? message.responseStart : message.queryStart;
    int length = response ? message.responseLength : message.queryLength;
    if (length == 0) {
      return NO_WIRE_MESSAGE;
    }
    if (timeMicros == 0) {
      return NO_TIME;
    }
    Endpoint asker =
        message.queryAddress == null ? null : new Endpoint(message.queryAddress, message.queryPort);
    Exchange exchange =
        new Exchange(
            timeMicros,
            new Vantage(identity, position),
            input.locate(frame),
            asker,
            message.responseAddress,
            position == Position.ABOVE_RECURSIVE ? message.queryZone : null,
            message.policy);
    return messages.observe(frame.buffer, start, length, exchange, sink);
  }

  /**
   * Odd roles are queries, the even ones after them their responses; null for TOOL, UPDATE, later
   * ones.
   */
  private static @Nullable Position position(int role) {
    return switch (role) {
      // AUTH, RESOLVER, FORWARDER
      case 1, 2, 3, 4, 7, 8 -> Position.ABOVE_RECURSIVE;
      // CLIENT
      case 5, 6 -> Position.BELOW_RECURSIVE;
      // STUB
      case 9, 10 -> Position.STUB;
      default -> null;
    };
  }
}
