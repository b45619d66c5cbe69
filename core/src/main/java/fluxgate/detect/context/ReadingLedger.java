package fluxgate.detect.context;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file's records: each is counted once, as accepted or as rejected with a
 * reason; of the rejected the first places are kept. Written by one reader.
 */
public final class ReadingLedger {
  /** Enough to find the damage. */
  private static final int MOST_PLACES = 3;

  /** A file has one list; the store has one a file, too. */
  private static final int MOST_GUESSES = 1_000;

  private final SortedMap<String, Long> rejected = new TreeMap<>();
  private final SortedMap<String, String> guesses = new TreeMap<>();
  private final List<String> places = new ArrayList<>();
  private long accepted;
  private @Nullable String problem;

  /** The file as a whole cannot be used; the first reason given stays. */
  void refuse(String why) {
    problem = problem == null ? why : problem;
  }

  /** Why the file as a whole cannot be used, without its name or a full stop; null where it can. */
  public @Nullable String problem() {
    return problem;
  }

  /** Says that the role of a list was guessed, from what {@link ListRole#toldBy} says. */
  void guessed(String list, String from) {
    if (guesses.size() < MOST_GUESSES) {
      guesses.put(list, from);
    }
  }

  /** From what the role of each list that does not say it was guessed. */
  public SortedMap<String, String> guesses() {
    return Collections.unmodifiableSortedMap(guesses);
  }

  /** Counts a record as accepted, or as rejected where there is a reason. */
  void took(@Nullable String refusal, String place) {
    if (refusal == null) {
      accept();
    } else {
      reject(refusal, place);
    }
  }

  void accept() {
    accepted++;
  }

  /**
   * Counts a rejected record.
   *
   * @param reason words of a small fixed set
   * @param place such as {@code line 7}
   */
  void reject(String reason, String place) {
    rejected.merge(reason, 1L, Long::sum);
    if (places.size() < MOST_PLACES) {
      places.add(place);
    }
  }

  public long accepted() {
    return accepted;
  }

  /** How many records were rejected for which reason, by reason. A view. */
  public SortedMap<String, Long> rejected() {
    return Collections.unmodifiableSortedMap(rejected);
  }

  public long rejectedCount() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** One sentence on what was rejected, without the file's name; empty where nothing was. */
  public String sentence() {
    if (rejected.isEmpty()) {
      return "";
    }
    List<String> reasons = new ArrayList<>();
    rejected.forEach((reason, count) -> reasons.add(count + " " + reason));
    long count = rejectedCount();
    String more = count > places.size() ? ", and more" : "";
    return String.format(
        java.util.Locale.ROOT,
        "%,d of %,d %s rejected: %s (%s%s).",
        count,
        count + accepted,
        count + accepted == 1 ? "entry" : "entries",
        String.join(", ", reasons),
        String.join(", ", places),
        more);
  }
}
