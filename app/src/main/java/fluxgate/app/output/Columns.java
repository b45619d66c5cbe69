package fluxgate.app.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows of text under a header, aligned for people or as a Markdown table. */
public final class Columns {
  /** What is wider goes on below, with its first column again. */
  public static final int WIDTH = 100;

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Rows under this header. */
  public Columns(List<String> header) {
    rows.add(header);
  }

  /**
   * @param row as long as the header
   */
  public void add(List<String> row) {
    rows.add(row.stream().map(Neutral::text).toList());
  }

  /** The first column is flush left, the others right. */
  public void write(boolean markdown, PrintStream out) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    if (markdown) {
      markdown(out);
      return;
    }
    int from = 1;
    do {
      if (from > 1) {
        out.println();
      }
      int to = from;
      int width = widths[0];
      while (to < widths.length && (to == from || width + GAP.length() + widths[to] <= WIDTH)) {
        width += GAP.length() + widths[to];
        to++;
      }
      for (List<String> row : rows) {
        StringBuilder line = new StringBuilder(row.getFirst());
        line.append(" ".repeat(widths[0] - row.getFirst().length()));
        for (int i = from; i < to; i++) {
          line.append(GAP).append(" ".repeat(widths[i] - row.get(i).length())).append(row.get(i));
        }
        out.println(line.toString().stripTrailing());
      }
      from = to;
    } while (from < widths.length);
  }

  private void markdown(PrintStream out) {
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder("| ");
      rows.get(r).forEach(cell -> line.append(cell.replace("|", "\\|")).append(" | "));
      out.println(line.toString().stripTrailing());
      if (r == 0) {
        out.println("|---|" + "---:|".repeat(rows.getFirst().size() - 1));
      }
    }
  }
}
