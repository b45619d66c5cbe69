package fluxgate.app.evaluate;

import fluxgate.dns.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one detector got right and wrong, by class; adds up over runs. */
public final class Tally {
  /** The domains of one class. */
  public static final class Count {
    private long found;
    private long total;

    /** How many of them the detector accused. */
    public long found() {
      return found;
    }

    /** How many were seen. */
    public long total() {
      return total;
    }
  }

  /**
   * How long a true finding took.
   *
   * @param fresh fresh answers of the domain until then
   * @param minutes since the domain was first seen
   */
  public record Delay(long fresh, double minutes) {
    /** Two minutes, over which a fresh answer comes at the common flux TTLs of 60 to 150 s. */
    private static final double QUICK_MINUTES = 2;

    /** Whether a fresh answer came at least every two minutes on average until then. */
    public boolean isQuick() {
      return minutes <= QUICK_MINUTES * fresh;
    }
  }

  /** The class of domains that the truth does not name, where they count. */
  static final String UNLISTED = "(unlisted)";

  /** Enough to look into; counts are of all. */
  private static final int MOST_NAMED = 1_000;

  private final String detector;
  private final String note;
  private final Map<String, Count> classes = new TreeMap<>();
  private final List<Delay> delays = new ArrayList<>();
  private final List<DomainName> missed = new ArrayList<>();
  private final List<DomainName> mistaken = new ArrayList<>();

  /** Nothing yet. */
  public Tally(String detector, String note) {
    this.detector = detector;
    this.note = note;
  }

  /** Counts one domain. */
  void add(String word, boolean found) {
    Count count = classes.computeIfAbsent(word, w -> new Count());
    count.total++;
    count.found += found ? 1 : 0;
  }

  /** Remembers the name of a domain that was judged wrongly. */
  void addError(DomainName name, boolean positive) {
    List<DomainName> names = positive ? missed : mistaken;
    if (names.size() < MOST_NAMED) {
      names.add(name);
    }
  }

  void add(Delay delay) {
    delays.add(delay);
  }

  /** Adds what the same detector did in another run. */
  void add(Tally other) {
    other.classes.forEach((word, count) -> {
      Count own = classes.computeIfAbsent(word, w -> new Count());
      own.found += count.found;
      own.total += count.total;
    });
    delays.addAll(other.delays);
    other.missed.forEach(name -> addError(name, true));
    other.mistaken.forEach(name -> addError(name, false));
  }

  public String detector() {
    return detector;
  }

  /** What a reader must know of how it was run. */
  public String note() {
    return note;
  }

  /** By class, in alphabetical order. */
  public Map<String, Count> classes() {
    return classes;
  }

  public List<Delay> delays() {
    return delays;
  }

  /** Positives that were not found, the first {@value #MOST_NAMED}. */
  public List<DomainName> missed() {
    return missed;
  }

  /** Negatives that were, the first {@value #MOST_NAMED}. */
  public List<DomainName> mistaken() {
    return mistaken;
  }

  private long sum(boolean positive, boolean found) {
    long sum = 0;
    for (Map.Entry<String, Count> entry : classes.entrySet()) {
      if (Truth.isPositive(entry.getKey()) == positive) {
        Count count = entry.getValue();
        sum += found ? count.found : count.total - count.found;
      }
    }
    return sum;
  }

  public long truePositives() {
    return sum(true, true);
  }

  public long falseNegatives() {
    return sum(true, false);
  }

  public long falsePositives() {
    return sum(false, true);
  }

  public long trueNegatives() {
    return sum(false, false);
  }

  /** Findings on what most of the traffic is: classes that begin with {@code ordinary}. */
  public long ordinaryFindings() {
    return classes.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("ordinary"))
        .mapToLong(entry -> entry.getValue().found)
        .sum();
  }

  /** Fresh answers until the finding, over true positives; null of none. */
  public @Nullable Double medianFresh() {
    return Medians.of(delays.stream().mapToDouble(Delay::fresh));
  }

  /** Minutes from the first sight to the finding, over true positives; null of none. */
  public @Nullable Double medianMinutes() {
    return Medians.of(delays.stream().mapToDouble(Delay::minutes));
  }

  /** As {@link #medianMinutes}, over those where fresh answers came quickly. */
  public @Nullable Double medianQuickMinutes() {
    return Medians.of(delays.stream().filter(Delay::isQuick).mapToDouble(Delay::minutes));
  }
}
