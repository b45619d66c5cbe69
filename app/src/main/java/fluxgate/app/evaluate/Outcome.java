package fluxgate.app.evaluate;

import java.util.List;

/**
 * What an evaluation found.
 *
 * @param run the folder it read; empty for all runs together
 * @param tallies one a detector, in table order
 * @param unseenPositives domains of the truth that should be found and that the input never showed
 * @param unseenNegatives the others of the truth that the input never showed
 * @param unlisted domains that the input showed and the truth does not name
 */
public record Outcome(
    String run, List<Tally> tallies, long unseenPositives, long unseenNegatives, long unlisted) {
  public Outcome {
    tallies = List.copyOf(tallies);
  }
}
