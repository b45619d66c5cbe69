package fluxgate.detect.signal.churn;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The decaying sums of churn, one an owner name: a provider with a hundred names that each change
 * daily churns a hundred times a day as a whole and hardly at all name by name.
 */
public final class ChurnSums implements Slice {
  /** Growth tells most before the active set has been seen: within about as many answers. */
  private static final int EARLY = 16;

  private static final double FLOOR = -4;
  static final double CEILING = 6;
  private static final double HALF_LIFE_MICROS = 48 * 3600 * 1e6;

  /** The peak fades as slowly as the pool that it speaks of is forgotten: within a week. */
  private static final double PEAK_HALF_LIFE_MICROS = 168 * 3600 * 1e6;

  private static final class Sum {
    private double value;
    private double peak;
    private long micros;

    private void add(double step, long now) {
      value = Math.clamp(valueAt(now) + step, FLOOR, CEILING);
      peak = Math.max(peakAt(now), value);
      micros = Math.max(micros, now);
    }

    private void write(StateWriter out) {
      out.real(value);
      out.real(peak);
      out.number(micros);
    }

    private void read(StateReader in) {
      value = in.real();
      peak = in.real();
      micros = in.number();
    }

    private double valueAt(long now) {
      return value * StrictMath.pow(2, -Math.max(0, now - micros) / HALF_LIFE_MICROS);
    }

    private double peakAt(long now) {
      return peak * StrictMath.pow(2, -Math.max(0, now - micros) / PEAK_HALF_LIFE_MICROS);
    }
  }

  /** As many owner names as a state remembers; the others count for the domain alone. */
  private static final int MAX_OWNERS = 64;

  /** A flux name that brings nothing new for half a day has stopped; so much is its working day. */
  private static final long STANDING_MICROS = 12 * 3600L * 1_000_000;

  /** Answers that a name which is seldom asked must repeat besides. */
  private static final int STANDING_ANSWERS = 64;

  private final Map<DomainName, Sum> sums = new LinkedHashMap<>();
  private final Sum together = new Sum();
  private long compared;
  private long mostlyNew;
  private long earlyMostlyNew;
  private long comparedSinceNew;
  private long newMicros = Long.MIN_VALUE / 2;

  /**
   * Adds a step for the domain and for an owner name.
   *
   * @param owner null for an answer that the owner name has nothing to compare with
   */
  void add(@Nullable DomainName owner, double step, boolean isMostlyNew, long now) {
    together.add(step, now);
    if (owner != null && (sums.size() < MAX_OWNERS || sums.containsKey(owner))) {
      sums.computeIfAbsent(owner, name -> new Sum()).add(step, now);
    }
    compared++;
    comparedSinceNew = step > 0 ? 0 : comparedSinceNew + 1;
    newMicros = step > 0 ? Math.max(newMicros, now) : newMicros;
    mostlyNew += isMostlyNew ? 1 : 0;
    earlyMostlyNew += isMostlyNew && compared <= EARLY ? 1 : 0;
  }

  /** Whether it has shown all that it has: half a day and many answers brought nothing new. */
  boolean standsStill(long now) {
    return comparedSinceNew >= STANDING_ANSWERS && now - newMicros >= STANDING_MICROS;
  }

  long compared() {
    return compared;
  }

  long mostlyNew() {
    return mostlyNew;
  }

  /** Of {@link #compared}, the first {@value #EARLY} at most. */
  long earlyCompared() {
    return Math.min(compared, EARLY);
  }

  long earlyMostlyNew() {
    return earlyMostlyNew;
  }

  /**
   * The present value: of all names together where they draw from one pool, else of the one that
   * changes most.
   */
  double value(long now, boolean onePool) {
    return over(onePool, sum -> sum.valueAt(now));
  }

  /** The decaying peak, in the same way. */
  double peak(long now, boolean onePool) {
    return over(onePool, sum -> sum.peakAt(now));
  }

  /** Of one pool the larger of two: what its names saw one by one, and what it gave in all. */
  private double over(boolean onePool, ToDoubleFunction<Sum> measure) {
    double total = 0;
    double most = FLOOR;
    for (Sum sum : sums.values()) {
      double value = measure.applyAsDouble(sum);
      total += value;
      most = Math.max(most, value);
    }
    return onePool
        ? Math.max(measure.applyAsDouble(together), Math.clamp(total, FLOOR, CEILING))
        : sums.isEmpty() ? 0 : most;
  }

  @Override
  public void write(StateWriter out) {
    out.count(compared);
    out.count(mostlyNew);
    out.count(earlyMostlyNew);
    out.count(comparedSinceNew);
    out.number(newMicros);
    out.count(sums.size());
    sums.forEach((owner, sum) -> {
      out.name(owner);
      sum.write(out);
    });
    together.write(out);
  }

  static ChurnSums read(StateReader in) {
    ChurnSums churn = new ChurnSums();
    churn.compared = in.count();
    churn.mostlyNew = in.count();
    churn.earlyMostlyNew = in.count();
    churn.comparedSinceNew = in.count();
    churn.newMicros = in.number();
    for (int i = in.size(); i > 0; i--) {
      DomainName owner = in.name();
      Sum sum = new Sum();
      sum.read(in);
      churn.sums.put(owner, sum);
    }
    churn.together.read(in);
    return churn;
  }
}
