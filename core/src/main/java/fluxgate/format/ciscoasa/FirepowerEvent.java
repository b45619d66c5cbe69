package fluxgate.format.ciscoasa;

import fluxgate.format.Frame;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.ObservationSink;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The end of a connection as Firepower tells it (430003): {@code key: value} pairs with commas. */
final class FirepowerEvent {
  private static final FieldValue ABSENT = new FieldValue();

  private final Input input;
  private final ConnectionLine connections;

  FirepowerEvent(Input input, ConnectionLine connections) {
    this.input = input;
    this.connections = connections;
  }

  Outcome decode(String text, Frame frame, ObservationSink sink) {
    if (value(text, "SrcPort").is("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    FieldValue first = value(text, "FirstPacketSecond");
    long start = first.isPresent() ? first.timeMicros() : frame.wrappedMicros;
    if (start == Timestamps.BAD) {
      return first.isPresent() ? ConnectionLine.BAD_TIME : ConnectionLine.NO_TIME;
    }
    long seconds = value(text, "ConnectionDuration").whole();
    boolean known = seconds > 0 && seconds < 1L << 31;
    Volume volume =
        ConnectionLine.volume(value(text, "InitiatorBytes"), value(text, "ResponderBytes"));
    return connections.take(
        start,
        known ? start + seconds * 1_000_000 : start,
        value(text, "SrcIP"),
        value(text, "DstIP"),
        value(text, "Protocol"),
        value(text, "DstPort"),
        result(value(text, "AccessControlRuleAction").text(64), volume),
        volume,
        input.locate(frame),
        sink);
  }

  private static Result result(String action, @Nullable Volume volume) {
    if (volume != null && volume.received() > 0) {
      return Result.ESTABLISHED;
    }
    boolean blocked = action.toLowerCase(Locale.ROOT).contains("block");
    return blocked || volume != null ? Result.UNANSWERED : Result.UNKNOWN;
  }

  /** What stands behind {@code key: } up to the next comma. */
  private static FieldValue value(String text, String key) {
    int at = text.indexOf(" " + key + ": ");
    if (at < 0 && !text.startsWith(key + ": ")) {
      return ABSENT;
    }
    int from = (at < 0 ? 0 : at + 1) + key.length() + 2;
    int comma = text.indexOf(',', from);
    String said = text.substring(from, comma < 0 ? text.length() : comma);
    return FieldValue.of(said.strip().getBytes(StandardCharsets.ISO_8859_1));
  }
}
