package fluxgate.app.cli.option;

import fluxgate.app.output.NearWords;
import fluxgate.format.Format;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Formats that somebody may have meant by a word that is the id of none. */
final class NearFormats {
  private static final int MOST = 3;

  /** Longer words are no misspelt ids. */
  private static final int MOST_OCTETS = 64;

  private record Near(String id, int distance) {}

  private NearFormats() {}

  /** The nearest ids, nearest first; empty where none is near. */
  static List<String> of(String word) {
    String said = word.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    if (said.isEmpty() || said.length() > MOST_OCTETS) {
      return List.of();
    }
    return Arrays.stream(Format.values())
        .map(format -> new Near(format.id(), distance(said, format.id())))
        .filter(near -> near.distance() <= Math.max(2, said.length() / 3))
        .sorted(Comparator.comparingInt(Near::distance)) // in the order of the table where alike
        .limit(MOST)
        .map(Near::id)
        .toList();
  }

  /** Edits; one at most where the word is a part of the id, such as its product. */
  private static int distance(String said, String id) {
    boolean part = said.length() > 2 && id.contains(said);
    return part ? Math.min(1, NearWords.edits(said, id)) : NearWords.edits(said, id);
  }
}
