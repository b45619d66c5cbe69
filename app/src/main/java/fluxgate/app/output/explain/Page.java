package fluxgate.app.output.explain;

import fluxgate.app.output.Lines;
import fluxgate.app.output.Neutral;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Lines of a text page: headings, labelled lines, wrapped sentences. */
final class Page {
  static final int WIDTH = 100;
  private static final int LABEL = 14;
  private static final int INDENT = 2;

  private final PrintStream out;
  private final boolean colour;
  private final Glyphs glyphs;

  Page(PrintStream out, boolean colour, Glyphs glyphs) {
    this.out = out;
    this.colour = colour;
    this.glyphs = glyphs;
  }

  Glyphs glyphs() {
    return glyphs;
  }

  /** A blank line, then the heading and what is to be said beside it. */
  void heading(String title, String aside) {
    out.println();
    String rest = aside.isEmpty() ? "" : "  " + plain(aside);
    out.println(bold(title.toUpperCase(Locale.ROOT)) + rest);
  }

  /** Text under a label, wrapped. */
  void line(String label, String text) {
    List<String> lines = Lines.wrapped(plain(text), WIDTH - INDENT - LABEL);
    for (int i = 0; i < lines.size(); i++) {
      raw(i == 0 ? label : "", lines.get(i));
    }
  }

  /** One line under a label, as it is. */
  void raw(String label, String text) {
    String line = " ".repeat(INDENT) + String.format("%-" + LABEL + "s", label) + text;
    out.println(line.stripTrailing());
  }

  /** Sentences across the page. */
  void text(String text) {
    for (String line : Lines.wrapped(plain(text), WIDTH - INDENT)) {
      out.println(" ".repeat(INDENT) + line);
    }
  }

  /** A line of columns, as it is. */
  void row(String text) {
    out.println((" ".repeat(INDENT) + text).stripTrailing());
  }

  /** Text that starts after a column of its own and is wrapped beside it. */
  void hanging(String head, int width, String text) {
    List<String> lines = Lines.wrapped(plain(text), WIDTH - INDENT - width);
    for (int i = 0; i < lines.size(); i++) {
      row((i == 0 ? head : " ".repeat(width)) + lines.get(i));
    }
  }

  String bold(String text) {
    return paint(text, "1");
  }

  String paint(String text, String code) {
    return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }

  /** Neutral, and without the few characters of our own that ASCII lacks where that matters. */
  String plain(String text) {
    String neutral = Neutral.text(text);
    return glyphs == Glyphs.UNICODE
        ? neutral
        : neutral.replace("–", "-").replace("…", "...").replace("−", "-").replace("×", "x");
  }

  /** Cut to a width. */
  String cut(String text, int width) {
    String mark = glyphs == Glyphs.UNICODE ? "…" : "~";
    return text.length() <= width ? text : text.substring(0, width - 1) + mark;
  }
}
