package fluxgate.detect.baseline;

import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.OwnerName;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import fluxgate.net.LearnedKinds;
import fluxgate.net.NetworkKey;
import fluxgate.net.NetworkKind;
import fluxgate.observation.Vantage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is ordinary here: an immutable snapshot with a version, learned day by day at each vantage.
 *
 * <p>Its version is a hash of its content, so that evidence which names it can be traced to exactly
 * these figures.
 */
public final class Baseline implements Slice {
  static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  /**
   * Networks, names and habits change: what is older than a month no longer says what is normal.
   */
  static final int DAYS_KEPT = 30;

  /** Networks' kinds by a clear majority of the days that say one. */
  private static final double KIND_MAJORITY = 0.8;

  private static final Comparator<Vantage> VANTAGES =
      (a, b) -> {
        int bySensor = a.sensor().compareTo(b.sensor());
        return bySensor != 0 ? bySensor : a.position().compareTo(b.position());
      };

  /** Nothing was learned. */
  public static final Baseline COLD = new Baseline(new TreeMap<>(VANTAGES), new TreeMap<>());

  private final SortedMap<Vantage, NavigableMap<Long, BaselineDay>> days;
  private final SortedMap<DomainName, KnownName> known;
  private final String version;
  private final LearnedKinds kinds;
  private final Map<Vantage, BaselineView> views = new HashMap<>();

  private Baseline(
      SortedMap<Vantage, NavigableMap<Long, BaselineDay>> days,
      SortedMap<DomainName, KnownName> known) {
    this.days = days;
    this.known = known;
    this.version = days.isEmpty() ? "" : BaselineCodec.version(this);
    this.kinds = kinds(days);
    days.forEach((vantage, own) ->
        views.put(vantage, BaselineView.of(own, known, version, own.firstKey(), own.lastKey())));
  }

  /** A baseline of these days; {@code vantages} without days are left out. */
  static Baseline of(
      Map<Vantage, ? extends Map<Long, BaselineDay>> vantages, Map<DomainName, KnownName> known) {
    SortedMap<Vantage, NavigableMap<Long, BaselineDay>> days = new TreeMap<>(VANTAGES);
    vantages.forEach((vantage, own) -> {
      if (!own.isEmpty()) {
        days.put(vantage, new TreeMap<>(own));
      }
    });
    return new Baseline(days, new TreeMap<>(known));
  }

  private static LearnedKinds kinds(SortedMap<Vantage, NavigableMap<Long, BaselineDay>> vantages) {
    SortedMap<NetworkKey, Map<NetworkKind, Integer>> votes = new TreeMap<>();
    vantages
        .values()
        .forEach(own ->
            own.values()
                .forEach(day ->
                    day.kinds()
                        .kinds()
                        .forEach((key, kind) ->
                            votes
                                .computeIfAbsent(key, absent -> new HashMap<>())
                                .merge(kind, 1, Integer::sum))));
    SortedMap<NetworkKey, NetworkKind> agreed = new TreeMap<>();
    votes.forEach((key, counts) -> {
      int all = counts.values().stream().mapToInt(Integer::intValue).sum();
      counts.forEach((kind, count) -> {
        if (count >= KIND_MAJORITY * all) {
          agreed.put(key, kind);
        }
      });
    });
    return new LearnedKinds(agreed);
  }

  public boolean isCold() {
    return days.isEmpty();
  }

  /** A short hash of the content, {@code b-} and eight hexadecimal digits; empty when cold. */
  public String version() {
    return version;
  }

  /** {@code b-1f3a9c2e learned 2026-10-25..2026-11-01}, or {@code cold}. */
  public String label() {
    return isCold() ? "cold" : BaselineView.label(version, oldestDay(), newestDay());
  }

  /** Days on which something was learned, over all vantages. */
  public long dayCount() {
    return days.values().stream().flatMap(own -> own.keySet().stream()).distinct().count();
  }

  private long oldestDay() {
    return days.values().stream().mapToLong(NavigableMap::firstKey).min().orElse(0);
  }

  private long newestDay() {
    return days.values().stream().mapToLong(NavigableMap::lastKey).max().orElse(0);
  }

