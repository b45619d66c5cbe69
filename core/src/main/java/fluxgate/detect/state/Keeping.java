package fluxgate.detect.state;

import org.jspecify.annotations.Nullable;

/** What those who keep a state among others note on it, so that they need not look it up. */
public final class Keeping {
  private @Nullable Object seat;
  private boolean touched;

  /** What {@link #sit} left; null before. */
  public @Nullable Object seat() {
    return seat;
  }

  /** Notes where the state stands among others; null where it stands nowhere. */
  public void sit(@Nullable Object where) {
    seat = where;
  }

  /** An observation has changed what is remembered. */
  public void touch() {
    touched = true;
  }

  /** Whether {@link #touch} was called since the last time that this was asked. */
  public boolean takeTouched() {
    boolean was = touched;
    touched = false;
    return was;
  }
}
