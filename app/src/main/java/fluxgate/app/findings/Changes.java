package fluxgate.app.findings;

import fluxgate.app.history.folder.StoreException;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 *     not be read that could be then: nobody knows what it comes to; the highest first
 * @param least what neither is nor was at this level is not told
 */
public record Changes(
    long earlier,
    KeptHunt hunt,
    Map<String, Change> byDomain,
    List<KeptFinding> unknown,
    Level least) {
  /** What could not be read. */
  public interface Unread {
    /** All could be read. */
    Unread NOTHING = (first, last) -> Set.of();

    /** The files with something of a time, its ends included, that could not be read. */
    Set<String> of(Instant first, Instant last);
  }

  private static final Comparator<KeptFinding> HIGHEST_FIRST =
      Comparator.<KeptFinding, Level>comparing(finding -> level(finding.level()))
          .thenComparing(finding -> level(finding.peakLevel()))
          .thenComparingDouble(KeptFinding::score)
          .reversed()
          .thenComparing(KeptFinding::domain)
          .thenComparing(KeptFinding::id);

  /**
   * One domain that is judged otherwise.
   *
   * @param was the level then; null where it was not found
   * @param now the level now; null where it is not found
   * @param held whether something holds it below watch now
   * @param beside whether another campaign of it cannot be judged, and stands
   */
  public record Change(
      String domain, @Nullable String was, @Nullable String now, boolean held, boolean beside) {
    /** A sentence for a person. */
    public String sentence() {
      String name = domain.replace(".", "[.]");
      return now == null
          ? name + " is no longer found; it was " + at(was) + "."
          : name
              + " is "
              + (held ? "held below watch" : at(now))
              + (beside
                  ? ", in another campaign than the one that stands."
                  : "; it was " + (was == null ? "not found" : at(was)) + ".");
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
    Map<Long, KeptHunt> ofTheTime = new LinkedHashMap<>();
    Map.Entry<Long, KeptHunt> earlier = null;
    for (Map.Entry<Long, KeptHunt> one : kept.hunts().entrySet()) {
      if (one.getValue().isOfTheTimeOf(now)) {
        ofTheTime.put(one.getKey(), one.getValue());
        earlier = one;
      }
    }
    if (earlier == null) {
      return null;
    }
    Judging judging = new Judging(kept, now, ofTheTime, unread);
    Map<String, KeptFinding> before = kept.of(earlier.getKey());
    Map<String, Change> changes = new LinkedHashMap<>();
    List<KeptFinding> unknown = new ArrayList<>();
    Set<String> domains = new HashSet<>();
    for (Finding finding : found) {
      String domain = finding.domain().toString();
      domains.add(domain);
      KeptFinding was = removed(before, finding);
      KeptFinding stands = was == null ? judging.newest(finding.id()) : was;
      boolean beside = false;
      if (stands != null && judging.isUnknown(finding, stands)) {
        unknown.add(stands);
        if (stands.id().equals(finding.id())) {
          continue;
        }
        beside = true;
        was = null;
      }
      boolean matters =
          finding.peakLevel().compareTo(least) >= 0 || was != null && reached(was, least);
      String wasAt = was == null ? null : was.level();
      if (matters && !finding.level().word().equals(wasAt)) {
        boolean held = finding.level() == Level.NONE && finding.verdict().unlisted() != Level.NONE;
        changes.put(domain, new Change(domain, wasAt, finding.level().word(), held, beside));
      }
    }
    for (KeptFinding gone : before.values()) {
      if (judging.misses(gone)) {
        unknown.add(gone);
      } else if (reached(gone, least) && !domains.contains(gone.domain())) {
        changes.put(gone.domain(), new Change(gone.domain(), gone.level(), null, false, false));
      }
    }
    unknown.sort(HIGHEST_FIRST);
    return new Changes(earlier.getKey(), earlier.getValue(), changes, unknown, least);
  }

  /** What was found of the same campaign, else of the same domain; null for neither. */
  private static @Nullable KeptFinding removed(Map<String, KeptFinding> before, Finding finding) {
    String domain = finding.domain().toString();
    String id =
        before.containsKey(finding.id())
            ? finding.id()
            : before.values().stream()
                .filter(other -> other.domain().equals(domain))
                .map(KeptFinding::id)
                .findFirst()
                .orElse("");
    return before.remove(id);
  }

  /**
   * What may be said of findings of before, where something could not be read.
   *
   * @param hunts before, of the same time
   */
  private record Judging(
      KeptFindings kept, KeptHunt now, Map<Long, KeptHunt> hunts, Unread unread) {
    /** What was last found of a campaign over this time; null for nothing, or where all is read. */
    @Nullable KeptFinding newest(String id) throws StoreException {
      return unread == Unread.NOTHING
          ? null
          : kept.history(id).stream()
              .filter(finding -> hunts.containsKey(finding.hunt()))
              .findFirst()
              .orElse(null);
    }

    /** Whether a finding comes to less than it did, which may be for want of what was not read. */
    boolean isUnknown(Finding finding, KeptFinding was) throws StoreException {
      KeptHunt hunt = hunts.get(was.hunt());
      return hunt != null && now.judgedAs(hunt) && isLess(finding, was) && misses(was);
    }

    /** Whether something of its time could not be read that could be when it was judged. */
    boolean misses(KeptFinding was) throws StoreException {
      Set<String> missing = unread.of(was.firstSeen(), was.lastSeen());
      if (missing.isEmpty()) {
        return false;
      }
      KeptHunt judged = hunts.get(kept.judgedIn(was));
      return judged == null || !judged.missing().containsAll(missing);
    }
  }

  private static boolean isLess(Finding finding, KeptFinding was) {
    Level unlisted = finding.verdict().unlisted();
    if (finding.level() == Level.NONE && unlisted != Level.NONE) { // people hold it down
      return unlisted.compareTo(level(was.level())) < 0;
    }
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

  /** What is told of {@link #unknown}: what reached the level that was asked for. */
  public List<KeptFinding> unknownToTell() {
    return unknown.stream().filter(was -> reached(was, least)).toList();
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
