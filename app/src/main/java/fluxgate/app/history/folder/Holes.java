package fluxgate.app.history.folder;

import fluxgate.app.output.Counted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is said of holes: what is missing first, then how it comes back, once an import. */
public final class Holes {
  /** Ways to fill holes are said up to here; {@code history verify} says all. */
  private static final int MOST_REMEDIES = 3;

  private Holes() {}

  /**
   * In one sentence all that is missing, then how it comes back.
   *
   * @param so completes the first sentence: what it means for what is asked
   * @return nothing where nothing is missing
   */
  public static List<String> summary(List<Hole> holes, String so) {
    if (holes.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add((holes.size() == 1 ? holes.getFirst().missing() : all(holes)) + so + ".");
    List<String> remedies = remedies(holes);
    lines.addAll(remedies.subList(0, Math.min(MOST_REMEDIES, remedies.size())));
    if (remedies.size() > MOST_REMEDIES) {
      lines.add("'fluxgate history verify' says how each of the others is filled.");
    }
    return lines;
  }

  /** A sentence a hole, then how they come back. */
  public static List<String> each(List<Hole> holes) {
    List<String> lines = new ArrayList<>();
    holes.forEach(hole -> lines.add(hole.sentence()));
    lines.addAll(remedies(holes));
    return lines;
  }

  /** How they come back, a sentence an import. */
  public static List<String> remedies(List<Hole> holes) {
    Set<String> remedies = new LinkedHashSet<>();
    felt(holes).forEach(hole -> remedies.add(hole.remedy()));
    return List.copyOf(remedies);
  }

  private static String all(List<Hole> holes) {
    return String.format(
        Locale.ROOT,
        "%,d files of %s are missing (%s and %s), with %s of %s to %s, since they were damaged and"
            + " set aside",
        holes.size(),
        holes.getFirst().store(),
        holes.getFirst().path(),
        Counted.of(holes.size() - 1, "other", "others"),
        Counted.of(rows(holes), "record", "records"),
        Times.text(holes.stream().mapToLong(Hole::firstMicros).min().orElse(0)),
        Times.text(holes.stream().mapToLong(Hole::lastMicros).max().orElse(0)));
  }

  /** Without tuples, which are made anew once the observations are there; those alone else. */
  private static List<Hole> felt(List<Hole> holes) {
    List<Hole> seen = holes.stream().filter(Hole::isSeen).toList();
    return seen.isEmpty() ? holes : seen;
  }

  /** How many records are missing. */
  public static long rows(List<Hole> holes) {
    return felt(holes).stream().mapToLong(Hole::rows).sum();
  }
}
