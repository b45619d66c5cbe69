package fluxgate.app.evaluate.published;

import fluxgate.app.evaluate.published.FluxBusterClusters.Member;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** FluxBuster's prefilter, with the constants of the released collector and of its clustering. */
final class FluxBusterFilter {
  private static final long MOST_TTL_SECONDS = 10_800;
  private static final int LEAST_ADDRESSES = 3;
  private static final long SHORT_TTL_SECONDS = 30;
  private static final double LEAST_RRSET_DIVERSITY = 1.0 / 3;
  private static final double LEAST_WINDOW_DIVERSITY = 0.5;
  private static final int LEAST_CANDIDATE_ADDRESSES = 5;
  private static final double CANDIDATE_DIVERSITY = 0.5;
  private static final double VERY_SHORT_TTL_SECONDS = 10;

  private FluxBusterFilter() {}

  /** Whether one RRset may come from a flux network. */
  static boolean passes(Answer answer) {
    if (answer.ttl().isKnown() && answer.ttl().seconds() > MOST_TTL_SECONDS) {
      return false;
    }
    return answer.addresses().size() >= LEAST_ADDRESSES
        ? diversity(LongStream.of(answer.blocks())) >= LEAST_RRSET_DIVERSITY
        : answer.hasTtlUpTo(SHORT_TTL_SECONDS);
  }

  /** Whether a name's twelve hours may be those of a flux network; none is kept without a query. */
  static boolean passes(Member member) {
    return isSingle(member)
        || (member.addresses().size() >= LEAST_ADDRESSES
            && diversity(member) >= LEAST_WINDOW_DIVERSITY);
  }

  /** Whether a name's day is worth clustering. */
  static boolean isCandidate(Member member) {
    return isSingle(member)
        || (member.addresses().size() >= LEAST_CANDIDATE_ADDRESSES
            && diversity(member) > CANDIDATE_DIVERSITY);
  }

  private static boolean isSingle(Member member) {
    return member.addresses().size() == 1 && member.meanTtl() <= VERY_SHORT_TTL_SECONDS;
  }

  private static double diversity(Member member) {
    return diversity(member.blocks().values().stream().mapToLong(Long::longValue));
  }

  /**
   * The entropy of the blocks that addresses lie in over that of as many blocks: 0 in one block, 1
   * in one each. For IPv6, which the authors do not have, a block is a /32.
   */
  static double diversity(LongStream blocks) {
    Map<Long, Integer> counts = new HashMap<>();
    blocks.forEach(block -> counts.merge(block, 1, Integer::sum));
    int addresses = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (addresses < 2) {
      return 0;
    }
    double entropy = 0;
    for (int count : counts.values()) {
      double share = (double) count / addresses;
      entropy -= share * Math.log(share);
    }
    return entropy / Math.log(addresses);
  }
}
