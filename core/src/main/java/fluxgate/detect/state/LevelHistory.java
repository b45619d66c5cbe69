package fluxgate.detect.state;

import fluxgate.verdict.Level;
import org.jspecify.annotations.Nullable;

/** When the domain reached which level, in event time. */
public final class LevelHistory implements Slice {
  private Level level = Level.NONE;
  private Level peak = Level.NONE;
  private Level unlistedPeak = Level.NONE;
  private long suspectSinceMicros;
  private long alertSinceMicros;
  private long freshAtAlert;

  /** Takes the level at a time; times never go back. */
  public void reached(Level now, long micros, long freshAnswers) {
    if (now.compareTo(Level.SUSPECT) >= 0 && level.compareTo(Level.SUSPECT) < 0) {
      suspectSinceMicros = micros;
    }
    if (now == Level.ALERT && level != Level.ALERT) {
      alertSinceMicros = micros;
      freshAtAlert = freshAnswers;
    }
    level = now;
    peak = peak.compareTo(now) < 0 ? now : peak;
  }

  public Level level() {
    return level;
  }

  /** Takes the level that would have been reached without lists. */
  public void wouldHaveReached(Level unlisted) {
    unlistedPeak = unlistedPeak.compareTo(unlisted) < 0 ? unlisted : unlistedPeak;
  }

  /** The highest level ever, had there been no lists. */
  public Level unlistedPeak() {
    return unlistedPeak.compareTo(peak) < 0 ? peak : unlistedPeak;
  }

  /** The highest level ever. */
  public Level peak() {
    return peak;
  }

  /** When the present stay at suspect or above began; null below. */
  public @Nullable Long suspectSinceMicros() {
    return level.compareTo(Level.SUSPECT) >= 0 ? suspectSinceMicros : null;
  }

  /** When the present stay at alert began; null below. */
  public @Nullable Long alertSinceMicros() {
    return level == Level.ALERT ? alertSinceMicros : null;
  }

  /** Fresh answers when the present stay at alert began; null below. */
  public @Nullable Long freshAtAlert() {
    return level == Level.ALERT ? freshAtAlert : null;
  }

  @Override
  public void write(StateWriter out) {
    out.count(level.ordinal());
    out.count(peak.ordinal());
    out.number(suspectSinceMicros);
    out.number(alertSinceMicros);
    out.count(freshAtAlert);
    out.count(unlistedPeak.ordinal());
  }

  static LevelHistory read(StateReader in) {
    LevelHistory history = new LevelHistory();
    history.level = level(in.smallCount());
    history.peak = level(in.smallCount());
    history.suspectSinceMicros = in.number();
    history.alertSinceMicros = in.number();
    history.freshAtAlert = in.count();
    history.unlistedPeak = level(in.smallCount());
    return history;
  }

  private static Level level(int ordinal) {
    Level[] levels = Level.values();
    if (ordinal >= levels.length) {
      throw new StateReader.StateFormatException("no level " + ordinal);
    }
    return levels[ordinal];
  }
}
