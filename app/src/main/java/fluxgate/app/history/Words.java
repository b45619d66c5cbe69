package fluxgate.app.history;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One text a thing of some kind, numbered anew: many things share one. */
final class Words {
  private final Ids<String> texts = new Ids<>();
  private final int[] ofThing;

  <T> Words(Ids<T> things, Function<T, @Nullable String> text) {
    ofThing = new int[things.size()];
    for (int id = 0; id < ofThing.length; id++) {
      ofThing[id] = texts.ofNullable(text.apply(things.get(id)));
    }
  }

  /** The number of a thing's text; -1 for none, and for no thing. */
  int of(int thing) {
    return thing < 0 ? -1 : ofThing[thing];
  }

  byte[] utf8(int id) {
    return Part.utf8(texts.get(id));
  }
}
