package fluxgate.app.history.tuple;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tuples of several files that lie in one order, in that order: those of one key follow one
 * another.
 *
 * <p>The next one is found by a tournament (Knuth, The Art of Computer Programming 3, 5.4.1), with
 * one comparison a round.
 */
final class TupleRows {
  private final List<TupleSource> sources;

  /**
   * Who won in each match, by place among the sources, -1 for nobody: the first match is that of
   * all, those that play in one are at twice its place and after that.
   */
  private final int[] winners;

  private boolean begun;

  /** Of files that are before the first row that is wanted of each; at least one. */
  TupleRows(List<TupleSource> sources) {
    this.sources = sources;
    winners = new int[2 * sources.size()];
  }

  /**
   * The file that has the next row, which it stands at until this is called again; null after the
   * last.
   *
   * @throws IOException where a file is damaged
   */
  @Nullable TupleSource next() throws IOException {
    int files = sources.size();
    if (begun) {
      int place = files + winners[1];
      winners[place] = moved(winners[1]);
      for (int match = place / 2; match > 0; match /= 2) {
        play(match);
      }
    } else {
      for (int file = 0; file < files; file++) {
        winners[files + file] = moved(file);
      }
      for (int match = files - 1; match > 0; match--) {
        play(match);
      }
      begun = true;
    }
    return winners[1] < 0 ? null : sources.get(winners[1]);
  }

  private int moved(int file) throws IOException {
    return sources.get(file).next() ? file : -1;
  }

  private void play(int match) {
    int one = winners[2 * match];
    int other = winners[2 * match + 1];
    boolean isOther =
        one < 0 || other >= 0 && sources.get(other).key.compareTo(sources.get(one).key) < 0;
    winners[match] = isOther ? other : one;
  }
}
