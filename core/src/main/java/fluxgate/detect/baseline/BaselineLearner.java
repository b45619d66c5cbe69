package fluxgate.detect.baseline;

import fluxgate.detect.state.AccessShare;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.detect.surroundings.Day;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.LearnedKinds;
import fluxgate.net.Network;
import fluxgate.observation.Vantage;
import fluxgate.verdict.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gathers days as they end, and in the end says what they taught.
 *
 * <p>Who may train is decided last, by what is known of a name then: a name that reached a level on
 * the fifth day is taken out of the first four as well.
 */
public final class BaselineLearner implements Slice {
  /** Of a day's answers, the part for which there was no room: above it the day teaches nothing. */
  private static final double PRESSURE = 0.01;

  private final Map<Vantage, NavigableMap<Long, DayTally>> days = new LinkedHashMap<>();
  private final Set<Long> frozen = new HashSet<>();
  private long evictedBefore;

  /**
   * What was learned.
   *
   * @param baseline {@link Baseline#COLD} where nothing was
   * @param suspects names left out because they reached a level, or sit mostly in access networks
   * @param frozenDays days left out because memory was short on them
   */
  public record Lesson(Baseline baseline, int suspects, int frozenDays) {
    /** From nothing. */
    public static final Lesson NOTHING = new Lesson(Baseline.COLD, 0, 0);
  }

  /**
   * A day has ended.
   *
   * @param kinds in force
   * @param learnedNow of these, the ones that this run's own traffic shows
   * @param evicted rotating domains forgotten so far for want of room
   */
  public void dayEnded(
      Day.OfVantages ended,
      Map<DomainName, DomainState> states,
      Function<IpAddress, @Nullable Network> lookup,
      LearnedKinds kinds,
      LearnedKinds learnedNow,
      long evicted) {
    if (isUnderPressure(ended, evicted)) {
      frozen.add(ended.number());
    } else {
      ended
          .byVantage()
          .forEach((vantage, day) ->
              own(days, vantage)
                  .put(ended.number(), DayTally.of(day, states, lookup, kinds, learnedNow)));
    }
    evictedBefore = evicted;
    days.values().forEach(own -> own.headMap(ended.number() - Baseline.DAYS_KEPT, true).clear());
  }

  private static NavigableMap<Long, DayTally> own(
      Map<Vantage, NavigableMap<Long, DayTally>> days, Vantage vantage) {
    return days.computeIfAbsent(vantage, absent -> new TreeMap<>());
  }

  private boolean isUnderPressure(Day.OfVantages ended, long evicted) {
    long kept = 0;
    long leftOut = 0;
    for (Day day : ended.byVantage().values()) {
      kept += day.names().size();
      leftOut += day.leftOut();
    }
    return evicted > evictedBefore || leftOut > PRESSURE * kept;
  }

  /** What the ended days and the one that is going on taught; changes nothing. */
  public Lesson lesson(
      Day.OfVantages today,
      Map<DomainName, DomainState> states,
      Function<IpAddress, @Nullable Network> lookup,
      LearnedKinds kinds,
      LearnedKinds learnedNow,
      long evicted) {
    Map<Vantage, NavigableMap<Long, DayTally>> all = new LinkedHashMap<>();
    days.forEach((vantage, own) -> all.put(vantage, new TreeMap<>(own)));
    Set<Long> left = new HashSet<>(frozen);
    if (isUnderPressure(today, evicted)) {
      left.add(today.number());
    } else {
      today
          .byVantage()
          .forEach((vantage, day) ->
              own(all, vantage)
                  .put(today.number(), DayTally.of(day, states, lookup, kinds, learnedNow)));
    }
    Predicate<DomainName> isSuspect = domain -> isSuspect(states.get(domain));
    Set<DomainName> suspects = new HashSet<>();
    Map<Vantage, NavigableMap<Long, BaselineDay>> trained = new HashMap<>();
    Map<DomainName, KnownName> known = new HashMap<>();
    all.forEach((vantage, own) ->
        own.forEach((number, tally) -> {
          BaselineDay day = tally.trained(isSuspect);
          if (day.nameCount() > 0) {
            trained.computeIfAbsent(vantage, absent -> new TreeMap<>()).put(number, day);
          }
          tally
              .known(isSuspect)
              .forEach(name -> known.merge(name, new KnownName(number, number), KnownName::with));
          tally.rotating().stream().filter(isSuspect).forEach(suspects::add);
        }));
    return new Lesson(Baseline.of(trained, known), suspects.size(), left.size());
  }

  private static boolean isSuspect(@Nullable DomainState state) {
    if (state == null) {
      return false;
    }
    AccessShare share = AccessShare.of(state.pool());
    return state.history().peak() != Level.NONE
        || share.isMeasurable() && share.value() > Features.MOST_ACCESS;
  }

  @Override
  public void write(StateWriter out) {
    out.number(evictedBefore);
    out.count(frozen.size());
    frozen.stream().sorted().forEach(out::number);
    out.count(days.size());
    days.forEach((vantage, own) -> {
      out.vantage(vantage);
      out.count(own.size());
      own.forEach((number, tally) -> {
        out.number(number);
        tally.write(out);
      });
    });
  }

  /** Reads what {@link #write} wrote. */
  public static BaselineLearner read(StateReader in) {
    BaselineLearner learner = new BaselineLearner();
    learner.evictedBefore = in.number();
    for (int i = in.size(); i > 0; i--) {
      learner.frozen.add(in.number());
    }
    for (int i = in.size(); i > 0; i--) {
      NavigableMap<Long, DayTally> own = own(learner.days, in.vantage());
      for (int d = in.size(); d > 0; d--) {
        own.put(in.number(), DayTally.read(in));
      }
    }
    return learner;
  }
}
