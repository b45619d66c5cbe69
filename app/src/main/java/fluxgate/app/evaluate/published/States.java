package fluxgate.app.evaluate.published;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One state for each small number. */
final class States<S> {
  private final List<@Nullable S> states = new ArrayList<>();
  private final Supplier<S> empty;

  /**
   * @param empty makes the state of a number that has none yet
   */
  States(Supplier<S> empty) {
    this.empty = empty;
  }

  /** The state; a new one where there is none. */
  S of(int key) {
    while (states.size() <= key) {
      states.add(null);
    }
    S state = states.get(key);
    if (state == null) {
      state = empty.get();
      states.set(key, state);
    }
    return state;
  }

  /** Forgets the state. */
  void forget(int key) {
    if (key < states.size()) {
      states.set(key, null);
    }
  }
}
