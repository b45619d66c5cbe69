package fluxgate.detect.network;

import fluxgate.dns.DomainName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the networks of before in the clusters of now, so that each keeps its id. */
final class NetworkIdentity {
  /** The share of a cluster that makes it the same as one of another day (FluxBuster). */
  private static final double LEAST_CONTAINMENT = 0.3;

  /**
   * Members that a network may gain at one boundary, where it has not more already: a botnet's
   * names come over days, a thousand at once are somebody's attempt to blur it.
   */
  private static final int GROWTH = 16;

  private record Match(int cluster, FluxNetwork network, int overlap, double containment) {}

  private NetworkIdentity() {}

  /**
   * A cluster with its id.
   *
   * @param members suspect by themselves, founder first; no more than may be gained at once
   */
  record Named(String id, List<DomainName> members) {}

  /**
   * Names the clusters.
   *
   * @param clusters members of each in the order in which they became suspect
   * @param before networks of before, those that are gone included
   */
  static List<Named> name(List<List<DomainName>> clusters, List<FluxNetwork> before) {
    Map<Integer, FluxNetwork> kept = match(clusters, before);
    Set<String> taken = new HashSet<>();
    kept.values().forEach(network -> taken.add(network.id()));
    List<Named> named = new ArrayList<>();
    for (int c = 0; c < clusters.size(); c++) {
      FluxNetwork network = kept.get(c);
      List<DomainName> members = grown(clusters.get(c), network);
      String id = network != null ? network.id() : founded(members, taken);
      taken.add(id);
      named.add(new Named(id, members));
    }
    return named;
  }

  private static Map<Integer, FluxNetwork> match(
      List<List<DomainName>> clusters, List<FluxNetwork> before) {
    Map<DomainName, Integer> clusterOf = new HashMap<>();
    for (int c = 0; c < clusters.size(); c++) {
      for (DomainName member : clusters.get(c)) {
        clusterOf.put(member, c);
      }
    }
    List<Match> matches = new ArrayList<>();
    for (FluxNetwork network : before) {
      Map<Integer, Integer> overlaps = new HashMap<>();
      for (DomainName member : network.members()) {
        Integer cluster = clusterOf.get(member);
        if (cluster != null) {
          overlaps.merge(cluster, 1, Integer::sum);
        }
      }
      overlaps.forEach((cluster, overlap) -> {
        int smaller = Math.min(clusters.get(cluster).size(), network.members().size());
        matches.add(new Match(cluster, network, overlap, (double) overlap / smaller));
      });
    }
    matches.removeIf(match -> match.containment < LEAST_CONTAINMENT);
    matches.sort(
        Comparator.comparingInt((Match m) -> -m.overlap)
            .thenComparingDouble(m -> -m.containment)
            .thenComparing(m -> m.network.id())
            .thenComparingInt(Match::cluster));
    Map<Integer, FluxNetwork> kept = new HashMap<>();
    Set<String> used = new HashSet<>();
    for (Match match : matches) {
      if (!kept.containsKey(match.cluster) && used.add(match.network.id())) {
        kept.put(match.cluster, match.network);
      }
    }
    return kept;
  }

  private static List<DomainName> grown(List<DomainName> cluster, @Nullable FluxNetwork network) {
    Set<DomainName> old = network == null ? Set.of() : Set.copyOf(network.members());
    int mayCome = Math.max(GROWTH, old.size());
    List<DomainName> members = new ArrayList<>();
    for (DomainName member : cluster) {
      if (old.contains(member) || mayCome-- > 0) {
        members.add(member);
      }
    }
    return members;
  }

  /** Derived from the first member whose id is free: the founder, but after a split. */
  private static String founded(List<DomainName> members, Set<String> taken) {
    for (DomainName member : members) {
      String id = id(member);
      if (!taken.contains(id)) {
        return id;
      }
    }
    return id(members.getFirst());
  }

  /** FNV-1a of the canonical name. */
  private static String id(DomainName founder) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < founder.octetCount(); i++) {
      hash = (hash ^ (founder.octet(i) & 0xFF)) * 0x100000001B3L;
    }
    return String.format("fn-%016x", hash);
  }
}
