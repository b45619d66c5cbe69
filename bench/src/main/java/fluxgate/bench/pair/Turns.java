package fluxgate.bench.pair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Two things measured by turns.
 *
 * @param ours one value a round
 * @param theirs one value a round
 */
record Turns(List<Double> ours, List<Double> theirs) {
  /** Measures once. */
  @FunctionalInterface
  interface Measuring {
    double measure() throws IOException;
  }

  /** Measures both in each of the rounds; who begins, changes from round to round. */
  static Turns take(int rounds, Measuring ours, Measuring theirs) throws IOException {
    Turns turns = new Turns(new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < rounds; round++) {
      if (round % 2 == 0) {
        turns.ours.add(ours.measure());
      }
      turns.theirs.add(theirs.measure());
      if (round % 2 == 1) {
        turns.ours.add(ours.measure());
      }
    }
    return turns;
  }

  /** Ours by theirs, within each round. */
  Spread ratio() {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ours.size(); round++) {
      ratios.add(ours.get(round) / theirs.get(round));
    }
    return Spread.of(ratios);
  }
}
