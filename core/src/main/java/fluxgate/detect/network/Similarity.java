package fluxgate.detect.network;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much names have in common: the weight of the homes that both showed over the weight of those
 * that either did, damped where the smaller of them showed few: 1/(1 + e^(3 − n)).
 */
final class Similarity {
  /** As many homes that one showed no later than the other make them kin. */
  static final int LEAST_SHARED = 3;

  static final double LEAST = 0.25;

  /** FluxBuster's: sets of three count half. */
  private static final double DAMPING = 3;

  /**
   * What one name has in common with another.
   *
   * @param shared homes of both
   * @param lent of these, what the first showed no later than the other
   */
  record Overlap(int shared, int lent, double similarity) {}

  private static final class Sum {
    int shared;
    int lent;
    double weight;
  }

  private final AgentIndex index;
  private final Map<DomainName, double[]> totals = new HashMap<>();

  Similarity(AgentIndex index) {
    this.index = index;
  }

  /** What a name has in common with each candidate that shares anything with it. */
  Map<DomainName, Overlap> of(DomainName domain) {
    Map<DomainName, Sum> sums = new TreeMap<>();
    for (AgentSet.Held held : index.set(domain).units()) {
      double weight = index.weight(held.unit());
      for (DomainName other : index.holders(held.unit())) {
        if (!other.equals(domain)) {
          Sum sum = sums.computeIfAbsent(other, name -> new Sum());
          sum.shared++;
          sum.weight += weight;
          sum.lent += held.firstMicros() <= firstMicros(other, held.unit()) ? 1 : 0;
        }
      }
    }
    Map<DomainName, Overlap> overlaps = new TreeMap<>();
    sums.forEach((other, sum) ->
        overlaps.put(other, new Overlap(sum.shared, sum.lent, similarity(domain, other, sum))));
    return overlaps;
  }

  private long firstMicros(DomainName domain, IpAddress unit) {
    return index.set(domain).firstMicros(unit);
  }

  private double similarity(DomainName a, DomainName b, Sum sum) {
    double[] first = total(a);
    double[] second = total(b);
    double union = first[0] + second[0] - sum.weight;
    double least = Math.min(first[1], second[1]);
    return union <= 0 ? 0 : sum.weight / union / (1 + Math.exp(DAMPING - least));
  }

  /** The weight of all homes of a name, and how many have any. */
  private double[] total(DomainName domain) {
    return totals.computeIfAbsent(
        domain,
        name -> {
          double[] total = new double[2];
          for (AgentSet.Held held : index.set(name).units()) {
            double weight = index.weight(held.unit());
            total[0] += weight;
            total[1] += weight > 0 ? 1 : 0;
          }
          return total;
        });
  }
}
