package fluxgate.app.evaluate.published;

import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * FluxBuster's clustering: distance 1 - J / (1 + e^(gamma - min(|A|, |B|))) with J the Jaccard
 * index of two names' addresses, single linkage, cut at a height of .75.
 *
 * <p>Single linkage cut at a height is the same as the connected components of the pairs that are
 * no farther apart; only names that share an address can be. So pairs are drawn from an index of
 * addresses; an address of more than {@value #MOST_SHARING} names draws each with the next.
 */
final class FluxBusterClusters {
  /** A day of a large network; each has at most {@value Member#MOST_ADDRESSES} addresses. */
  static final int MOST_CANDIDATES = 100_000;

  private static final double GAMMA = 3;
  private static final double CUT = 0.75;

  /** Keeps the work below some millions of comparisons. */
  private static final int MOST_SHARING = 200;

  /** One name's answers over a while. */
  static final class Member {
    static final int MOST_ADDRESSES = 4096;

    private final int key;
    private final int domain;
    private final Map<IpAddress, Long> blocks = new HashMap<>();
    private double ttlSum;
    private long queries;

    Member(int key, int domain) {
      this.key = key;
      this.domain = domain;
    }

    void add(Answer answer, long ttlSeconds) {
      for (int i = 0; i < answer.addresses().size(); i++) {
        add(answer.addresses().get(i), answer.blocks()[i]);
      }
      ttlSum += (double) ttlSeconds * answer.count();
      queries += answer.count();
    }

    void add(Member other) {
      other.blocks.forEach(this::add);
      ttlSum += other.ttlSum;
      queries += other.queries;
    }

    private void add(IpAddress address, long block) {
      if (blocks.size() < MOST_ADDRESSES) {
        blocks.put(address, block);
      }
    }

    int key() {
      return key;
    }

    int domain() {
      return domain;
    }

    Set<IpAddress> addresses() {
      return blocks.keySet();
    }

    /** Each address with its block. */
    Map<IpAddress, Long> blocks() {
      return blocks;
    }

    double meanTtl() {
      return ttlSum / queries;
    }

    /** Distinct addresses for each query. */
    double growth() {
      return (double) blocks.size() / queries;
    }
  }

  private FluxBusterClusters() {}

  /** The clusters; every candidate is in one. */
  static List<List<Member>> of(List<Member> candidates) {
    int[] leader = new int[candidates.size()];
    Map<IpAddress, List<Integer>> holders = new HashMap<>();
    for (int i = 0; i < leader.length; i++) {
      leader[i] = i;
      for (IpAddress address : candidates.get(i).addresses()) {
        holders.computeIfAbsent(address, a -> new ArrayList<>()).add(i);
      }
    }
    for (List<Integer> sharing : holders.values()) {
      int reach = sharing.size() > MOST_SHARING ? 1 : sharing.size();
      for (int a = 0; a < sharing.size(); a++) {
        for (int b = a + 1; b < Math.min(sharing.size(), a + 1 + reach); b++) {
          join(candidates, leader, sharing.get(a), sharing.get(b));
        }
      }
    }
    Map<Integer, List<Member>> clusters = new LinkedHashMap<>();
    for (int i = 0; i < leader.length; i++) {
      clusters.computeIfAbsent(leaderOf(i, leader), l -> new ArrayList<>()).add(candidates.get(i));
    }
    return List.copyOf(clusters.values());
  }

  private static void join(List<Member> candidates, int[] leader, int a, int b) {
    int leaderA = leaderOf(a, leader);
    int leaderB = leaderOf(b, leader);
    if (leaderA != leaderB
        && distance(candidates.get(a).addresses(), candidates.get(b).addresses()) <= CUT) {
      leader[Math.max(leaderA, leaderB)] = Math.min(leaderA, leaderB);
    }
  }

  private static int leaderOf(int member, int[] leader) {
    int at = member;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }

  static double distance(Set<IpAddress> a, Set<IpAddress> b) {
    Set<IpAddress> smaller = a.size() <= b.size() ? a : b;
    Set<IpAddress> larger = smaller == a ? b : a;
    int shared = 0;
    for (IpAddress address : smaller) {
      shared += larger.contains(address) ? 1 : 0;
    }
    double jaccard = (double) shared / (a.size() + b.size() - shared);
    return 1 - jaccard / (1 + Math.exp(GAMMA - smaller.size()));
  }
}
