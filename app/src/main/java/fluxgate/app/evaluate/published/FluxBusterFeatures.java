package fluxgate.app.evaluate.published;

import fluxgate.app.evaluate.published.FluxBusterClusters.Member;
import fluxgate.net.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What FluxBuster's tree asks of a cluster.
 *
 * @param cardinality distinct addresses
 * @param diversity of their prefixes, 0 to 1
 * @param domains names in the cluster
 * @param domainsPerNetwork names that lately used one of the addresses
 * @param growth distinct addresses for each query, mean over the names
 * @param ttlSeconds mean over the names
 */
record FluxBusterFeatures(
    int cardinality,
    double diversity,
    int domains,
    int domainsPerNetwork,
    double growth,
    double ttlSeconds) {

  static FluxBusterFeatures of(List<Member> cluster, FluxBusterHistory history) {
    Map<IpAddress, Long> blocks = new HashMap<>();
    cluster.forEach(member -> blocks.putAll(member.blocks()));
    return new FluxBusterFeatures(
        blocks.size(),
        FluxBusterFilter.diversity(blocks.values().stream().mapToLong(Long::longValue)),
        cluster.size(),
        history.namesOn(blocks.keySet()),
        cluster.stream().mapToDouble(Member::growth).average().orElse(0),
        cluster.stream().mapToDouble(Member::meanTtl).average().orElse(0));
  }

  /** The J48 tree of the released program, with its own split points. */
  boolean isFlux() {
    if (growth <= 0.122) {
      return false;
    }
    if (ttlSeconds <= 30.18) {
      return growth <= 0.9685 ? cardinality > 30 && cardinality <= 34 : domainsPerNetwork > 24;
    }
    if (diversity <= 0.4118) {
      return domainsPerNetwork > 1220;
    }
    return domainsPerNetwork > 108 || growth > 0.708 || domains > 32 || ttlSeconds <= 234.8;
  }
}
