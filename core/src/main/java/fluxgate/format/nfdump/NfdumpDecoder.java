package fluxgate.format.nfdump;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.LogClock;
import fluxgate.format.Outcome;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.LocalTimes;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Vantage;

/** nfdump's output in CSV and JSON. */
public final class NfdumpDecoder implements Decoder {
  private static final Vantage VANTAGE = new Vantage("nfdump", Vantage.Position.BELOW_RECURSIVE);

  private static final Outcome NO_HEADER = Outcome.rejected("no_header");
  private static final Outcome SUMMARY = Outcome.skipped("summary");
  private static final Outcome OTHER_RECORD = Outcome.skipped("other_record");
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");

  private final Input input;
  private final LogClock clock;
  private final FieldRow row = new FieldRow();
  private final NfdumpFlows flows;
  private final NfdumpColumns columns;
  private final JsonLine json = new JsonLine();

  private boolean afterSummary;

  public NfdumpDecoder(Input input) {
    this.input = input;
    clock = input.clock();
    flows = new NfdumpFlows(row, VANTAGE);
    columns = new NfdumpColumns(row);
  }

  public static boolean recognises(Head head) {
    boolean type = false;
    for (String line : head.lines()) {
      String bare = line.strip();
      if (NfdumpColumns.isHeader(bare)) {
        return true;
      }
      type |= bare.contains("\"type\" : \"FLOW\"") || bare.contains("\"type\":\"FLOW\"");
      if (type && (bare.contains("\"in_packets\"") || bare.contains("\"in_bytes\""))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    byte[] buffer = frame.buffer;
    int start = frame.start;
    int end = start + frame.length;
    while (start < end && isMark(buffer[start], " \t[,")) {
      start++;
    }
    while (end > start && isMark(buffer[end - 1], " \t\r\n],")) {
      end--;
    }
    if (start == end) {
      return Outcome.NOT_A_RECORD;
    }
    if (buffer[start] == '{') {
      return json.read(buffer, start, end - start, row) ? flow(frame, sink) : BAD_JSON;
    }
    return cells(frame, sink);
  }

  private static boolean isMark(byte octet, String marks) {
    return marks.indexOf(octet) >= 0;
  }

  private Outcome flow(Frame frame, ObservationSink sink) {
    return flows.isOther() ? OTHER_RECORD : take(frame, sink);
  }

  private Outcome cells(Frame frame, ObservationSink sink) {
    if (columns.isHeaderLine(frame)) {
      afterSummary = false;
      return Outcome.NOT_A_RECORD;
    }
    afterSummary |= NfdumpColumns.isSummary(frame);
    if (afterSummary) {
      return SUMMARY;
    }
    return columns.read(frame) ? take(frame, sink) : NO_HEADER;
  }

  private Outcome take(Frame frame, ObservationSink sink) {
    long start = LocalTimes.micros(clock, flows.first());
    long end = flows.last().isPresent() ? LocalTimes.micros(clock, flows.last()) : Timestamps.BAD;
    return flows.take(start, end, input.locate(frame), sink);
  }

  @Override
  public void finish(ObservationSink sink) {
    flows.finish(sink);
  }
}
