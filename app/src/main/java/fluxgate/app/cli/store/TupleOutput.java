package fluxgate.app.cli.store;

import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.history.tuple.Question;
import fluxgate.app.history.tuple.Tuple;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.UtcTime;
import fluxgate.net.IpAddress;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints tuples: a table for people, with names that no program turns into links, or the Passive
 * DNS Common Output Format, with names as they are.
 */
final class TupleOutput {
  /** Names and rdata are cut there, so that a row fits a terminal; --cof has them whole. */
  private static final int WIDEST = 56;

  private static final List<String> HEADER =
      List.of("NAME", "TYPE", "RDATA", "FIRST", "LAST", "COUNT", "TTL", "CLIENTS", "VANTAGE");

  /** Of the columns that are flush right. */
  private static final int FIRST_FIGURE = 5;

  private static final int LAST_FIGURE = 7;

  private TupleOutput() {}

  static void addTo(HistoryWords words) {
    words.addBounds();
    words.flag(
        "--cof",
        "Print the Passive DNS Common Output Format, one JSON object a line, with names as they are"
            + " (the table has bad[.]example, which is understood as well).");
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
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    tuples.forEach(tuple -> rows.add(row(tuple)));
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String gap = " ".repeat(widths[i] - row.get(i).length());
        boolean right = i >= FIRST_FIGURE && i <= LAST_FIGURE;
        line.append(i == 0 ? "" : "  ").append(right ? gap + row.get(i) : row.get(i) + gap);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static List<String> row(Tuple tuple) {
    return List.of(
        cut(defanged(tuple.owner())),
        tuple.type(),
        cut(isAddress(tuple) ? tuple.rdata() : defanged(tuple.rdata())),
        UtcTime.second(Instant.ofEpochSecond(tuple.timeFirst())),
        UtcTime.second(Instant.ofEpochSecond(tuple.timeLast())),
        String.format(Locale.ROOT, "%,d", tuple.count()),
        ttl(tuple),
        tuple.clients() == 0 ? "-" : String.format(Locale.ROOT, "%,d", tuple.clients()),
        Neutral.text(tuple.vantage()));
  }

  /** A look-up of a batch before its answer, with its name as people pass it on. */
  static String asked(Question question, String line) {
    return Neutral.text(
        question instanceof Question.Address ? line.strip() : defanged(line.strip()));
  }

  private static boolean isAddress(Tuple tuple) {
    return IpAddress.parse(tuple.rdata()) != null;
  }

  private static String defanged(String text) {
    return text.replace("[.]", ".").replace(".", "[.]");
  }

  private static String ttl(Tuple tuple) {
    return tuple.ttlMin() == null
        ? "-"
        : tuple.ttlMin().equals(tuple.ttlMax())
            ? String.valueOf(tuple.ttlMin())
            : tuple.ttlMin() + "-" + tuple.ttlMax();
  }

  private static String cut(String text) {
    String neutral = Neutral.text(text);
    return neutral.length() <= WIDEST ? neutral : neutral.substring(0, WIDEST - 1) + "…";
  }
}
