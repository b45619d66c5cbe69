package fluxgate.detect.timeline;

import fluxgate.verdict.Evidence;
import fluxgate.verdict.Level;
import fluxgate.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The score over time. At capacity every second point goes, but for those at which the level
 * changed.
 */
public final class ScoreTrack {
  private static final int MOST = 1024;

  /** Smaller changes are no more than time passing. */
  private static final double TELLING = 0.05;

  private final List<ScorePoint> points = new ArrayList<>();
  private Map<String, Double> before = Map.of();
  private Level level = Level.NONE;

  /** Takes a judgement; returns the change of level, or null. */
  Event.@Nullable Judged judged(long micros, Verdict verdict) {
    Map<String, Double> now = new TreeMap<>();
    for (Evidence piece : verdict.evidence()) {
      now.merge(piece.code(), piece.contribution(), Double::sum);
    }
    boolean changed = verdict.level() != level;
    double last = points.isEmpty() ? 0 : points.getLast().score();
    if (!changed && !points.isEmpty() && Math.abs(verdict.score() - last) < TELLING) {
      return null;
    }
    String code = mostChanged(now);
    double change = code == null ? 0 : now.getOrDefault(code, 0.0) - before.getOrDefault(code, 0.0);
    if (points.size() >= MOST) {
      thin();
    }
    points.add(new ScorePoint(micros, verdict.score(), verdict.level(), code, change));
    Event.Judged event =
        changed ? new Event.Judged(micros, level, verdict.level(), verdict.score(), code) : null;
    before = now;
    level = verdict.level();
    return event;
  }

  private @Nullable String mostChanged(Map<String, Double> now) {
    Map<String, Double> all = new TreeMap<>(before);
    all.putAll(now);
    String most = null;
    double greatest = 0;
    for (String code : all.keySet()) {
      double by = Math.abs(now.getOrDefault(code, 0.0) - before.getOrDefault(code, 0.0));
      if (by > greatest) {
        greatest = by;
        most = code;
      }
    }
    return most;
  }

  private void thin() {
    List<ScorePoint> kept = new ArrayList<>();
    Level previous = Level.NONE;
    for (int i = 0; i < points.size(); i++) {
      ScorePoint point = points.get(i);
      if (i % 2 == 0 || kept.size() < MOST / 2 && point.level() != previous) {
        kept.add(point);
      }
      previous = point.level();
    }
    points.clear();
    points.addAll(kept.subList(0, Math.min(kept.size(), MOST - 1)));
  }

  /** In order of time. */
  public List<ScorePoint> points() {
    return Collections.unmodifiableList(points);
  }
}
