package fluxgate.app.findings;

import fluxgate.app.history.folder.StoreException;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a hunt finds otherwise than the one before it over the same time: because a list, a network
 * map or a baseline is another now, or more was read.
 *
 * @param earlier the number of the hunt that it is compared with
 * @param hunt that hunt
 * @param byDomain what is otherwise, by domain
 * @param unknown what was found then and is not, or is less now, and of whose time something could
 *     not be read: nobody knows what it comes to
 */
public record Changes(
    long earlier, KeptHunt hunt, Map<String, Change> byDomain, List<KeptFinding> unknown) {
  /** What could not be read. */
  public interface Unread {
    /** Whether something of a time, its ends included, could not be read. */
    boolean overlaps(Instant first, Instant last);
  }

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
   * @param unread what could not be read
   */
  public static @Nullable Changes since(
      KeptFindings kept, KeptHunt now, List<Finding> found, Level least, Unread unread)
      throws StoreException {
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
    List<KeptFinding> unknown = new ArrayList<>();
    for (Finding finding : found) {
      String domain = finding.domain().toString();
      KeptFinding was = before.remove(domain);
      if (was != null && isUnknown(finding, was, unread)) {
        unknown.add(was);
        continue;
      }
      boolean matters =
          finding.peakLevel().compareTo(least) >= 0 || was != null && reached(was, least);
      String wasAt = was == null ? null : was.level();
      if (matters && !finding.level().word().equals(wasAt)) {
        boolean held = finding.level() == Level.NONE && finding.verdict().unlisted() != Level.NONE;
        changes.put(domain, new Change(domain, wasAt, finding.level().word(), held));
      }
    }
    for (KeptFinding gone : before.values()) {
      if (unread.overlaps(gone.firstSeen(), gone.lastSeen())) {
        unknown.add(gone);
      } else if (reached(gone, least)) {
        changes.put(gone.domain(), new Change(gone.domain(), gone.level(), null, false));
      }
    }
    return new Changes(earlier.getKey(), earlier.getValue(), changes, unknown);
  }

  /** Whether a finding comes to less than it did, which may be for want of what was not read. */
  public static boolean isUnknown(Finding finding, KeptFinding was, Unread unread) {
    return isLess(finding, was) && unread.overlaps(was.firstSeen(), was.lastSeen());
  }

  private static boolean isLess(Finding finding, KeptFinding was) {
    int level = finding.level().compareTo(level(was.level()));
    int peak = finding.peakLevel().compareTo(level(was.peakLevel()));
    return level < 0
        || peak < 0
        || level == 0
            && Math.round(finding.verdict().score() * 1000) < Math.round(was.score() * 1000);
  }

  private static Level level(String word) {
    return Stream.of(Level.values())
        .filter(level -> level.word().equals(word))
        .findFirst()
        .orElse(Level.NONE);
  }

  private static boolean reached(KeptFinding finding, Level least) {
    return level(finding.peakLevel()).compareTo(least) >= 0;
  }

  /** Of which level something was whose time could not be read, a sentence for a person. */
  public static String unknown(KeptFinding was) {
    return was.domain().replace(".", "[.]")
        + " cannot be judged, as something of its time could not be read; it was "
        + Change.at(was.level())
        + ", which stands.";
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
