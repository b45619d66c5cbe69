package fluxgate.app.findings;

import fluxgate.app.history.folder.StoreException;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a hunt finds otherwise than the one before it over the same time: because a list, a network
 * map or a baseline is another now, or more was read.
 *
 * @param earlier the number of the hunt that it is compared with
 * @param hunt that hunt
 * @param byDomain what is otherwise, by domain
 */
public record Changes(long earlier, KeptHunt hunt, Map<String, Change> byDomain) {
  /**
   * One domain that is judged otherwise.
   *
   * @param was the level then; null where it was not found
   * @param now the level now; null where it is not found
   * @param held whether something holds it below watch now
   */
  public record Change(String domain, @Nullable String was, @Nullable String now, boolean held) {
    /** A sentence for a person. */
    public String sentence() {
      String name = domain.replace(".", "[.]");
      return now == null
          ? name + " is no longer found; it was " + at(was) + "."
          : name
              + " is "
              + (held ? "held below watch" : at(now))
              + "; it was "
              + (was == null ? "not found" : at(was))
              + ".";
    }

    private static String at(@Nullable String level) {
      return level == null || level.equals(Level.NONE.word()) ? "below watch" : "at " + level;
    }
  }

  /**
   * Compares a hunt with the newest one before it over the same time: one from the store, or of the
   * same inputs. Null where none is kept.
   *
   * @param found every finding at watch or above, and those held down
   * @param least what neither is nor was at this level is left out
   */
  public static @Nullable Changes since(
      KeptFindings kept, KeptHunt now, List<Finding> found, Level least) throws StoreException {
    Map.Entry<Long, KeptHunt> earlier = null;
    for (Map.Entry<Long, KeptHunt> one : kept.hunts().entrySet()) {
      if (one.getValue().isOfTheTimeOf(now)) {
        earlier = one;
      }
    }
    if (earlier == null) {
      return null;
    }
    Map<String, KeptFinding> before = kept.of(earlier.getKey());
    Map<String, Change> changes = new LinkedHashMap<>();
    for (Finding finding : found) {
      String domain = finding.domain().toString();
      KeptFinding was = before.remove(domain);
      boolean matters =
          finding.peakLevel().compareTo(least) >= 0 || was != null && reached(was, least);
      String wasAt = was == null ? null : was.level();
      if (matters && !finding.level().word().equals(wasAt)) {
        boolean held = finding.level() == Level.NONE && finding.verdict().unlisted() != Level.NONE;
        changes.put(domain, new Change(domain, wasAt, finding.level().word(), held));
      }
    }
    for (KeptFinding gone : before.values()) {
      if (reached(gone, least)) {
        changes.put(gone.domain(), new Change(gone.domain(), gone.level(), null, false));
      }
    }
    return new Changes(earlier.getKey(), earlier.getValue(), changes);
  }

  private static boolean reached(KeptFinding finding, Level least) {
    for (Level level : Level.values()) {
      if (level.compareTo(least) >= 0 && level.word().equals(finding.peakLevel())) {
        return true;
      }
    }
    return false;
  }

  /** Those of the findings that are judged otherwise, with what they were. */
  public List<Finding> among(List<Finding> findings) {
    List<Finding> changed = new ArrayList<>();
    for (Finding finding : findings) {
      Change change = byDomain.get(finding.domain().toString());
      if (change != null) {
        String was = change.was();
        changed.add(
            was == null
                ? finding.withStatus(Status.NEW, List.of())
                : finding.withStatus(Status.CHANGED, List.of("level was " + was)));
      }
    }
    return changed;
  }
}
