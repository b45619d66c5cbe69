package fluxgate.app.casefile.bag;

import fluxgate.app.casefile.Jcs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a package says itself that it lacks. Nothing of it is checked: it is the exporter's word.
 */
final class Declared {
  static final String INPUTS = "data/inputs.jsonl";

  /** States in which an input is as it was read. */
  private static final List<String> PRESENT = List.of("same", "grown");

  private static final int MOST_NAMES = 5;

  private Declared() {}

  /**
   * Sentences.
   *
   * @param caseText the file of the case
   * @param inputs lines of {@value #INPUTS}: the last on an input counts
   */
  static List<String> gaps(String caseText, List<String> inputs) {
    List<String> gaps = new ArrayList<>();
    Map<String, Object> file = Jcs.parse(caseText.strip());
    if (file != null) {
      if (Boolean.TRUE.equals(file.get("redacted"))) {
        gaps.add(
            "machines are pseudonyms in it; packets, listings and indexes of collections were left"
                + " out.");
      }
      gaps.addAll(Jcs.texts(file, "gaps"));
    }
    Map<String, Map<String, Object>> last = new LinkedHashMap<>();
    for (String line : inputs) {
      Map<String, Object> input = Jcs.parse(line);
      if (input != null && !Jcs.text(input, "state").isEmpty()) {
        last.put(Jcs.text(input, "file") + "\n" + Jcs.number(input, "imported"), input);
      }
    }
    Map<String, List<String>> absent = new LinkedHashMap<>();
    for (Map<String, Object> input : last.values()) {
      String name = Jcs.text(input, "file");
      if (!PRESENT.contains(Jcs.text(input, "state"))
          && gaps.stream().noneMatch(gap -> gap.contains(name))) { // said already
        absent.computeIfAbsent(Jcs.text(input, "means"), means -> new ArrayList<>()).add(name);
      }
    }
    absent.forEach((means, names) ->
        gaps.add(
            "at the last look "
                + String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
                + (names.size() > MOST_NAMES
                    ? " and " + (names.size() - MOST_NAMES) + " more were "
                    : names.size() == 1 ? " was " : " were ")
                + means
                + "."));
    return gaps;
  }
}
