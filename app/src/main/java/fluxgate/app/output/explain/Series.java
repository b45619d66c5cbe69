package fluxgate.app.output.explain;

import fluxgate.detect.timeline.AddressTrack;
import fluxgate.detect.timeline.ScorePoint;
import fluxgate.detect.timeline.Spans;
import fluxgate.detect.timeline.TimeBins;
import fluxgate.detect.timeline.Timeline;
import fluxgate.net.IpAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** What a timeline holds, one value a column of an axis. */
final class Series {
  private Series() {}

  /** Addresses seen for the first time. */
  static double[] newAddresses(Timeline timeline, TimeAxis axis) {
    double[] values = new double[axis.columns()];
    for (AddressTrack track : timeline.addresses()) {
      values[axis.column(track.firstMicros())]++;
    }
    return values;
  }

  /** The greatest TTL; NaN where none was seen. */
  static double[] ttls(Timeline timeline, TimeAxis axis) {
    double[] values = new double[axis.columns()];
    Arrays.fill(values, Double.NaN);
    TimeBins bins = timeline.bins();
    for (int i = 0; i < bins.size(); i++) {
      long ttl = bins.get(i).ttlMax();
      int column = axis.column(bins.startOf(i));
      if (ttl >= 0 && !(values[column] >= ttl)) {
        values[column] = ttl;
      }
    }
    return values;
  }

  /** How many of the addresses that pass were current at any time within each column. */
  static double[] current(
      Collection<AddressTrack> tracks, TimeAxis axis, Predicate<IpAddress> counts) {
    double[] values = new double[axis.columns()];
    for (AddressTrack track : tracks) {
      if (counts.test(track.address())) {
        boolean[] on = presence(track.spans(), axis);
        for (int column = 0; column < on.length; column++) {
          values[column] += on[column] ? 1 : 0;
        }
      }
    }
    return values;
  }

  /** The columns that the spans reach into. */
  static boolean[] presence(Spans spans, TimeAxis axis) {
    boolean[] on = new boolean[axis.columns()];
    for (int span = 0; span < spans.count(); span++) {
      Arrays.fill(on, axis.column(spans.startOf(span)), axis.column(spans.endOf(span)) + 1, true);
    }
    return on;
  }

  /** The score at the end of each column; NaN before the first judgement. */
  static double[] scores(List<ScorePoint> points, TimeAxis axis) {
    double[] values = new double[axis.columns()];
    Arrays.fill(values, Double.NaN);
    for (ScorePoint point : points) {
      Arrays.fill(values, axis.column(point.micros()), values.length, point.score());
    }
    return values;
  }

  /** The first letter of the level at the end of each column. */
  static String levels(List<ScorePoint> points, TimeAxis axis) {
    char[] letters = new char[axis.columns()];
    Arrays.fill(letters, ' ');
    for (ScorePoint point : points) {
      char letter =
          switch (point.level()) {
            case NONE -> '-';
            case WATCH -> 'w';
            case SUSPECT -> 's';
            case ALERT -> 'A';
          };
      Arrays.fill(letters, axis.column(point.micros()), letters.length, letter);
    }
    return new String(letters);
  }

  static double most(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).max().orElse(0);
  }
}
