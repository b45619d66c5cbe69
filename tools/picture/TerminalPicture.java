import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws what a terminal showed as an SVG picture: lines with ANSI colours on standard input, the
 * picture on standard output.
 */
final class TerminalPicture {
  private static final int CHARACTER = 8;
  private static final int LINE = 18;
  private static final int MARGIN = 16;
  private static final Pattern COLOUR = Pattern.compile("\u001B\\[([0-9;]*)m");

  private TerminalPicture() {}

  public static void main(String[] arguments) throws IOException {
    List<String> lines =
        new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
            .replace("\r", "")
            .lines()
            .toList();
    int widest =
        lines.stream()
            .mapToInt(line -> COLOUR.matcher(line).replaceAll("").length())
            .max()
            .orElse(0);
    int width = widest * CHARACTER + 2 * MARGIN;
    int height = lines.size() * LINE + 2 * MARGIN;
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .append(width)
        .append("\" height=\"");
    svg.append(height).append("\" viewBox=\"0 0 ").append(width).append(' ').append(height);
    svg.append(
        "\" font-family=\"ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace\""
            + " font-size=\"13\">\n");
    svg.append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#10151c\"/>\n");
    for (int i = 0; i < lines.size(); i++) {
      line(svg, lines.get(i), MARGIN + LINE * (i + 1) - 4);
    }
    System.out.println(svg.append("</svg>"));
  }

  private static void line(StringBuilder svg, String line, int y) {
    Matcher colour = COLOUR.matcher(line);
    int from = 0;
    int column = 0;
    String style = style("");
    while (true) {
      boolean found = colour.find();
      String run = line.substring(from, found ? colour.start() : line.length());
      if (!run.isBlank()) {
        svg.append("<text xml:space=\"preserve\" x=\"")
            .append(MARGIN + column * CHARACTER)
            .append("\" y=\"")
            .append(y);
        svg.append("\" textLength=\"")
            .append(run.length() * CHARACTER)
            .append('"')
            .append(style)
            .append('>');
        svg.append(run.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
            .append("</text>\n");
      }
      column += run.length();
      if (!found) {
        return;
      }
      style = style(colour.group(1));
      from = colour.end();
    }
  }

  private static String style(String code) {
    return switch (code) {
      case "1;31" -> " fill=\"#ff6b6b\" font-weight=\"bold\"";
      case "31" -> " fill=\"#ff9c8f\"";
      case "32" -> " fill=\"#7ddf90\"";
      case "33" -> " fill=\"#f2cc60\"";
      case "36" -> " fill=\"#7cc7e8\"";
      case "1" -> " fill=\"#ffffff\" font-weight=\"bold\"";
      default -> " fill=\"#c9d1d9\"";
    };
  }
}
