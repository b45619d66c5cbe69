package fluxgate.detect.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds columns by their header words, which every exporter writes in another way: case and
 * everything but letters and digits do not count.
 */
final class HeaderWords {
  private final List<String> words;

  HeaderWords(List<String> header) {
    List<String> plain = new ArrayList<>(header.size());
    header.forEach(word -> plain.add(plain(word)));
    words = List.copyOf(plain);
  }

  /** The word without what does not count. */
  static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** The index of the first column that is called by the earliest possible of the names, or -1. */
  int find(List<String> names) {
    for (String name : names) {
      int at = words.indexOf(name);
      if (at >= 0) {
        return at;
      }
    }
    return -1;
  }
}
