package fluxgate.app.cli;

import fluxgate.app.history.Tuple;
import fluxgate.app.output.Neutral;
import java.io.PrintStream;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Prints tuples: a table for people, or the Passive DNS Common Output Format. */
final class TupleOutput {
  private static final JsonFactory JSON = new JsonFactory();

  /** Names and rdata are cut there, so that a row fits a terminal; --cof has them whole. */
  private static final int WIDEST = 48;

  private TupleOutput() {}

  static void addTo(HistoryWords words) {
    words.addBounds();
    words.flag("--cof", "Print the Passive DNS Common Output Format, one JSON object a line.");
  }

  static void print(List<Tuple> tuples, HistoryWords words, PrintStream out) {
    if (words.isSet("--cof")) {
      tuples.forEach(tuple -> out.println(cof(tuple)));
    } else {
      table(tuples, out);
    }
  }

  /** One object of draft-dulaunoy-dnsop-passive-dns-cof, and after its fields ours. */
  static String cof(Tuple tuple) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      json.writeStartObject();
      json.writeStringProperty("rrname", tuple.owner());
      json.writeStringProperty("rrtype", tuple.type());
      json.writeArrayPropertyStart("rdata");
      json.writeString(tuple.rdata());
      json.writeEndArray();
      json.writeNumberProperty("time_first", tuple.timeFirst());
      json.writeNumberProperty("time_last", tuple.timeLast());
      json.writeNumberProperty("count", tuple.count());
      number(json, "x_ttl_min", tuple.ttlMin());
      number(json, "x_ttl_max", tuple.ttlMax());
      json.writeStringProperty("x_vantage", tuple.vantage());
      number(json, "x_clients", tuple.clients() == 0 ? null : tuple.clients());
      json.writeEndObject();
    }
    return line.toString();
  }

  private static void number(JsonGenerator json, String name, @Nullable Long value) {
    if (value != null) {
      json.writeNumberProperty(name, value);
    }
  }

  private static void table(List<Tuple> tuples, PrintStream out) {
    if (tuples.isEmpty()) {
      return;
    }
    int name = "NAME".length();
    int type = "TYPE".length();
    int rdata = "RDATA".length();
    for (Tuple tuple : tuples) {
      name = Math.max(name, cut(tuple.owner()).length());
      type = Math.max(type, tuple.type().length());
      rdata = Math.max(rdata, cut(tuple.rdata()).length());
    }
    String form =
        "%-" + name + "s  %-" + type + "s  %-" + rdata + "s  %-20s  %-20s  %8s  %11s  %7s  %s%n";
    out.printf(
        form, "NAME", "TYPE", "RDATA", "FIRST", "LAST", "COUNT", "TTL", "CLIENTS", "VANTAGE");
    for (Tuple tuple : tuples) {
      out.printf(
          form,
          cut(tuple.owner()),
          tuple.type(),
          cut(tuple.rdata()),
          time(tuple.timeFirst()),
          time(tuple.timeLast()),
          String.format(Locale.ROOT, "%,d", tuple.count()),
          ttl(tuple),
          tuple.clients() == 0 ? "-" : String.format(Locale.ROOT, "%,d", tuple.clients()),
          Neutral.text(tuple.vantage()));
    }
  }

  private static String ttl(Tuple tuple) {
    return tuple.ttlMin() == null
        ? "-"
        : tuple.ttlMin().equals(tuple.ttlMax())
            ? String.valueOf(tuple.ttlMin())
            : tuple.ttlMin() + "-" + tuple.ttlMax();
  }

  private static String time(long seconds) {
    return Instant.ofEpochSecond(seconds).toString();
  }

  private static String cut(String text) {
    String neutral = Neutral.text(text);
    return neutral.length() <= WIDEST ? neutral : neutral.substring(0, WIDEST - 1) + "…";
  }
}
