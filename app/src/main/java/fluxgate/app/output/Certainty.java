package fluxgate.app.output;

import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;

/**
 * A finding's score on the scale from 0 to 100 that other people's formats want.
 *
 * <p>Linear between these points: score 0 is 0, watch (4.6) 30, suspect (6.86) 50, alert (11.49)
 * 70, twice alert and beyond 100. The result stays in the band of the finding's level at the end of
 * the input, so a score that a condition holds below alert shows no 70. The bands fit the words
 * that STIX 2.1 (Appendix A) and ECS give to numbers: low up to 29, medium 30–69, high from 70.
 */
public final class Certainty {
  private static final double[] SCORES = {
    0,
    Level.WATCH.threshold(),
    Level.SUSPECT.threshold(),
    Level.ALERT.threshold(),
    2 * Level.ALERT.threshold()
  };
  private static final int[] PERCENT = {0, 30, 50, 70, 100};

  private Certainty() {}

  /** 0 to 100. */
  public static int percent(Finding finding) {
    int band = finding.level().ordinal();
    long percent = Math.round(interpolated(finding.verdict().score()));
    long most = finding.level() == Level.ALERT ? 100 : PERCENT[band + 1] - 1;
    return (int) Math.clamp(percent, PERCENT[band], most);
  }

  /** Low, Medium or High. */
  public static String word(int percent) {
    return percent >= 70 ? "High" : percent >= 30 ? "Medium" : "Low";
  }

  private static double interpolated(double score) {
    for (int i = 1; i < SCORES.length; i++) {
      if (score < SCORES[i]) {
        double part = (score - SCORES[i - 1]) / (SCORES[i] - SCORES[i - 1]);
        return PERCENT[i - 1] + Math.max(0, part) * (PERCENT[i] - PERCENT[i - 1]);
      }
    }
    return PERCENT[PERCENT.length - 1];
  }
}
