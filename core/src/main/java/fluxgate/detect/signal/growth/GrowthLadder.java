package fluxgate.detect.signal.growth;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;

/**
 * How many addresses a domain had shown after 1, 2, 4, … fresh answers, and how alike they were.
 */
final class GrowthLadder implements Slice {
  /** 1, 2, 4, 8, 16: later a botnet of any size has shown most of what is on line. */
  private static final int RUNGS = 5;

  private final long[] shown = new long[RUNGS];
  private int rungs;
  private long answers;
  private long addresses;
  private long drawn;
  private long repeated;
  private long compared;
  private double likeness;

  /**
   * Takes a fresh answer.
   *
   * @param likeness with the one before of the same view, 0 to 1; NaN where there was none
   */
  void add(int newAddresses, double likeness) {
    answers++;
    addresses += newAddresses;
    if (!Double.isNaN(likeness)) {
      compared++;
      this.likeness += likeness;
    }
    if (rungs < RUNGS && answers == 1L << rungs) {
      shown[rungs++] = addresses;
    }
  }

  /** Takes the places of an answer that was drawn anew, of which so many were new addresses. */
  void draw(int places, int newAddresses) {
    drawn += places;
    repeated += Math.max(0, places - newAddresses);
  }

  /** Places of answers that were drawn anew. */
  long drawn() {
    return drawn;
  }

  /** Of {@link #drawn}, those filled by an address that had come before. */
  long repeated() {
    return repeated;
  }

  /** The last power of two of fresh answers that was reached, 0 before the first. */
  long rung() {
    return rungs == 0 ? 0 : 1L << (rungs - 1);
  }

  /** Addresses shown by so many answers. */
  long shownAtRung() {
    return shown[rungs - 1];
  }

  /** Addresses shown by half as many answers. */
  long shownAtHalf() {
    return shown[rungs - 2];
  }

  long compared() {
    return compared;
  }

  /** The mean over {@link #compared} answers, 0 to 1. */
  double meanLikeness() {
    return likeness / compared;
  }

  @Override
  public void write(StateWriter out) {
    out.count(answers);
    out.count(addresses);
    out.count(drawn);
    out.count(repeated);
    out.count(compared);
    out.real(likeness);
    out.count(rungs);
    for (int i = 0; i < rungs; i++) {
      out.count(shown[i]);
    }
  }

  static GrowthLadder read(StateReader in) {
    GrowthLadder ladder = new GrowthLadder();
    ladder.answers = in.count();
    ladder.addresses = in.count();
    ladder.drawn = in.count();
    ladder.repeated = in.count();
    ladder.compared = in.count();
    ladder.likeness = in.real();
    for (int i = in.size(); i > 0; i--) {
      ladder.shown[ladder.rungs++] = in.count();
    }
    return ladder;
  }
}
