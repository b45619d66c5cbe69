package fluxgate.format.azureflow;

import fluxgate.format.Outcome;
import fluxgate.format.text.BegunConnections;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.SeparatedLine;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The tuples of network security group flow logs and of virtual network flow logs. */
final class FlowTuple {
  private static final int FEWEST_FIELDS = 8;

  /** Seconds since the epoch lie below it until the year 5138, milliseconds above it since 1973. */
  private static final long FIRST_MILLIS = 100_000_000_000L;

  /** A flow that continues is logged once a minute, and its octets are counted anew. */
  private static final long ONE_INTERVAL_MICROS = 60_000_000;

  private static final Outcome CONTINUING = Outcome.skipped("continuing");
  private static final Outcome TOO_FEW_FIELDS = Outcome.rejected("too_few_fields");
  private static final Outcome BAD_STATE = Outcome.rejected("bad_state");

  private static final FieldValue TCP = FieldValue.of("tcp".getBytes(StandardCharsets.US_ASCII));
  private static final FieldValue UDP = FieldValue.of("udp".getBytes(StandardCharsets.US_ASCII));

  private final ConnectionLine connections;
  private final BegunConnections begun = new BegunConnections();
  private final SeparatedLine cells = new SeparatedLine(',');

  FlowTuple(ConnectionLine connections) {
    this.connections = connections;
  }

  /** {@code T} and {@code U} in words that other logs have; anything else as it is. */
  static FieldValue protocol(FieldValue value) {
    return value.is("T") ? TCP : value.is("U") ? UDP : value;
  }

  /** Whether the text looks like a tuple, of either log. */
  static boolean looksLikeOne(String text) {
    String[] cells = text.split(",", FEWEST_FIELDS);
    return cells.length == FEWEST_FIELDS
        && cells[0].length() >= 10
        && cells[0].chars().allMatch(c -> c >= '0' && c <= '9')
        && (cells[6].equals("I") || cells[6].equals("O"));
  }

  Outcome take(byte[] buffer, int start, int length, Provenance here, ObservationSink sink) {
    cells.read(buffer, start, length);
    if (cells.count() < FEWEST_FIELDS) {
      return TOO_FEW_FIELDS;
    }
    FieldValue time = cells.get(0);
    if (time.isEmpty()) {
      return ConnectionLine.NO_TIME;
    }
    long micros = time.whole() >= FIRST_MILLIS ? time.timeMicrosOfMillis() : time.timeMicros();
    // Security groups say first what was decided, and, in version 2, then the state of the flow.
    boolean decided = cells.get(5).is("T") || cells.get(5).is("U");
    boolean denied = cells.get(7).is("D");
    FieldValue state = decided ? cells.get(8) : cells.get(7);
    if (denied || !state.isPresent() || state.isEmpty()) {
      return take(micros, micros, denied ? Result.UNANSWERED : Result.UNKNOWN, null, here, sink);
    }
    return switch (state.text(2)) {
      case "B" -> begin(micros, here, sink);
      case "C" -> begun.has(key()) ? CONTINUING : begin(micros, here, sink);
      case "E" -> end(micros, here, sink);
      default -> BAD_STATE;
    };
  }

  private Outcome take(
      long start,
      long end,
      Result result,
      @Nullable Volume volume,
      Provenance here,
      ObservationSink sink) {
    return connections.take(
        start,
        end,
        cells.get(1),
        cells.get(2),
        protocol(cells.get(5)),
        cells.get(4),
        result,
        volume,
        here,
        sink);
  }

  /** Addresses, ports and protocol. */
  private String key() {
    StringBuilder key = new StringBuilder();
    for (int i = 1; i <= 5; i++) {
      key.append(cells.get(i).text(64)).append(',');
    }
    return key.toString();
  }

  private Outcome begin(long micros, Provenance here, ObservationSink sink) {
    return connections.begin(
        key(),
        micros,
        cells.get(1),
        cells.get(2),
        protocol(cells.get(5)),
        cells.get(4),
        here,
        begun,
        sink);
  }

  private Outcome end(long micros, Provenance here, ObservationSink sink) {
    return begun.end(key(), began -> end(began, micros, here, sink));
  }

  private Outcome end(
      @Nullable ConnectionObservation began, long micros, Provenance here, ObservationSink sink) {
    Volume since = ConnectionLine.volume(cells.get(10), cells.get(12));
    if (began == null) {
      return take(micros, micros, result(since), null, here, sink);
    }
    if (Timestamps.inRange(micros) == Timestamps.BAD) {
      return ConnectionLine.BAD_TIME;
    }
    boolean all = micros - began.timeMicros() <= ONE_INTERVAL_MICROS;
    sink.accept(
        new ConnectionObservation(
            began.timeMicros(),
            Math.max(micros, began.timeMicros()),
            began.vantage(),
            here,
            began.client(),
            began.destination(),
            began.protocol(),
            began.port(),
            result(since),
            all ? since : null));
    return Outcome.ACCEPTED;
  }

  private static Result result(@Nullable Volume volume) {
    return volume != null && volume.received() > 0 ? Result.ESTABLISHED : Result.UNKNOWN;
  }

  void finish(ObservationSink sink) {
    begun.finish(sink);
  }
}
