package fluxgate.verdict;

import java.util.Locale;

/** What a finding is to somebody who has seen the ones before it. */
public enum Status {
  /** Not reported before. */
  NEW,
  /** Reported before, and the same as then. */
  ONGOING,
  /** Reported before, and materially different since. */
  CHANGED,
  /** Reported before, and over. */
  CLOSED;

  /** The word in output. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
