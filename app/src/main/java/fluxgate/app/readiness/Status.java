package fluxgate.app.readiness;

import java.util.Locale;

/** How a check ended. Unknown is never a pass. */
public enum Status {
  PASS,
  PARTIAL,
  FAIL,
  UNKNOWN;

  /** In small letters, for people and scripts. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By a share that should reach {@code pass}; half of that and more is partial. */
  static Status ofShare(long part, long whole, double pass) {
    if (whole == 0) {
      return UNKNOWN;
    }
    double share = (double) part / whole;
    return share >= pass ? PASS : share >= pass / 2 ? PARTIAL : FAIL;
  }
}
