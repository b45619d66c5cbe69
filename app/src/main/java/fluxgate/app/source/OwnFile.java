package fluxgate.app.source;

import fluxgate.format.Head;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files that {@code simulate} writes beside telemetry, so that it can be said what they are for:
 * one row a file, told by the first line or two that say anything.
 */
enum OwnFile {
  REGISTRATION(
      "registration dates; give them with --context, or keep them with 'context import"
          + " --registration'",
      "domain,registered"),
  PARAMETERS("the parameters of a simulation, for people", "domain,class,parameters"),
  DESCRIPTION(
      "the description of a simulation, for people",
      "Synthetic telemetry, made by fluxgate simulate\\."),
  TRUTH(
      "a truth to measure by; give it with 'evaluate --truth'",
      "\\{ *\"[^\". ]+(\\.[^\". ]+)+\": *\"[a-z0-9-]+\",?");

  /** What is said of all of them where nobody named them: they only lie beside the logs. */
  static final String BESIDE_LOGS = "what simulate writes beside its logs";

  private final String words;
  private final Pattern beginning;

  OwnFile(String words, String beginning) {
    this.words = words;
    this.beginning = Pattern.compile(beginning);
  }

  /** What the content is and what to do, or null where it begins like none of the rows. */
  static @Nullable String reason(Head head) {
    List<String> lines =
        head.lines().stream().map(String::strip).filter(line -> !line.isEmpty()).limit(2).toList();
    if (lines.isEmpty()) {
      return null;
    }
    String first = lines.getFirst();
    String both = first.equals("{") ? String.join("", lines) : first;
    for (OwnFile row : values()) {
      if (row.beginning.matcher(both).matches()) {
        return row.words;
      }
    }
    return null;
  }
}
