package fluxgate.app.simulate.chance;

import java.util.ArrayList;
import java.util.List;

/**
 * Seeded chance: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), written out so that a seed gives
 * the same numbers on every Java version.
 */
public final class Dice {
  private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;
  private long state;

  public Dice(long seed) {
    state = seed;
  }

  /** Dice of their own for a part of the world; this one does not move. */
  public Dice forPart(String label) {
    long hash = state;
    for (int i = 0; i < label.length(); i++) {
      hash = mix(hash ^ label.charAt(i)) + GOLDEN_GAMMA;
    }
    return new Dice(hash);
  }

  /** Dice of their own for a moment or an index; this one does not move. */
  public Dice at(long moment) {
    return new Dice(mix(state ^ mix(moment + GOLDEN_GAMMA)));
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  public long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** 0 to {@code bound - 1}; the bias of at most 2^-32 does not matter here. */
  public int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** {@code low} to {@code high}, both included. */
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** In [0, 1). */
  public double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  /** A waiting time of a Poisson process, in the unit of the mean. */
  public double exponential(double mean) {
    return -mean * StrictMath.log(1 - unit());
  }

  /** In [low, high), as likely between 1 and 10 as between 10 and 100; both above 0. */
  public double scaled(double low, double high) {
    return low * StrictMath.exp(unit() * StrictMath.log(high / low));
  }

  /** As {@link #scaled}, in whole numbers, both included. */
  public int scaledInt(int low, int high) {
    return Math.clamp((int) scaled(low, high + 1.0), low, high);
  }

  /** In [low, high). */
  public double within(double low, double high) {
    return low + unit() * (high - low);
  }

  public <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  /** So many different elements in random order; all of them when there are no more. */
  public <T> List<T> sample(List<T> from, int count) {
    List<T> rest = new ArrayList<>(from);
    int size = Math.min(count, rest.size());
    for (int i = 0; i < size; i++) {
      int other = i + below(rest.size() - i);
      T drawn = rest.get(other);
      rest.set(other, rest.get(i));
      rest.set(i, drawn);
    }
    return List.copyOf(rest.subList(0, size));
  }
}
