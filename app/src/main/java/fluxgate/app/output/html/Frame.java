package fluxgate.app.output.html;

import fluxgate.app.output.explain.TimeAxis;
import fluxgate.detect.timeline.Spans;
import java.util.List;
import java.util.Locale;

/** A drawing whose width is time: labels on the left, a plot, a time scale below it. */
final class Frame {
  static final double WIDTH = 1000;
  static final double LEFT = 262;
  static final double RIGHT = 988;

  /** Room for the labels of the time scale. */
  static final double FOOT = 22;

  private static final long MINUTE = 60L * 1_000_000;

  /** Steps that people count time in. */
  private static final List<Long> STEPS =
      List.of(
          MINUTE,
          5 * MINUTE,
          10 * MINUTE,
          15 * MINUTE,
          30 * MINUTE,
          60 * MINUTE,
          120 * MINUTE,
          180 * MINUTE,
          360 * MINUTE,
          720 * MINUTE,
          1440 * MINUTE,
          2880 * MINUTE,
          10080 * MINUTE,
          43200 * MINUTE,
          525600 * MINUTE);

  private static final int MOST_TICKS = 9;

  /**
   * Letters that fit left of the plot: of the widest of our fonts (DejaVu Sans, a Verdana) one
   * takes 6.3 of its pixels on average.
   */
  private static final int LABEL_LETTERS = 38;

  /** From Hangul and Chinese on, a letter is as wide as two. */
  private static final int WIDE = 0x1100;

  private final Html html;
  private final TimeAxis axis;
  private final double height;
  private final double head;

  /** Begins the drawing; {@code height} is the plot's, without the time scale. */
  Frame(Html html, TimeAxis axis, double height, String id, String title, String description) {
    this(html, axis, height, 0, id, title, description);
  }

  /** As above, with {@code head} of the height kept free above the values. */
  Frame(
      Html html,
      TimeAxis axis,
      double height,
      double head,
      String id,
      String title,
      String description) {
    this.html = html;
    this.axis = axis;
    this.height = height;
    this.head = head;
    html.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + Html.px(WIDTH) + " " + Html.px(height + FOOT),
        "role",
        "img",
        "aria-labelledby",
        id + "-t " + id + "-d");
    html.put("title", title, "id", id + "-t");
    html.put("desc", description, "id", id + "-d");
  }

  Html html() {
    return html;
  }

  double height() {
    return height;
  }

  /** Where a time lies. */
  double x(long micros) {
    double share = (double) (micros - axis.startMicros()) / (axis.endMicros() - axis.startMicros());
    return LEFT + Math.clamp(share, 0, 1) * (RIGHT - LEFT);
  }

  /** A bar over a span of time, at least a pixel and a half wide. */
  void bar(long from, long to, double y, double thickness, String kind) {
    double left = x(from);
    html.leaf(
        "rect",
        "x",
        Math.min(left, RIGHT - 2),
        "y",
        y,
        "width",
        Math.max(2, x(to) - left),
        "height",
        thickness,
        "class",
        kind);
  }

  /** A bar for each span; of more than {@code most}, neighbours are drawn as one. */
  void bars(Spans spans, int most, double y, double thickness, String kind) {
    int step = Math.max(1, Math.ceilDiv(spans.count(), most));
    for (int span = 0; span < spans.count(); span += step) {
      int last = Math.min(span + step, spans.count()) - 1;
      bar(spans.startOf(span), spans.endOf(last), y, thickness, kind);
    }
  }

  /** A label that fits, cut before {@code end} where it would not. */
  static String cut(String text, String end) {
    int room = LABEL_LETTERS - end.length();
    StringBuilder cut = new StringBuilder();
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int letter = text.codePointAt(at);
      room -= letter >= WIDE ? 2 : 1;
      if (room < 0) {
        cut.setLength(cut.offsetByCodePoints(cut.length(), -1));
        return cut + "…" + end;
      }
      cut.appendCodePoint(letter);
    }
    return cut + end;
  }

  void label(double y, String text, String kind) {
    html.put("text", text, "x", LEFT - 8, "y", y, "class", "end" + kind);
  }

  /** Horizontal lines at round values, labelled. */
  void scale(double most, String unit) {
    double step = step(most);
    for (double value = 0; value <= most * 1.0001; value += step) {
      double y = y(value, most);
      html.leaf("line", "x1", LEFT, "x2", RIGHT, "y1", y, "y2", y, "class", "grid");
      label(y + 3.5, number(value) + unit, " soft");
    }
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  private static double step(double most) {
    double step = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1))));
    if (most / step < 2) {
      return step / 2;
    }
    return most / step > 5 ? step * 2 : step;
  }

  /** Where a value from 0 to {@code most} lies; a little room stays above the greatest. */
  double y(double value, double most) {
    return height - 2 - Math.clamp(value / most, 0, 1) * (height - head - 12);
  }

  /** The time scale, and the end of the drawing. */
  void end() {
    html.leaf("line", "x1", LEFT, "x2", RIGHT, "y1", height, "y2", height, "class", "grid");
    long length = axis.endMicros() - axis.startMicros();
    long step =
        STEPS.stream()
            .filter(candidate -> length / candidate <= MOST_TICKS)
            .findFirst()
            .orElse(length);
    step = Math.max(step, length < MINUTE ? length : 1);
    long first = Math.ceilDiv(axis.startMicros(), step) * step;
    for (long tick = first; tick <= axis.endMicros(); tick += step) {
      double x = x(tick);
      html.leaf("line", "x1", x, "x2", x, "y1", height, "y2", height + 4, "class", "grid");
      if (x < RIGHT - 16) {
        html.put("text", axis.label(tick), "x", x, "y", height + 16, "class", "mid soft");
      }
    }
    html.put("text", "UTC", "x", RIGHT, "y", height + 16, "class", "end soft");
    html.end();
  }
}
