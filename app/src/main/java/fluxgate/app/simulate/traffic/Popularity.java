package fluxgate.app.simulate.traffic;

import fluxgate.app.simulate.world.Dice;
import fluxgate.dns.DomainName;
import java.util.Arrays;
import java.util.List;

/**
 * Names by popularity: the n-th is asked with a weight of n^-{@value #EXPONENT}, after Zipf; close
 * to 1 is what resolver logs show.
 */
public final class Popularity {
  private static final double EXPONENT = 1.1;

  private final List<DomainName> names;
  private final double[] cumulative;

  /**
   * @param names the most popular first; at least one
   */
  public Popularity(List<DomainName> names) {
    this.names = List.copyOf(names);
    this.cumulative = new double[names.size()];
    double sum = 0;
    for (int i = 0; i < cumulative.length; i++) {
      sum += StrictMath.pow(i + 1, -EXPONENT);
      cumulative[i] = sum;
    }
  }

  public DomainName pick(Dice dice) {
    double at = dice.unit() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, at);
    int index = found >= 0 ? found + 1 : -found - 1;
    return names.get(Math.min(index, names.size() - 1));
  }
}
