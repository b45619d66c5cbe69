package fluxgate.app.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows of text under a header, aligned for people or as a Markdown table. */
public final class Columns {
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
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder(markdown ? "| " : "");
      for (int i = 0; i < widths.length; i++) {
        String cell = rows.get(r).get(i);
        if (markdown) {
          line.append(cell.replace("|", "\\|")).append(" | ");
        } else {
          String space = " ".repeat(widths[i] - cell.length());
          line.append(i == 0 ? cell + space : "  " + space + cell);
        }
      }
      out.println(line.toString().stripTrailing());
      if (markdown && r == 0) {
        out.println("|---|" + "---:|".repeat(widths.length - 1));
      }
    }
  }
}
