package fluxgate.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words of the command line: the part to measure, then pairs of an option and its value. */
final class Options {
  private static final List<String> KNOWN =
      List.of("--work", "--out", "--rounds", "--scale", "--only", "--commit");

  private final String part;
  private final Map<String, String> values = new HashMap<>();

  Options(String[] words) {
    if (words.length % 2 == 0) {
      throw new IllegalArgumentException("a part, then options " + KNOWN + " with values");
    }
    part = words[0];
    for (int i = 1; i < words.length; i += 2) {
      if (!KNOWN.contains(words[i])) {
        throw new IllegalArgumentException(words[i] + " is none of " + KNOWN);
      }
      values.put(words[i], words[i + 1]);
    }
  }

  String part() {
    return part;
  }

  String get(String option, String otherwise) {
    return values.getOrDefault(option, otherwise);
  }
}
