package fluxgate.detect.baseline;

import fluxgate.dns.DomainName;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is ordinary at one vantage, or why that is not known.
 *
 * <p>Limits are quantiles over the name-days so far, walked through day by day: from one day to the
 * next a limit moves by a fifth at most, so that no single day, however it was filled, makes the
 * unusual usual.
 */
public final class BaselineView {
  /** Nothing was learned. */
  public static final BaselineView COLD = new BaselineView("BASELINE_COLD");

  /** What was learned is too old. */
  public static final BaselineView EXPIRED = new BaselineView("BASELINE_EXPIRED");

  /** What was learned was learned by another sensor, or at another place. */
  public static final BaselineView ELSEWHERE = new BaselineView("BASELINE_OF_ANOTHER_VANTAGE");

  /** The share of names that a limit holds. */
  public enum Share {
    MOST(0.99, "99 %"),
    NEARLY_ALL(0.999, "99.9 %");

    private final double share;
    private final String words;

    Share(double share, String words) {
      this.share = share;
      this.words = words;
    }

    /** {@code 99.9 %}, or {@code all} where so few name-days cannot tell the share from all. */
    public String words(long nameDays) {
      return share * nameDays > nameDays - 1 ? "all" : words;
    }
  }

  /** Below as many name-days a 99 % quantile rests on one name or two. */
  private static final int LEAST_NAME_DAYS = 200;

  /** Names of one kind, from one place, are no measure for all. */
  private static final int LEAST_NETWORKS = 8;

  /** How far a limit moves in a day: by a fifth, or where it is near nothing, by this. */
  private static final double STEP = 0.2;

  private static final double LEAST_STEP = 0.2;
  private static final double POPULAR = 0.995;

  /**
   * A limit.
   *
   * @param nameDays how many it rests on
   * @param whose which names
   */
  public record Limit(double value, long nameDays, String whose) {}

  private record Place(int stratum, Feature feature, Share share) {}

  private final @Nullable String absence;
  private final String version;
  private final long oldestDay;
  private final long newestDay;
  private final Map<Place, Limit> limits = new HashMap<>();
  private final Histogram clients = new Histogram();
  private final SortedMap<DomainName, KnownName> known;

  private BaselineView(String absence) {
    this.absence = absence;
    this.version = "";
    this.oldestDay = 0;
    this.newestDay = 0;
    this.known = new TreeMap<>();
  }

  private BaselineView(
      String version, long oldestDay, long newestDay, SortedMap<DomainName, KnownName> known) {
    this.absence = null;
    this.version = version;
    this.oldestDay = oldestDay;
    this.newestDay = newestDay;
    this.known = known;
  }

  static BaselineView of(
      NavigableMap<Long, BaselineDay> days,
      SortedMap<DomainName, KnownName> known,
      String version,
      long oldestDay,
      long newestDay) {
    BaselineView view = new BaselineView(version, oldestDay, newestDay, known);
    Map<Integer, StratumDay> soFar = new TreeMap<>();
    for (BaselineDay day : days.values()) {
      view.clients.add(day.clients());
      day.names()
          .forEach((index, names) -> {
            for (int place : List.of(index, Stratum.at(index).anyPopularity(), Stratum.all())) {
              soFar.computeIfAbsent(place, absent -> new StratumDay()).add(names);
            }
          });
      soFar.forEach(view::walk);
    }
    return view;
  }

  private void walk(int index, StratumDay soFar) {
    if (soFar.networks() < LEAST_NETWORKS) {
      return;
    }
    for (Feature feature : Feature.values()) {
      Histogram histogram = soFar.histogram(feature);
      if (histogram.total() < LEAST_NAME_DAYS) {
        continue;
      }
      for (Share share : Share.values()) {
        double raw = histogram.quantile(share.share);
        Place place = new Place(index, feature, share);
        Limit before = limits.get(place);
        double value = before == null ? raw : stepped(before.value, raw);
        limits.put(place, new Limit(value, histogram.total(), whose(index)));
      }
    }
  }

  private static String whose(int index) {
    return index < Stratum.COUNT
        ? "names like it here"
        : index < Stratum.all() ? "names of like TTL here" : "names here";
  }

  private static double stepped(double before, double raw) {
    double step = Math.max(LEAST_STEP, STEP * before);
    return Math.clamp(raw, before - step, before + step);
  }

  /** Whether it says anything at all. */
  public boolean isInUse() {
    return absence == null;
  }

  /** Why it says nothing, as a stable code; null where it is in use. */
  public @Nullable String absence() {
    return absence;
  }

  /** {@code b-1f3a9c2e}; empty where not in use. */
  public String version() {
    return version;
  }

  /** Version and days, or {@code cold}. */
  public String label() {
    return isInUse() ? label(version, oldestDay, newestDay) : "cold";
  }

  static String label(String version, long oldestDay, long newestDay) {
    return version
        + " learned "
        + LocalDate.ofEpochDay(oldestDay)
        + ".."
        + LocalDate.ofEpochDay(newestDay);
  }

  long newestDay() {
    return newestDay;
  }

  /**
   * The limit of the stratum, or where too few names of it trained, or from too few networks, of
   * its TTL class; null where that says nothing either.
   */
  public @Nullable Limit limit(Stratum stratum, Feature feature, Share share) {
    Limit own = limits.get(new Place(stratum.index(), feature, share));
    return own != null ? own : limits.get(new Place(stratum.anyPopularity(), feature, share));
  }

  /** The same, and failing that the limit of all names: to compare with, not to judge by. */
  public @Nullable Limit widestLimit(Stratum stratum, Feature feature, Share share) {
    Limit own = limit(stratum, feature, share);
    return own != null ? own : limits.get(new Place(Stratum.all(), feature, share));
  }

  /** As many clients as 99.5 % of names here do not exceed; null where too few names trained. */
  public @Nullable Limit popularFrom() {
    return clients.total() < LEAST_NAME_DAYS
        ? null
        : new Limit(clients.quantile(POPULAR), clients.total(), "names here");
  }

  /** For how many days before {@code micros} a name has been known to be ordinary; 0 for none. */
  public long daysKnown(DomainName domain, long micros) {
    KnownName since = known.get(domain);
    long day = Math.floorDiv(micros, Baseline.DAY_MICROS);
    return since == null ? 0 : Math.max(0, day - since.firstDay());
  }
}
