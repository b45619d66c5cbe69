package fluxgate.app.casefile.dossier;

import fluxgate.app.casefile.CaseFile.HostState;
import fluxgate.app.casefile.CaseFile.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a machine was listed by before its name was known, and what was said of it then.
 *
 * @param label its address
 * @param pseudonym what custody calls that
 * @param state what became of it; null where nobody has said
 */
public record Former(String label, String pseudonym, @Nullable HostState state) {
  /**
   * What became of a machine that was taken for several: of what was said, that which leaves most
   * to do, so that nothing passes for done that is not; of the same the latest. An address of which
   * nobody has said anything is not done either.
   *
   * @param own what was said of it by its name; null where that was not needed yet
   * @return null where nobody has said what holds of all
   */
  static @Nullable HostState together(@Nullable HostState own, List<Former> formerly) {
    HostState most = own;
    boolean undecided = false;
    for (Former former : formerly) {
      HostState state = former.state;
      undecided |= state == null;
      if (state != null && (most == null || leavesMore(state, most))) {
        most = state;
      }
    }
    return most != null && undecided && isDone(most.state()) ? null : most;
  }

  private static boolean leavesMore(HostState one, HostState two) {
    int more = left(one.state()) - left(two.state());
    return more > 0 || (more == 0 && one.at().isAfter(two.at()));
  }

  private static int left(State state) {
    return switch (state) {
      case OPEN -> 3;
      case ISOLATED -> 2;
      case REBUILT -> 1;
      case CLEARED -> 0;
    };
  }

  private static boolean isDone(State state) {
    return left(state) < left(State.ISOLATED);
  }

  /** What else was said: the rest of a sentence; empty where it is the same. */
  static String unlike(@Nullable HostState said, @Nullable HostState shown) {
    String word = said == null ? State.OPEN.word() : said.state().word();
    String owner = said == null ? "" : said.owner();
    boolean same =
        word.equals(shown == null ? State.OPEN.word() : shown.state().word())
            && (owner.isEmpty() || (shown != null && owner.equals(shown.owner())));
    return same ? "" : word + (owner.isEmpty() ? "" : " (" + owner + ")");
  }
}
