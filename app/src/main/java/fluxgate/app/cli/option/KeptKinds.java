package fluxgate.app.cli.option;

import fluxgate.app.output.Counted;
import java.util.ArrayList;
import java.util.List;

/** Says how much of each kind a store keeps, or was given; of what there is none it is silent. */
public final class KeptKinds {
  private final List<String> parts = new ArrayList<>();

  /** What sensors saw. */
  public static KeptKinds of(long observations, long questions, long connections, long settings) {
    return new KeptKinds()
        .and(observations, "observation", "observations")
        .and(questions, "unanswered question", "unanswered questions")
        .and(connections, "connection", "connections")
        .and(settings, "resolver setting", "resolver settings");
  }

  public KeptKinds and(long count, String one, String several) {
    if (count > 0) {
      parts.add(Counted.of(count, one, several));
    }
    return this;
  }

  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** {@code 7 observations, 2 connections and 7 tuples}. */
  @Override
  public String toString() {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
