package fluxgate.detect;

import fluxgate.verdict.Evidence;
import fluxgate.verdict.Level;
import fluxgate.verdict.Verdict;
import java.util.List;

/**
 * What would change a verdict: computed by judging again, never guessed.
 *
 * @param verdict the verdict that it is about
 * @param without for each piece of evidence that weighs anything, the verdict had it not been said
 * @param changes the verdict after something more had been seen, where that is another level or a
 *     lower score
 */
public record WhatIf(Verdict verdict, List<Without> without, List<Change> changes) {
  public WhatIf {
    without = List.copyOf(without);
    changes = List.copyOf(changes);
  }

  /** The verdict had this piece not been said. */
  public record Without(Evidence piece, double score, Level level) {}

  /**
   * The verdict after something more had been seen.
   *
   * @param supposed what is supposed, as a clause: "one of its clients connected to …"
   */
  public record Change(String supposed, Verdict verdict) {}

  /** Score wanting to the next level; 0 at the highest. */
  public double toNext() {
    Level reached = Level.of(verdict.score());
    return reached == Level.ALERT
        ? 0
        : Level.values()[reached.ordinal() + 1].threshold() - verdict.score();
  }

  /** Score above the threshold of the level that the score reaches; 0 below every threshold. */
  public double margin() {
    Level reached = Level.of(verdict.score());
    return reached == Level.NONE ? 0 : verdict.score() - reached.threshold();
  }
}
