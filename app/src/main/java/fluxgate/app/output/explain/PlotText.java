package fluxgate.app.output.explain;

import fluxgate.app.explain.Explanation;
import fluxgate.app.output.Neutral;
import fluxgate.detect.timeline.AddressTrack;
import fluxgate.detect.timeline.NameServerTrack;
import fluxgate.detect.timeline.ScorePoint;
import fluxgate.detect.timeline.Timeline;
import fluxgate.net.NetworkKind;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The plots of the text page, one under the other over one time axis. */
final class PlotText {
  private static final int COLUMNS = 60;

  /** More addresses than this are a field of dots, not rows. */
  private static final int MOST_ROWS = 16;

  private static final int FIELD_LINES = 8;
  private static final int MOST_NAME_SERVERS = 8;

  private final Explanation explanation;
  private final Timeline timeline;
  private final Page page;
  private final TimeAxis axis;

  PlotText(Explanation explanation, Page page) {
    this.explanation = explanation;
    this.timeline = explanation.timeline();
    this.page = page;
    axis = new TimeAxis(timeline.firstMicros(), timeline.lastMicros(), COLUMNS);
  }

  TimeAxis axis() {
    return axis;
  }

  /** Addresses over time, and what was new when. */
  void rotation() {
    List<AddressTrack> tracks = List.copyOf(timeline.addresses());
    page.heading(
        "Rotation",
        count(tracks.size(), "address", "addresses")
            + " over time; each column is "
            + axis.width());
    if (tracks.size() <= MOST_ROWS) {
      for (AddressTrack track : tracks) {
        plot(
            page.cut(track.address().toString(), 15),
            page.glyphs().bar(Series.presence(track.spans(), axis)),
            word(explanation.kind(track.address())));
      }
    } else {
      field(tracks);
      kinds(tracks);
    }
    ruler();
    double[] added = Series.newAddresses(timeline, axis);
    plot(
        "new",
        page.glyphs().spark(added, Series.most(added)),
        "at most " + (int) Series.most(added) + " a column");
    double[] ttls = Series.ttls(timeline, axis);
    if (Series.most(ttls) > 0) {
      plot("TTL", page.glyphs().spark(ttls, Series.most(ttls)), ttlRange());
    }
  }

  private String ttlRange() {
    Finding finding = explanation.finding();
    Finding.Ttls ttl = finding == null ? null : finding.ttl();
    if (ttl == null) {
      return "at most " + (long) Series.most(Series.ttls(timeline, axis)) + " s";
    }
    return ttl.min() == ttl.max()
        ? ttl.min() + " s"
        : page.plain(ttl.min() + "–" + ttl.max() + " s");
  }

  /** Each address a row of dots, first seen at the bottom: what rotates climbs. */
  private void field(List<AddressTrack> tracks) {
    boolean[][] dots = new boolean[FIELD_LINES * 4][COLUMNS * 2];
    TimeAxis fine = new TimeAxis(axis.startMicros(), axis.endMicros(), COLUMNS * 2);
    for (int i = 0; i < tracks.size(); i++) {
      int row = dots.length - 1 - i * dots.length / tracks.size();
      boolean[] on = Series.presence(tracks.get(i).spans(), fine);
      for (int column = 0; column < on.length; column++) {
        dots[row][column] |= on[column];
      }
    }
    String[] lines = page.glyphs().field(dots);
    for (int i = 0; i < lines.length; i++) {
      String side = i == 0 ? "last seen first" : i == lines.length - 1 ? "first address" : "";
      plot(
          i == lines.length - 1 ? "addresses" : "",
          lines[i],
          i == 0 ? "newest address" : side.startsWith("first") ? "oldest address" : "");
    }
  }

  private void kinds(List<AddressTrack> tracks) {
    double most = 0;
    List<NetworkKind> kinds = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (NetworkKind kind : NetworkKind.values()) {
      double[] row = Series.current(tracks, axis, address -> explanation.kind(address) == kind);
      if (Series.most(row) > 0) {
        kinds.add(kind);
        rows.add(row);
        most = Math.max(most, Series.most(row));
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      plot(
          word(kinds.get(i)),
          page.glyphs().spark(rows.get(i), most),
          "at most " + (int) Series.most(rows.get(i)) + " at once");
    }
  }

  /** The delegation over time. */
  void nameServers() {
    List<NameServerTrack> all = List.copyOf(timeline.nameServers());
    if (all.isEmpty()) {
      page.heading("Name servers", "");
      page.text("No delegation was seen.");
      return;
    }
    page.heading(
        "Name servers",
        count(all.size(), "name", "names")
            + ", "
            + count(timeline.hostAddresses().size(), "address", "addresses"));
    for (NameServerTrack track : all.stream().limit(MOST_NAME_SERVERS).toList()) {
      plot(
          page.cut(host(track), 15),
          page.glyphs().bar(Series.presence(track.spans(), axis)),
          count(track.addresses(), "address", "addresses"));
    }
    if (all.size() > MOST_NAME_SERVERS) {
      page.line("", "and " + (all.size() - MOST_NAME_SERVERS) + " more");
    }
    if (!timeline.hostAddresses().isEmpty()) {
      double[] current = Series.current(timeline.hostAddresses(), axis, address -> true);
      plot(
          "their addresses",
          page.glyphs().spark(current, Series.most(current)),
          "at most " + (int) Series.most(current) + " at once");
    }
    ruler();
  }

  private static String host(NameServerTrack track) {
    return Neutral.defanged(track.host());
  }

  /** The score over time with the level it came to. */
  void score() {
    List<ScorePoint> points = timeline.scores();
    if (points.isEmpty()) {
      return;
    }
    double[] scores = Series.scores(points, axis);
    double most = Math.max(Series.most(scores), Level.ALERT.threshold());
    page.heading(
        "Score",
        String.format(
            Locale.ROOT,
            "watch from %.1f, suspect from %.2f, alert from %.2f",
            Level.WATCH.threshold(),
            Level.SUSPECT.threshold(),
            Level.ALERT.threshold()));
    plot(
        "score",
        page.glyphs().spark(scores, most),
        String.format(Locale.ROOT, "at most %.1f", Series.most(scores)));
    plot("level", Series.levels(points, axis), "watch suspect Alert");
    ruler();
  }

  private void ruler() {
    String left = axis.label(axis.startMicros());
    String middle = axis.label(axis.startOf(COLUMNS / 2));
    String right = axis.label(axis.endMicros());
    int gap = COLUMNS / 2 - left.length() - middle.length() / 2;
    String line = left + " ".repeat(gap) + middle;
    line += " ".repeat(COLUMNS - line.length() - right.length()) + right;
    page.row(String.format("%-16s", "") + line + "  UTC");
  }

  private void plot(String label, String picture, String aside) {
    page.row(String.format("%-16s", label) + picture + "  " + aside);
  }

  static String word(NetworkKind kind) {
    return kind == NetworkKind.UNKNOWN ? "unknown kind" : kind.name().toLowerCase(Locale.ROOT);
  }

  static String count(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }
}
