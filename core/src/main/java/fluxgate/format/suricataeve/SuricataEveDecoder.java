package fluxgate.format.suricataeve;

import fluxgate.format.DecoderState;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ObservationSink;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Suricata eve.json. */
public final class SuricataEveDecoder implements ResumableDecoder {
  private static final String UNNAMED = "suricata-eve";

  /** RFC 1035 host names have at most 253 characters. */
  private static final int MOST_SENSOR = 253;

  private final Input input;
  private final JsonLine json = new JsonLine();
  private final EveRow row = new EveRow();
  private final KnownAddresses addresses = new KnownAddresses();
  private final EveDns dns = new EveDns(row, addresses);
  private final EveFlows flows = new EveFlows(row, addresses);
  private Sensor last = Sensor.of(UNNAMED);

  public SuricataEveDecoder(Input input) {
    this.input = input;
  }

  public static boolean recognises(Head head) {
    JsonLine json = new JsonLine();
    for (String line : head.lines()) {
      Set<String> names = json.names(line);
      if (names.contains("event_type") && names.contains("timestamp")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public DecoderState state() {
    return dns.state();
  }

  @Override
  public void resume(DecoderState state) {
    dns.resume(state);
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (!json.read(frame.buffer, frame.start, frame.length, row)) {
      return EveReasons.BAD_JSON;
    }
    if (json.mayHaveEscapes()) {
      row.unescape(false);
    }
    boolean flow = row.eventType.is("flow");
    if (!flow && !row.eventType.is("dns")) {
      return row.eventType.isPresent() ? EveReasons.OTHER_EVENT_TYPE : EveReasons.NO_EVENT_TYPE;
    }
    Outcome missing = missing();
    if (missing != null) {
      return missing;
    }
    long time = row.timestamp.timeMicros();
    if (time == Timestamps.BAD) {
      return EveReasons.BAD_TIME;
    }
    dns.flushBefore(time, sink);
    Sensor sensor = sensor();
    return flow
        ? flows.decode(time, sensor.below(), input.locate(frame), sink)
        : dns.decode(time, sensor, input.locate(frame), sink);
  }

  /** The sensor that the event names, mostly the one before. */
  private Sensor sensor() {
    if (row.host.isEmpty() ? last.name().equals(UNNAMED) : row.host.is(last.name())) {
      return last;
    }
    last = Sensor.of(row.host.isEmpty() ? UNNAMED : row.host.text(MOST_SENSOR));
    return last;
  }

  /** Why the event cannot be used for want of a member, or null. */
  private @Nullable Outcome missing() {
    if (!row.timestamp.isPresent()) {
      return EveReasons.NO_TIMESTAMP;
    }
    if (!row.srcIp.isPresent()) {
      return EveReasons.NO_SRC_IP;
    }
    return row.destIp.isPresent() ? null : EveReasons.NO_DEST_IP;
  }

  @Override
  public void finish(ObservationSink sink) {
    dns.flush(sink);
  }
}
