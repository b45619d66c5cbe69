package fluxgate.app.casefile.dossier;

import fluxgate.app.casefile.evidence.FrozenInput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What to say of raw records that are not to be had. */
final class Missing {
  private static final int MOST_NAMES = 5;

  private Missing() {}

  /** A sentence; null where none is missing. */
  static @org.jspecify.annotations.Nullable String sentence(CaseView view) {
    if (view.missing() == 0) {
      return null;
    }
    Map<String, TreeSet<String>> inputs = new TreeMap<>();
    for (FrozenInput input : view.lastInputs()) {
      switch (input.state()) {
        case SAME, GROWN -> {}
        default ->
            inputs.computeIfAbsent(input.state().words(), why -> new TreeSet<>()).add(input.name());
      }
    }
    StringBuilder sentence = new StringBuilder();
    long all = view.records() + view.missing();
    sentence.append(
        view.records() == 0
            ? "No raw record could be had of " + all + " that the claims rest on"
            : String.format(
                java.util.Locale.ROOT,
                "%,d of %,d raw records that the claims rest on could not be had",
                view.missing(),
                all));
    String before = ": ";
    for (Map.Entry<String, TreeSet<String>> entry : inputs.entrySet()) {
      List<String> names = List.copyOf(entry.getValue());
      sentence
          .append(before)
          .append(String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))))
          .append(names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "")
          .append(names.size() == 1 ? " is " : " are ")
          .append(entry.getKey());
      before = "; ";
    }
    return sentence.append('.').toString();
  }
}
