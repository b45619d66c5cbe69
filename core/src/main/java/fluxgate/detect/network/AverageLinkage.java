package fluxgate.detect.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Average-linkage clustering (UPGMA) of names by similarity, cut at distance .75.
 *
 * <p>The average is what makes it robust: a name that plants addresses of two botnets is similar to
 * both, but joins one, and the two stay as unlike each other as they were. Against many such names
 * at once, clusters that were there before are compared by their members of then alone.
 *
 * <p>Cost: n² in memory and, with each cluster's nearest kept, about n² in time; n is bounded by
 * the caller. Ties go to the lower index, so the result depends on the order of the names alone.
 */
final class AverageLinkage {
  /** 1 − the cut of .75. */
  private static final double LEAST = 0.25;

  private final double[][] sums;
  private final double[][] establishedSums;
  private final int[] size;
  private final int[] establishedSize;
  private final int[] former;
  private final int[] nearest;
  private final List<List<Integer>> members = new ArrayList<>();

  /**
   * @param similarity symmetric
   * @param former which cluster of before each belongs to; −1 for none
   */
  private AverageLinkage(double[][] similarity, int[] former) {
    int n = similarity.length;
    this.sums = similarity;
    this.establishedSums = new double[n][n];
    this.size = new int[n];
    this.establishedSize = new int[n];
    this.former = former.clone();
    this.nearest = new int[n];
    for (int i = 0; i < n; i++) {
      size[i] = 1;
      establishedSize[i] = former[i] < 0 ? 0 : 1;
      members.add(new ArrayList<>(List.of(i)));
      for (int j = 0; j < n; j++) {
        establishedSums[i][j] = former[i] < 0 || former[j] < 0 ? 0 : similarity[i][j];
      }
    }
    for (int i = 0; i < n; i++) {
      findNearest(i);
    }
  }

  /**
   * The clusters, each with its members in order.
   *
   * @param similarity symmetric; consumed
   */
  static List<List<Integer>> clusters(double[][] similarity, int[] former) {
    AverageLinkage linkage = new AverageLinkage(similarity, former);
    while (linkage.mergeNearest()) {}
    List<List<Integer>> clusters = new ArrayList<>();
    for (List<Integer> cluster : linkage.members) {
      if (!cluster.isEmpty()) {
        clusters.add(cluster.stream().sorted().toList());
      }
    }
    return clusters;
  }

  private boolean mergeNearest() {
    int best = -1;
    double most = 0;
    for (int i = 0; i < size.length; i++) {
      if (size[i] > 0 && nearest[i] >= 0) {
        double average = average(i, nearest[i]);
        if (average > most) {
          most = average;
          best = i;
        }
      }
    }
    if (best < 0) {
      return false;
    }
    merge(Math.min(best, nearest[best]), Math.max(best, nearest[best]));
    return true;
  }

  private void merge(int into, int gone) {
    for (int k = 0; k < size.length; k++) {
      sums[into][k] += sums[gone][k];
      sums[k][into] = sums[into][k];
      establishedSums[into][k] += establishedSums[gone][k];
      establishedSums[k][into] = establishedSums[into][k];
    }
    size[into] += size[gone];
    size[gone] = 0;
    establishedSize[into] += establishedSize[gone];
    former[into] = former[into] < 0 ? former[gone] : former[into];
    members.get(into).addAll(members.get(gone));
    members.get(gone).clear();
    findNearest(into);
    for (int k = 0; k < size.length; k++) {
      if (size[k] > 0 && k != into) {
        if (nearest[k] == into || nearest[k] == gone || nearest[k] < 0) {
          findNearest(k);
        } else if (isNearer(k, into, nearest[k])) {
          nearest[k] = into;
        }
      }
    }
  }

  private boolean isNearer(int k, int candidate, int than) {
    double a = average(k, candidate);
    double b = average(k, than);
    return a >= LEAST && (a > b || a == b && candidate < than);
  }

  private void findNearest(int i) {
    nearest[i] = -1;
    double most = 0;
    for (int k = 0; k < size.length; k++) {
      if (k != i && size[k] > 0) {
        double average = average(i, k);
        if (average >= LEAST && average > most) {
          most = average;
          nearest[i] = k;
        }
      }
    }
  }

  /** The mean similarity; 0 where two clusters of before are not alike by themselves. */
  private double average(int i, int j) {
    boolean bothFormer = former[i] >= 0 && former[j] >= 0 && former[i] != former[j];
    if (bothFormer && establishedSums[i][j] < LEAST * establishedSize[i] * establishedSize[j]) {
      return 0;
    }
    return sums[i][j] / ((double) size[i] * size[j]);
  }
}
