package fluxgate.app.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * What an evaluation found.
 *
 * @param run the folder it read; empty for what was named as paths, and for all runs together
 * @param ablation what was kept from the detectors, in words
 * @param tallies one a detector, in table order
 * @param unseenPositives domains of the truth that should be found and that the input never showed
 * @param unseenNegatives the others of the truth that the input never showed
 * @param unlisted domains that the input showed and the truth does not name
 * @param clients clients that asked
 * @param clientDays clients times days, summed over runs
 * @param listing what a list of addresses would have caught
 */
public record Outcome(
    String run,
    String ablation,
    List<Tally> tallies,
    long unseenPositives,
    long unseenNegatives,
    long unlisted,
    long clients,
    double clientDays,
    Listing listing) {
  /**
   * What a list of the addresses that known flux names used in their first hours would have caught
   * of their later ones.
   *
   * @param hours how many hours of each name fed the list
   * @param addresses on the list in the end
   * @param answersHit later answered addresses that were on the list at the time
   * @param answers later answered addresses of known names
   * @param connectionsHit later connections to an address that was on the list at the time
   * @param connections later connections that answers of known names led to
   */
  public record Listing(
      int hours,
      long addresses,
      long answersHit,
      long answers,
      long connectionsHit,
      long connections) {
    Listing plus(Listing other) {
      return new Listing(
          hours,
          addresses + other.addresses,
          answersHit + other.answersHit,
          answers + other.answers,
          connectionsHit + other.connectionsHit,
          connections + other.connections);
    }
  }

  public Outcome {
    tallies = List.copyOf(tallies);
  }

  /** Several runs with the same ablation, at least one, as one. */
  public static Outcome pooled(List<Outcome> runs) {
    Outcome first = runs.getFirst();
    List<Tally> tallies = new ArrayList<>();
    for (Tally tally : first.tallies) {
      tallies.add(new Tally(tally.detector(), tally.note()));
    }
    Outcome sum = new Outcome("", first.ablation, tallies, 0, 0, 0, 0, 0, first.listing);
    boolean isFirst = true;
    for (Outcome run : runs) {
      for (int i = 0; i < tallies.size(); i++) {
        tallies.get(i).add(run.tallies.get(i));
      }
      sum =
          new Outcome(
              "",
              sum.ablation,
              tallies,
              sum.unseenPositives + run.unseenPositives,
              sum.unseenNegatives + run.unseenNegatives,
              sum.unlisted + run.unlisted,
              sum.clients + run.clients,
              sum.clientDays + run.clientDays,
              isFirst ? run.listing : sum.listing.plus(run.listing));
      isFirst = false;
    }
    return sum;
  }
}
