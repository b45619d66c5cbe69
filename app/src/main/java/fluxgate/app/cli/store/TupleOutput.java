package fluxgate.app.cli.store;

import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.history.tuple.Tuple;
import fluxgate.app.output.Neutral;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Prints tuples: a table for people, or the Passive DNS Common Output Format. */
final class TupleOutput {
  /** Names and rdata are cut there, so that a row fits a terminal; --cof has them whole. */
  private static final int WIDEST = 48;

  private TupleOutput() {}

  static void addTo(HistoryWords words) {
    words.addBounds();
    words.flag("--cof", "Print the Passive DNS Common Output Format, one JSON object a line.");
  }

  static void print(List<Tuple> tuples, HistoryWords words, PrintStream out) {
    if (words.isSet("--cof")) {
      tuples.forEach(tuple -> out.println(tuple.toCof()));
    } else {
      table(tuples, out);
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
