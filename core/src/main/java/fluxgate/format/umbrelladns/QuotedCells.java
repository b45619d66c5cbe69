package fluxgate.format.umbrelladns;

import fluxgate.format.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cells of a line of comma-separated values (RFC 4180), with blanks around them left out. */
final class QuotedCells {
  /** Identities and categories are short; a longer line is cut. */
  private static final int MOST_OCTETS = 64 * 1024;

  /** The newest version has 16. */
  private static final int MOST_CELLS = 64;

  private QuotedCells() {}

  static List<String> of(Frame frame) {
    int length = Math.min(frame.length, MOST_OCTETS);
    return of(new String(frame.buffer, frame.start, length, StandardCharsets.UTF_8));
  }

  static List<String> of(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length() && cells.size() < MOST_CELLS; i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
