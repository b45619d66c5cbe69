package fluxgate.format.envelope;

import fluxgate.format.Frame;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.Timestamps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object with the line in one of its members, as shippers write it: three visible tables of
 * where the line, the time and the host stand. The first of a table that is there counts.
 */
final class JsonEnvelope implements Envelope {
  /** The longest host name that counts; see RFC 5424 §6. */
  private static final int MOST_NAME = 255;

  private final JsonLine json = new JsonLine();
  private final FieldRow row = new FieldRow();
  private final FieldRow event = row.row("event", new FieldRow());
  private final FieldRow host = row.row("host", new FieldRow());
  private final FieldRow input = row.row("input", new FieldRow());
  private final FieldRow result = row.row("result", new FieldRow());

  private final List<FieldValue> lines =
      List.of(
          event.value("original"), // ECS: before "message", which may be another's words
          row.value("message"), // Beats, Vector, rsyslog
          row.value("log"), // Fluent Bit, Docker
          row.value("MESSAGE"), // journald, syslog-ng
          row.value("_raw"), // Splunk, Cribl
          result.value("_raw"), // Splunk's search export
          input.value("message"),
          row.value("full_message"), // GELF
          row.value("short_message"),
          row.value("msg"),
          row.value("textPayload"), // Google Cloud Logging
          row.value("line"),
          row.value("raw"),
          row.value("SyslogMessage")); // Azure Monitor

  private final List<FieldValue> times =
      List.of(
          row.value("@timestamp"),
          row.value("timestamp"),
          row.value("time"),
          row.value("_time"),
          row.value("date"),
          row.value("ISODATE"), // syslog-ng
          row.value("EventTime"));
  private final FieldValue journalMicros = row.value("__REALTIME_TIMESTAMP");

  private final List<FieldValue> hosts =
      List.of(
          host.value("name"),
          host.value("hostname"),
          row.value("hostname"),
          row.value("_HOSTNAME"),
          row.value("source_host"),
          row.value("HOST"),
          row.value("HostName"));

  private final List<FieldValue> programs =
      List.of(
          row.value("SYSLOG_IDENTIFIER"),
          row.value("program"),
          row.value("PROGRAM"),
          row.value("programname"),
          row.value("ident"),
          row.value("appname"),
          row.value("ProcessName"));

  @Override
  public boolean unwrap(Frame frame) {
    if (frame.length < 2
        || frame.at(0) != '{'
        || !json.read(frame.buffer, frame.start, frame.length, row)) {
      return false;
    }
    FieldValue line = first(lines);
    if (line == null || line.length() == 0) {
      return false;
    }
    long time = time();
    frame.wrappedMicros = time == Timestamps.BAD ? frame.wrappedMicros : time;
    frame.wrappedHost = name(hosts, frame.wrappedHost);
    frame.wrappedProgram = name(programs, frame.wrappedProgram);
    line.fill(frame);
    if (frame.length > 0 && frame.at(0) == ' ') {
      frame.start++; // rsyslog's message begins with what stood behind the tag
      frame.length--;
    }
    return true;
  }

  private long time() {
    if (journalMicros.isPresent()) {
      return Timestamps.inRange(journalMicros.whole());
    }
    FieldValue time = first(times);
    return time == null ? Timestamps.BAD : time.timeMicros();
  }

  private static @Nullable String name(List<FieldValue> places, @Nullable String outer) {
    FieldValue name = first(places);
    return name == null || name.length() == 0 ? outer : name.text(MOST_NAME);
  }

  private static @Nullable FieldValue first(List<FieldValue> places) {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).isPresent()) {
        return places.get(i);
      }
    }
    return null;
  }
}
