package fluxgate.app.history.part;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One text a thing of some kind, numbered anew: many things share one. */
final class Words {
  private final int[] ofThing;
  private final byte[][] octets;

  <T> Words(Ids<T> things, Function<T, @Nullable String> text) {
    Ids<String> texts = new Ids<>();
    ofThing = new int[things.size()];
    for (int id = 0; id < ofThing.length; id++) {
      ofThing[id] = texts.ofNullable(text.apply(things.get(id)));
    }
    octets = new byte[texts.size()][];
    Arrays.setAll(octets, id -> Part.utf8(texts.get(id)));
  }

  /** The number of a thing's text; -1 for none, and for no thing. */
  int of(int thing) {
    return thing < 0 ? -1 : ofThing[thing];
  }

  byte[] utf8(int id) {
    return octets[id];
  }
}
