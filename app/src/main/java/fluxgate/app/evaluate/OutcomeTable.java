package fluxgate.app.evaluate;

import fluxgate.app.output.Columns;
import fluxgate.app.output.Lines;
import fluxgate.app.output.Neutral;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Writes outcomes as tables, for a terminal or as Markdown. */
public final class OutcomeTable {
  private static final List<String> FIGURES =
      List.of("TP", "FN", "FP", "TN", "RECALL", "PRECISION", "FPR", "ANSWERS", "MINUTES", "QUICK");

  /** Before what goes on in the next line. */
  private static final String HANGING = "  ";

  private final boolean markdown;
  private final PrintStream out;

  /**
   * @param markdown whether as Markdown
   */
  public OutcomeTable(boolean markdown, PrintStream out) {
    this.markdown = markdown;
    this.out = out;
  }

  /** Everything about one outcome. */
  public void write(Outcome outcome) {
    detectors(outcome);
    classes("Found of each flux class", outcome, true);
    classes("False positives of each benign class", outcome, false);
    figures(outcome);
    notes(outcome);
  }

  private void detectors(Outcome outcome) {
    List<Row> rows = new ArrayList<>();
    outcome.tallies().forEach(tally -> rows.add(new Row(tally.detector(), tally)));
    rows("DETECTOR", rows);
  }

  /** A tally under the word that tells it from the others of its table. */
  private record Row(String word, Tally tally) {}

  /** Figures with their intervals; for a terminal these stand below, to fit into its width. */
  private void rows(String first, List<Row> rows) {
    List<String> header = new ArrayList<>(List.of(first));
    header.addAll(FIGURES);
    Columns columns = new Columns(header);
    rows.forEach(row -> columns.add(row(row.word, row.tally)));
    columns.write(markdown, out);
    if (!markdown) {
      title("95 % intervals");
      Columns intervals = new Columns(List.of(first, "RECALL", "PRECISION", "FPR"));
      rows.forEach(row -> intervals.add(intervals(row.word, row.tally)));
      intervals.write(false, out);
    }
  }

  private static List<String> intervals(String first, Tally tally) {
    long tp = tally.truePositives();
    long fp = tally.falsePositives();
    return List.of(
        first,
        Cells.range(tp, tp + tally.falseNegatives(), 3),
        Cells.range(tp, tp + fp, 3),
        Cells.range(fp, fp + tally.trueNegatives(), 5));
  }

  private List<String> row(String first, Tally tally) {
    long tp = tally.truePositives();
    long fp = tally.falsePositives();
    long fn = tally.falseNegatives();
    long tn = tally.trueNegatives();
    List<String> row = new ArrayList<>();
    row.add(first);
    for (long count : new long[] {tp, fn, fp, tn}) {
      row.add(Cells.count(count));
    }
    row.add(share(tp, tp + fn, 3));
    row.add(share(tp, tp + fp, 3));
    row.add(share(fp, fp + tn, 5));
    row.add(Cells.number(tally.medianFresh(), 0));
    row.add(Cells.number(tally.medianMinutes(), 1));
    row.add(Cells.number(tally.medianQuickMinutes(), 1));
    return row;
  }

  private String share(long part, long whole, int digits) {
    return markdown ? Cells.interval(part, whole, digits) : Cells.share(part, whole, digits);
  }

  /** One row a class that any detector found anything of, or that is a positive. */
  private void classes(String title, Outcome outcome, boolean positive) {
    Set<String> words = new TreeSet<>();
    List<String> header = new ArrayList<>(List.of("CLASS"));
    for (Tally tally : outcome.tallies()) {
      header.add(tally.detector());
      tally
          .classes()
          .forEach((word, count) -> {
            if (Truth.isPositive(word) == positive && (positive || count.found() > 0)) {
              words.add(word);
            }
          });
    }
    if (words.isEmpty()) {
      return;
    }
    title(title);
    Columns columns = new Columns(header);
    for (String word : words) {
      List<String> row = new ArrayList<>(List.of(word));
      outcome.tallies().forEach(tally -> row.add(Cells.of(tally.classes().get(word))));
      columns.add(row);
    }
    columns.write(markdown, out);
  }

