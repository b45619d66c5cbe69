package fluxgate.detect.network;

import fluxgate.dns.DomainName;
import java.util.HashMap;
import java.util.List;
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
    long weight;
  }

  private final AgentIndex index;
  private final Map<DomainName, long[]> totals = new HashMap<>();

  Similarity(AgentIndex index) {
    this.index = index;
  }

  /** What a name has in common with each candidate that shares anything with it. */
  Map<DomainName, Overlap> of(DomainName domain) {
    Map<DomainName, Sum> sums = new HashMap<>();
    for (AgentSet.Held held : index.units(domain)) {
      List<AgentSet.Held> all = held.holders().all();
      long weight = held.holders().weight();
      for (AgentSet.Held other : all) {
        if (other != held) {
          Sum sum = sums.computeIfAbsent(other.domain(), name -> new Sum());
          sum.shared++;
          sum.weight += weight;
          sum.lent += held.firstMicros() <= other.firstMicros() ? 1 : 0;
        }
      }
    }
    Map<DomainName, Overlap> overlaps = new TreeMap<>();
    sums.forEach((other, sum) ->
        overlaps.put(other, new Overlap(sum.shared, sum.lent, similarity(domain, other, sum))));
    return overlaps;
  }

  private double similarity(DomainName a, DomainName b, Sum sum) {
    long[] first = total(a);
    long[] second = total(b);
    long union = first[0] + second[0] - sum.weight;
    long least = Math.min(first[1], second[1]);
    return union <= 0 ? 0 : (double) sum.weight / union / (1 + Math.exp(DAMPING - least));
  }

  /** The weight of all homes of a name, and how many have any. */
  private long[] total(DomainName domain) {
    return totals.computeIfAbsent(
        domain,
        name -> {
          long[] total = new long[2];
          for (AgentSet.Held held : index.units(name)) {
            long weight = held.holders().weight();
            total[0] += weight;
            total[1] += weight > 0 ? 1 : 0;
          }
          return total;
        });
  }
}
