package fluxgate.detect.state;

import fluxgate.verdict.Level;
import org.jspecify.annotations.Nullable;

/** When the domain reached which level, in event time. */
public final class LevelHistory implements Slice {
  /**
   * Below watch for a day, a campaign is over; a name near the threshold must not begin another one
   * with every answer.
   */
  private static final long CAMPAIGN_GAP_MICROS = 24 * 3600L * 1_000_000;

  private Level level = Level.NONE;
  private Level peak = Level.NONE;
  private Level unlistedPeak = Level.NONE;
  private long suspectSinceMicros;
  private long alertSinceMicros;
  private long freshAtAlert;
  private Level alone = Level.NONE;
  private long campaign;
  private long fellMicros;
  private boolean silenced;

  /** Takes the level at a time; times never go back. */
  public void reached(Level now, long micros, long freshAnswers) {
    if (now.compareTo(Level.WATCH) >= 0 && isOver(micros)) {
      campaign++;
      level = Level.NONE;
      peak = Level.NONE;
      silenced = false;
    }
    if (now.compareTo(Level.WATCH) < 0 && level.compareTo(Level.WATCH) >= 0) {
      fellMicros = micros;
    }
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

  /** The domain shows itself again after a week of silence: what it was before is over. */
  void fellSilent() {
    silenced = true;
  }

  /** Whether a level reached now would begin another campaign. */
  private boolean isOver(long micros) {
    return peak.compareTo(Level.WATCH) >= 0
        && (silenced
            || level.compareTo(Level.WATCH) < 0 && micros - fellMicros >= CAMPAIGN_GAP_MICROS);
  }

  /** How many campaigns ended before the present one. */
  public long campaign() {
    return campaign;
  }

  /** Takes the level that the domain reaches without what it shares with others. */
  public void reachedAlone(Level now) {
    alone = now;
  }

  /** The level that the domain reaches without what it shares with others. */
  public Level alone() {
    return alone;
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

  /** The highest level of the present campaign. */
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
    out.count(alone.ordinal());
    out.count(campaign);
    out.number(fellMicros);
    out.flag(silenced);
  }

  static LevelHistory read(StateReader in) {
    LevelHistory history = new LevelHistory();
    history.level = level(in.smallCount());
    history.peak = level(in.smallCount());
    history.suspectSinceMicros = in.number();
    history.alertSinceMicros = in.number();
    history.freshAtAlert = in.count();
    history.unlistedPeak = level(in.smallCount());
    history.alone = level(in.smallCount());
    history.campaign = in.count();
    history.fellMicros = in.number();
    history.silenced = in.flag();
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
