package fluxgate.app.output.html;

import fluxgate.app.output.Neutral;
import fluxgate.app.output.explain.TimeAxis;
import fluxgate.detect.timeline.AddressTrack;
import fluxgate.detect.timeline.Event;
import fluxgate.detect.timeline.NameServerTrack;
import fluxgate.detect.timeline.ScorePoint;
import fluxgate.detect.timeline.Spans;
import fluxgate.detect.timeline.TimeBins;
import fluxgate.detect.timeline.Timeline;
import fluxgate.verdict.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Charts with a value over time. */
final class Curves {
  private static final double HEIGHT = 130;
  private static final int MOST_NAME_SERVERS = 40;

  /** From one line of a label to the next. */
  private static final double LINE = 12;

  /** From one change of level to the next. */
  private static final double MARK = 13;

  /** Labels of changes of level; more would cover each other. */
  private static final int MOST_MARKS = 6;

  /** Points of a curve: about two a pixel. */
  private static final int MOST_POINTS = 1500;

  private final Html html;
  private final Timeline timeline;
  private final TimeAxis axis;
  private final String id;

  /** {@code id} is the drawings' own on the page. */
  Curves(Html html, Timeline timeline, TimeAxis axis, String id) {
    this.html = html;
    this.timeline = timeline;
    this.axis = axis;
    this.id = id;
  }

  /** Distinct addresses so far. */
  void cumulative() {
    List<Long> firsts = new ArrayList<>();
    for (AddressTrack track : timeline.addresses()) {
      firsts.add(track.firstMicros());
    }
    firsts.sort(Long::compare);
    caption(
        "Distinct addresses so far", "a service in one place stays flat; flux goes on climbing");
    Frame frame = frame("new", "Distinct addresses so far", firsts.size() + " in the end");
    double most = Math.max(1, firsts.size());
    frame.scale(most, "");
    StringBuilder path = new StringBuilder();
    int every = Math.max(1, Math.ceilDiv(firsts.size(), MOST_POINTS));
    path.append('M').append(Html.px(Frame.LEFT)).append(' ').append(Html.px(frame.y(0, most)));
    for (int i = 0; i < firsts.size(); i += every) {
      step(path, frame, firsts.get(i), i + 1, most);
    }
    step(path, frame, axis.endMicros(), firsts.size(), most);
    html.leaf("path", "d", path, "class", "curve");
    end(frame);
  }

  /** TTLs as they were seen. */
  void ttl() {
    TimeBins bins = timeline.bins();
    long greatest = -1;
    for (int i = 0; i < bins.size(); i++) {
      greatest = Math.max(greatest, bins.get(i).ttlMax());
    }
    if (greatest < 0) {
      return;
    }
    caption("TTL", "least to greatest in seconds, as the sensor saw it: caches count down");
    Frame frame = frame("ttl", "TTL over time", "up to " + greatest + " seconds");
    double most = Math.max(1, greatest);
    frame.scale(most, " s");
    for (int i = 0; i < bins.size(); i++) {
      TimeBins.Bin bin = bins.get(i);
      if (bin.ttlMax() >= 0) {
        double top = frame.y(bin.ttlMax(), most);
        double x = frame.x(bins.startOf(i));
        html.leaf(
            "rect",
            "x",
            x,
            "y",
            top - 1,
            "width",
            Math.max(1.5, frame.x(bins.startOf(i) + bins.widthMicros()) - x),
            "height",
            Math.max(2, frame.y(bin.ttlMin(), most) - top + 1),
            "class",
            "bar");
      }
    }
    end(frame);
  }

  /** The score, the thresholds, and what made the level change. */
  void score() {
    List<ScorePoint> points = timeline.scores();
    if (points.isEmpty()) {
      return;
    }
    caption("Score", "the sum of the evidence at each time; dashed lines are thresholds");
    double greatest = points.stream().mapToDouble(ScorePoint::score).max().orElse(0);
    double most = Math.max(greatest, Level.ALERT.threshold()) * 1.05;
    double least = Math.min(0, points.stream().mapToDouble(ScorePoint::score).min().orElse(0));
    List<Event.Judged> changes = changes();
    html.open("div", "class", "wide");
    Frame frame =
        new Frame(
            html,
            axis,
            HEIGHT + changes.size() * MARK,
            changes.size() * MARK,
            id + "-score",
            "Score over time",
            String.format(Locale.ROOT, "from %.1f to %.1f", least, greatest));
    double zero = frame.y(-least, most - least);
    double last = zero;
    for (Level level : List.of(Level.WATCH, Level.SUSPECT, Level.ALERT)) {
      double y = frame.y(level.threshold() - least, most - least);
      last = Math.min(y, last - LINE); // labels of near thresholds move up, their lines stay
      html.leaf("line", "x1", Frame.LEFT, "x2", Frame.RIGHT, "y1", y, "y2", y, "class", "bound");
      frame.label(
          last + 3.5,
          String.format(Locale.ROOT, "%s %.1f", level.word(), level.threshold()),
          " soft");
    }
    html.leaf("line", "x1", Frame.LEFT, "x2", Frame.RIGHT, "y1", zero, "y2", zero, "class", "grid");
    frame.label(zero + 3.5, "0", " soft");
    StringBuilder path = new StringBuilder();
    for (ScorePoint point : points) {
      double x = frame.x(point.micros());
      double next = frame.y(point.score() - least, most - least);
      if (path.isEmpty()) {
        path.append('M').append(Html.px(x)).append(' ').append(Html.px(next));
      } else {
        path.append('H').append(Html.px(x)).append('V').append(Html.px(next));
      }
    }
    path.append('H').append(Html.px(Frame.RIGHT));
    html.leaf("path", "d", path, "class", "curve");
    marks(frame, changes);
    end(frame);
  }

