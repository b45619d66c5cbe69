package fluxgate.app.output.explain;

/** The characters that plots are made of: blocks and braille, or ASCII in their place. */
public enum Glyphs {
  UNICODE(" ▁▂▃▄▅▆▇█", "·", "─"),
  ASCII(" .:-=+*#@", ".", "-");

  private static final int BRAILLE = 0x2800;

  /** The bit of each dot, row by row, two a row. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final String steps;
  private final String nothing;
  private final String rule;

  Glyphs(String steps, String nothing, String rule) {
    this.steps = steps;
    this.nothing = nothing;
    this.rule = rule;
  }

  /** One character a value, from nothing at 0 (or NaN) to full at {@code most}. */
  String spark(double[] values, double most) {
    StringBuilder line = new StringBuilder(values.length);
    int full = steps.length() - 1;
    for (double value : values) {
      boolean shown = value > 0 && most > 0;
      long step = shown ? Math.clamp(Math.round(value / most * full), 1, full) : 0;
      line.append(step == 0 ? nothing : steps.substring((int) step, (int) step + 1));
    }
    return line.toString();
  }

  /** A bar where {@code on} holds. */
  String bar(boolean[] on) {
    StringBuilder line = new StringBuilder(on.length);
    for (boolean here : on) {
      line.append(here ? this == UNICODE ? "█" : "#" : nothing);
    }
    return line.toString();
  }

  /** A field of dots, two across and four down a character. */
  String[] field(boolean[][] dots) {
    int rows = (dots.length + 3) / 4;
    String[] lines = new String[rows];
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column + 1 < dots[0].length; column += 2) {
        line.append(cell(dots, row * 4, column));
      }
      lines[row] = line.toString();
    }
    return lines;
  }

  private char cell(boolean[][] dots, int top, int left) {
    int bits = 0;
    for (int y = 0; y < 4 && top + y < dots.length; y++) {
      for (int x = 0; x < 2; x++) {
        bits |= dots[top + y][left + x] ? DOTS[y][x] : 0;
      }
    }
    if (this == UNICODE) {
      return bits == 0 ? ' ' : (char) (BRAILLE + bits);
    }
    return steps.charAt(Integer.bitCount(bits));
  }

  /** A rule of this width. */
  String rule(int width) {
    return rule.repeat(width);
  }
}
