package fluxgate.format.azureflow;

import fluxgate.format.Frame;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.ObservationSink;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Rows of traffic analytics' tables: flows of one interval, added up. */
final class FlowTable {
  /** A row names those that the flows of an hour had in common; real ones name dozens. */
  private static final int MOST_ADDRESSES = 1_024;

  private static final Outcome OTHER_ROW = Outcome.skipped("other_row");
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");

  private final Input input;
  private final ConnectionLine connections;
  private final JsonLine json = new JsonLine();
  private final FieldRow row = new FieldRow();
  private final Column subType = new Column("SubType", "SubType_s");
  private final Column start = new Column("FlowStartTime", "FlowStartTime_t");
  private final Column end = new Column("FlowEndTime", "FlowEndTime_t");
  private final Column source = new Column("SrcIp", "SrcIP_s");
  private final Column destination = new Column("DestIp", "DestIP_s");
  private final Column sources = new Column("SrcPublicIps", "SrcPublicIPs_s");
  private final Column destinations = new Column("DestPublicIps", "DestPublicIPs_s");
  private final Column port = new Column("DestPort", "DestPort_d");
  private final Column protocol = new Column("L4Protocol", "L4Protocol_s");
  private final Column status = new Column("FlowStatus", "FlowStatus_s");
  private final Column sent = new Column("BytesSrcToDest", "BytesSrcToDest_d");
  private final Column received = new Column("BytesDestToSrc", "BytesDestToSrc_d");

  /** A column as the newer table calls it, and as the older one did. */
  private final class Column {
    private final FieldValue now;
    private final FieldValue then;

    Column(String now, String then) {
      this.now = row.value(now);
      this.then = row.value(then);
    }

    FieldValue get() {
      return now.isPresent() ? now : then;
    }

    boolean isSaid() {
      return get().isPresent() && !get().isEmpty();
    }
  }

  FlowTable(Input input, ConnectionLine connections) {
    this.input = input;
    this.connections = connections;
  }

  /** Whether the line is a row of one of the tables. */
  boolean recognises(String line) {
    byte[] octets = line.getBytes(StandardCharsets.UTF_8);
    return json.read(octets, 0, octets.length, row)
        && start.isSaid()
        && status.isSaid()
        && protocol.isSaid()
        && (source.isSaid() || sources.isSaid());
  }

  Outcome take(Frame frame, ObservationSink sink) {
    if (!json.read(frame.buffer, frame.start, frame.length, row)) {
      return BAD_JSON;
    }
    boolean other = subType.isSaid() && !subType.get().is("FlowLog");
    if (other || !status.isSaid() && !protocol.isSaid()) {
      return OTHER_ROW;
    }
    if (!start.isSaid()) {
      return ConnectionLine.NO_TIME;
    }
    long began = start.get().timeMicrosUtc();
    long ended = end.isSaid() ? end.get().timeMicrosUtc() : began;
    if (began == Timestamps.BAD || ended == Timestamps.BAD) {
      return ConnectionLine.BAD_TIME;
    }
    boolean single = source.isSaid() && destination.isSaid();
    FieldValue others = destination.isSaid() ? sources.get() : destinations.get();
    if (single) {
      return one(began, ended, source.get(), destination.get(), volume(), frame, sink);
    }
    if (!source.isSaid() && !destination.isSaid() || !others.isPresent()) {
      return source.isSaid() ? ConnectionLine.NO_DESTINATION : ConnectionLine.NO_SOURCE;
    }
    return each(began, ended, others, frame, sink);
  }

  /** {@code 192.0.2.7|2|0|0|5|1200|4800 198.51.100.9|…}: public addresses, with counts of each. */
  private Outcome each(
      long began, long ended, FieldValue others, Frame frame, ObservationSink sink) {
    Outcome outcome =
        destination.isSaid() ? ConnectionLine.NO_SOURCE : ConnectionLine.NO_DESTINATION;
    int from = 0;
    int count = 0;
    for (int at = 0; at <= others.length() && count < MOST_ADDRESSES; at++) {
      if (at < others.length() && others.charAt(at) != ' ') {
        continue;
      }
      int stop = from;
      while (stop < at && others.charAt(stop) != '|') {
        stop++;
      }
      if (stop > from) {
        FieldValue other = others.part(from, stop);
        FieldValue client = destination.isSaid() ? other : source.get();
        FieldValue server = destination.isSaid() ? destination.get() : other;
        Outcome one = one(began, ended, client, server, null, frame, sink);
        outcome = outcome.kind() == Outcome.Kind.ACCEPTED ? outcome : one;
        count++;
      }
      from = at + 1;
    }
    return outcome;
  }

  private Outcome one(
      long began,
      long ended,
      FieldValue client,
      FieldValue server,
      @Nullable Volume volume,
      Frame frame,
      ObservationSink sink) {
    return connections.take(
        began,
        ended,
        client,
        server,
        FlowTuple.protocol(protocol.get()),
        port.get(),
        result(volume),
        volume,
        input.locate(frame),
        sink);
  }

  private @Nullable Volume volume() {
    return ConnectionLine.volume(sent.get(), received.get());
  }

  private Result result(@Nullable Volume volume) {
    if (status.get().startsWith("D")) {
      return Result.UNANSWERED;
    }
    return volume != null && volume.received() > 0 ? Result.ESTABLISHED : Result.UNKNOWN;
  }
}