  /** The first changes of level. */
  private List<Event.Judged> changes() {
    List<Event.Judged> changes = new ArrayList<>();
    for (Event event : timeline.events().all()) {
      if (event instanceof Event.Judged judged && changes.size() < MOST_MARKS) {
        changes.add(judged);
      }
    }
    return changes;
  }

  /**
   * What changed the level, one above the other over the plot. Each hangs on a line that begins at
   * its own height, left of the text or, near the end, right of it: ordered so, no line crosses
   * what stands above its beginning.
   */
  private void marks(Frame frame, List<Event.Judged> changes) {
    List<Event.Judged> ordered = new ArrayList<>();
    List<Event.Judged> right = new ArrayList<>();
    for (Event.Judged change : changes) {
      (isNearEnd(frame, change) ? right : ordered).add(change);
    }
    ordered.addAll(right.reversed());
    double y = 11;
    for (Event.Judged change : ordered) {
      double x = frame.x(change.micros());
      html.leaf("line", "x1", x, "x2", x, "y1", y - 9, "y2", frame.height(), "class", "event");
      y += MARK;
    }
    y = 11;
    for (Event.Judged change : ordered) {
      double x = frame.x(change.micros());
      String code = change.code();
      boolean nearEnd = isNearEnd(frame, change);
      html.put(
          "text",
          change.after().word() + (code == null ? "" : ": " + code),
          "x",
          nearEnd ? x - 5 : x + 5,
          "y",
          y,
          "class",
          nearEnd ? "mark end" : "mark");
      y += MARK;
    }
  }

  private static boolean isNearEnd(Frame frame, Event.Judged change) {
    return frame.x(change.micros()) > Frame.RIGHT - 220;
  }

  /** Name servers over time. */
  void nameServers() {
    List<NameServerTrack> tracks = List.copyOf(timeline.nameServers());
    if (tracks.isEmpty()) {
      return;
    }
    List<NameServerTrack> shown = tracks.subList(0, Math.min(MOST_NAME_SERVERS, tracks.size()));
    caption(
        "Name servers",
        String.format(
            Locale.ROOT,
            "%,d names with %,d addresses; a bar from the first to the last of the delegations in a"
                + " row that listed it%s",
            tracks.size(),
            timeline.hostAddresses().size(),
            shown.size() < tracks.size() ? "; the first " + shown.size() + " are drawn" : ""));
    html.open("div", "class", "wide");
    Frame frame =
        new Frame(
            html,
            axis,
            shown.size() * 15 + 4,
            id + "-ns",
            "Name servers over time",
            "One row a host name");
    double y = 4;
    for (NameServerTrack track : shown) {
      html.open("g");
      html.put("title", Neutral.defanged(track.host()) + ", " + track.addresses() + " addresses");
      frame.label(y + 9, Frame.cut(Neutral.defanged(track.host()), ""), "");
      frame.bars(track.spans(), Spans.MOST, y, 10, "bar");
      html.close();
      y += 15;
    }
    end(frame);
  }

  private void step(StringBuilder path, Frame frame, long micros, double value, double most) {
    path.append('H').append(Html.px(frame.x(micros)));
    path.append('V').append(Html.px(frame.y(value, most)));
  }

  private void caption(String title, String text) {
    html.open("figure", "class", "keep");
    html.open("figcaption").put("b", title).text(": " + text + ".").end();
  }

  private Frame frame(String kind, String title, String description) {
    html.open("div", "class", "wide");
    return new Frame(html, axis, HEIGHT, id + "-" + kind, title, description);
  }

  private void end(Frame frame) {
    frame.end();
    html.end().end();
  }
}