  /**
   * What is ordinary for who watches the domain: of several, one who sees clients. Three owner
   * names are asked, for a domain with sixty is watched by the same sensors.
   */
  public BaselineView at(DomainState state) {
    if (isCold()) {
      return BaselineView.COLD;
    }
    Vantage vantage =
        state.owners().stream()
            .limit(3)
            .flatMap(OwnerName::vantages)
            .min(
                Comparator.comparing(
                        (Vantage v) -> v.position() != Vantage.Position.BELOW_RECURSIVE)
                    .thenComparing(VANTAGES))
            .orElse(null);
    return at(vantage, state.lastSeenMicros());
  }

  /**
   * What is ordinary for who watches from there, or why nothing is known.
   *
   * @param micros event time of what is judged: days more than 30 older do not count
   */
  public BaselineView at(@Nullable Vantage vantage, long micros) {
    BaselineView view = vantage == null ? null : views.get(vantage);
    if (view == null) {
      return isCold() ? BaselineView.COLD : BaselineView.ELSEWHERE;
    }
    return isExpired(view.newestDay(), micros) ? BaselineView.EXPIRED : view;
  }

  private static boolean isExpired(long newestDay, long micros) {
    return Math.floorDiv(micros, DAY_MICROS) - newestDay > DAYS_KEPT;
  }

  /** Kinds of networks that no table knows; none where all is too old at that event time. */
  public LearnedKinds kinds(long micros) {
    boolean silent = isCold() || micros == Long.MIN_VALUE || isExpired(newestDay(), micros);
    return silent ? LearnedKinds.NONE : kinds;
  }

  /**
   * Both: of a day in both, the fuller record; of a name in both, the longer acquaintance. The
   * order does not matter, and merging the same twice changes nothing.
   */
  public Baseline with(Baseline other) {
    Map<Vantage, NavigableMap<Long, BaselineDay>> both = new TreeMap<>(VANTAGES);
    days.forEach((vantage, own) -> both.put(vantage, new TreeMap<>(own)));
    other.days.forEach((vantage, theirs) -> {
      NavigableMap<Long, BaselineDay> own =
          both.computeIfAbsent(vantage, absent -> new TreeMap<>());
      theirs.forEach((day, record) -> own.merge(day, record, BaselineDay::fuller));
    });
    Map<DomainName, KnownName> names = new TreeMap<>(known);
    other.known.forEach((name, since) -> names.merge(name, since, KnownName::with));
    return of(both, names);
  }

  /** Without days and names that the newest day leaves 30 days and more behind. */
  public Baseline current() {
    long before = newestDay() - DAYS_KEPT;
    Map<Vantage, NavigableMap<Long, BaselineDay>> recent = new TreeMap<>(VANTAGES);
    days.forEach((vantage, own) -> recent.put(vantage, own.tailMap(before, false)));
    Map<DomainName, KnownName> names = new TreeMap<>(known);
    names.values().removeIf(name -> name.lastDay() <= before);
    return of(recent, names);
  }

  /** Name-days that trained, over all vantages. */
  public long nameDays() {
    return days.values().stream()
        .flatMap(own -> own.values().stream())
        .mapToLong(BaselineDay::nameCount)
        .sum();
  }

  @Override
  public void write(StateWriter out) {
    out.count(days.size());
    days.forEach((vantage, own) -> {
      out.vantage(vantage);
      out.count(own.size());
      own.forEach((day, record) -> {
        out.number(day);
        record.write(out);
      });
    });
    out.count(known.size());
    known.forEach((name, since) -> {
      out.name(name);
      out.number(since.firstDay());
      out.count(since.lastDay() - since.firstDay());
    });
  }

  static Baseline read(StateReader in) {
    Map<Vantage, NavigableMap<Long, BaselineDay>> days = new TreeMap<>(VANTAGES);
    for (int i = in.size(); i > 0; i--) {
      NavigableMap<Long, BaselineDay> own =
          days.computeIfAbsent(in.vantage(), absent -> new TreeMap<>());
      for (int d = in.size(); d > 0; d--) {
        own.put(day(in), BaselineDay.read(in));
      }
    }
    Map<DomainName, KnownName> known = new TreeMap<>();
    for (int i = in.size(); i > 0; i--) {
      DomainName name = in.name();
      long first = day(in);
      known.put(name, new KnownName(first, first + in.smallCount()));
    }
    return of(days, known);
  }

  /** Within ten thousand years of the epoch: dates are printed. */
  private static long day(StateReader in) {
    long day = in.number();
    if (Math.abs(day) > 2_900_000) {
      throw new StateReader.StateFormatException("no day " + day);
    }
    return day;
  }
}
