package fluxgate.detect.baseline;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.detect.surroundings.LocalRoles;
import fluxgate.net.LearnedKinds;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one day at one vantage taught.
 *
 * @param names by the index of their stratum
 * @param clients of every name, how many clients asked for it
 * @param everybody clients that asked for anything
 * @param kinds of networks that no table knows, as of the end of the day
 */
record BaselineDay(
    SortedMap<Integer, StratumDay> names, Histogram clients, int everybody, LearnedKinds kinds)
    implements Slice {

  /** Names that trained. */
  long nameCount() {
    return names.values().stream().mapToLong(StratumDay::names).sum();
  }

  /**
   * Of two records of the same day, the fuller: a day seen twice counts once, and the order of
   * merging does not matter. Of two equally full ones, the one whose octets come first.
   */
  BaselineDay fuller(BaselineDay other) {
    int order = Long.compare(nameCount(), other.nameCount());
    return order > 0 || order == 0 && Arrays.compare(octets(), other.octets()) <= 0 ? this : other;
  }

  private byte[] octets() {
    StateWriter out = new StateWriter();
    write(out);
    return out.toBytes();
  }

  @Override
  public void write(StateWriter out) {
    out.count(names.size());
    names.forEach((index, stratum) -> {
      out.count(index);
      stratum.write(out);
    });
    clients.write(out);
    out.count(everybody);
    LocalRoles.write(kinds, out);
  }

  static BaselineDay read(StateReader in) {
    SortedMap<Integer, StratumDay> names = new TreeMap<>();
    for (int i = in.size(); i > 0; i--) {
      int index = in.smallCount();
      if (index >= Stratum.COUNT) {
        throw new StateReader.StateFormatException("no stratum " + index);
      }
      names.put(index, StratumDay.read(in));
    }
    return new BaselineDay(names, Histogram.read(in), in.smallCount(), LocalRoles.readKinds(in));
  }
}
