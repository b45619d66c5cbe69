package fluxgate.app.evaluate;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes outcomes as tables, for a terminal or as Markdown. */
public final class OutcomeTable {
  private static final List<String> HEADER =
      List.of(
          "DETECTOR", "TP", "FN", "FP", "TN", "RECALL", "PRECISION", "FPR", "ANSWERS", "MINUTES");

  private OutcomeTable() {}

  /** Writes the table of one outcome. */
  public static void write(Outcome outcome, boolean markdown, PrintStream out) {
    Columns columns = new Columns(HEADER);
    for (Tally tally : outcome.tallies()) {
      columns.add(row(tally));
    }
    columns.write(markdown, out);
  }

  private static List<String> row(Tally tally) {
    long tp = tally.truePositives();
    long fp = tally.falsePositives();
    long fn = tally.falseNegatives();
    long tn = tally.trueNegatives();
    List<String> row = new ArrayList<>();
    row.add(tally.detector());
    for (long count : new long[] {tp, fn, fp, tn}) {
      row.add(String.format(Locale.ROOT, "%,d", count));
    }
    row.add(share(tp, tp + fn, 3));
    row.add(share(tp, tp + fp, 3));
    row.add(share(fp, fp + tn, 5));
    row.add(number(Medians.of(tally.delays().stream().mapToDouble(Tally.Delay::fresh)), 0));
    row.add(number(Medians.of(tally.delays().stream().mapToDouble(Tally.Delay::minutes)), 1));
    return row;
  }

  private static String share(long part, long whole, int digits) {
    if (whole == 0) {
      return "-";
    }
    Wilson share = Wilson.of(part, whole);
    return number(share.share(), digits)
        + " ["
        + number(share.low(), digits)
        + "–"
        + number(share.high(), digits)
        + "]";
  }

  private static String number(@Nullable Double value, int digits) {
    if (value == null) {
      return "-";
    }
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return text.startsWith("0.") ? text.substring(1) : text;
  }
}