  private void figures(Outcome outcome) {
    out.println();
    say(
        "Of the truth the input never shows %,d positives and %,d negatives; they are not counted."
            + " The input shows %,d domains that the truth does not name.",
        outcome.unseenPositives(), outcome.unseenNegatives(), outcome.unlisted());
    for (Tally tally : outcome.tallies()) {
      if (tally.detector().startsWith("fluxgate") && outcome.clientDays() > 0) {
        say(
            "%s: %,d findings on ordinary names, %.1f per 10,000 clients and day (%,d clients,"
                + " %,.0f client days).",
            tally.detector(),
            tally.ordinaryFindings(),
            10_000 * tally.ordinaryFindings() / outcome.clientDays(),
            outcome.clients(),
            outcome.clientDays());
      }
    }
    Outcome.Listing listing = outcome.listing();
    say(
        "Static list: the addresses of each found flux name's first %d hours (%,d in all) would"
            + " have caught %s of the addresses that it answered with later (%,d) and %s of the"
            + " connections to them (%,d).",
        listing.hours(),
        listing.addresses(),
        Cells.share(listing.answersHit(), listing.answers(), 3),
        listing.answers(),
        Cells.share(listing.connectionsHit(), listing.connections(), 3),
        listing.connections());
  }

  private void notes(Outcome outcome) {
    out.println();
    say(
        "RECALL, PRECISION and FPR stand with 95 %% Wilson intervals. ANSWERS and MINUTES are"
            + " medians over true positives, from the first answer to the finding; QUICK are the"
            + " minutes where a fresh answer came at least every two minutes.");
    for (Tally tally : outcome.tallies()) {
      String name = markdown ? "* `" + tally.detector() + "`" : tally.detector();
      say("%s: %s.", name, tally.note());
    }
  }

  /** One sentence or more: a line in Markdown, broken for a terminal. */
  private void say(String format, Object... figures) {
    String text = String.format(Locale.ROOT, format, figures);
    if (markdown) {
      out.println(text);
      return;
    }
    String indent = "";
    for (String line : Lines.wrapped(text, Columns.WIDTH - HANGING.length())) {
      out.println(indent + line);
      indent = HANGING;
    }
  }

  /** The names that Fluxgate got wrong. */
  public void errors(Outcome outcome) {
    Tally tally = outcome.tallies().getFirst();
    title("Missed by Fluxgate");
    tally.missed().forEach(name -> out.println("  " + Neutral.text(name.toString())));
    title("Found by Fluxgate and benign");
    tally.mistaken().forEach(name -> out.println("  " + Neutral.text(name.toString())));
  }

  /** One row a run for Fluxgate. */
  public void runs(List<Outcome> runs) {
    title("Runs, Fluxgate alone");
    rows("RUN", runs.stream().map(run -> new Row(run.run(), run.tallies().getFirst())).toList());
  }

  /** One row for each thing that was taken away, and what it costs. */
  public void ablations(List<Outcome> ablations) {
    for (int i = 0; i < ablations.getFirst().tallies().size(); i++) {
      String detector = ablations.getFirst().tallies().get(i).detector();
      if (i > 0 && !detector.equals("fluxgate-suspect")) {
        break;
      }
      title("What is taken away, " + detector);
      List<Row> rows = new ArrayList<>();
      for (Outcome outcome : ablations) {
        rows.add(new Row(outcome.ablation(), outcome.tallies().get(i)));
      }
      rows("KEPT", rows);
    }
    title("What is taken away, all detectors: recall/precision");
    List<String> kept = new ArrayList<>(List.of("DETECTOR"));
    ablations.forEach(outcome -> kept.add(outcome.ablation()));
    Columns columns = new Columns(kept);
    for (int i = 0; i < ablations.getFirst().tallies().size(); i++) {
      List<String> row = new ArrayList<>();
      row.add(ablations.getFirst().tallies().get(i).detector());
      for (Outcome outcome : ablations) {
        Tally tally = outcome.tallies().get(i);
        long tp = tally.truePositives();
        row.add(
            Cells.share(tp, tp + tally.falseNegatives(), 2)
                + "/"
                + Cells.share(tp, tp + tally.falsePositives(), 2));
      }
      columns.add(row);
    }
    columns.write(markdown, out);
  }

  private void title(String title) {
    out.println();
    out.println(markdown ? "**" + title + "**" : title);
    if (markdown) {
      out.println();
    }
  }
}
