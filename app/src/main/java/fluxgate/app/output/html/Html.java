package fluxgate.app.output.html;

import fluxgate.app.output.Neutral;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Writes markup that is well-formed whatever the texts are: what is opened is closed in order, and
 * no text or attribute can end what it stands in. Names of elements and attributes are literals of
 * this package.
 */
final class Html {
  private final StringBuilder out = new StringBuilder(64 * 1024);
  private final Deque<String> open = new ArrayDeque<>();

  /** Begins an element; {@code attributes} are names and values in turn. */
  Html open(String name, Object... attributes) {
    tag(name, attributes).append('>');
    open.push(name);
    return this;
  }

  /** Ends the element that was begun last. */
  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** As {@link #close}, with a line end, so that pages can be compared line by line. */
  Html end() {
    close();
    out.append('\n');
    return this;
  }

  /** An element without content. */
  Html leaf(String name, Object... attributes) {
    tag(name, attributes).append("/>");
    return this;
  }

  /** An element that holds one text. */
  Html put(String name, String text, Object... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Text, neutralised and escaped. */
  Html text(String text) {
    escape(Neutral.text(text));
    return this;
  }

  /** The style sheet, which is ours and holds neither angle brackets nor ampersands. */
  Html style(String sheet) {
    out.append("<style>").append(sheet).append("</style>\n");
    return this;
  }

  /** The whole page. */
  String page() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return "<!DOCTYPE html>\n" + out + "\n";
  }

  /** A length or a place in a drawing: a tenth of a pixel is exact enough. */
  static String px(double value) {
    double tenths = Math.round(value * 10) / 10.0;
    return tenths == Math.rint(tenths)
        ? String.valueOf((long) tenths)
        : String.format(Locale.ROOT, "%.1f", tenths);
  }

  private StringBuilder tag(String name, Object[] attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      Object value = attributes[i + 1];
      escape(value instanceof Double number ? px(number) : Neutral.text(String.valueOf(value)));
      out.append('"');
    }
    return out;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case ' ' -> out.append(i + 1 < text.length() && text.charAt(i + 1) == '%' ? '\u00a0' : ' ');
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
