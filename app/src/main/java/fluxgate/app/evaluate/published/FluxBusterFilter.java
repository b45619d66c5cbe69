package fluxgate.app.evaluate.published;

import fluxgate.app.evaluate.published.FluxBusterClusters.Member;
import fluxgate.net.IpAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

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
        ? diversity(answer.addresses()) >= LEAST_RRSET_DIVERSITY
        : answer.hasTtlUpTo(SHORT_TTL_SECONDS);
  }

  /** Whether a name's twelve hours may be those of a flux network; none is kept without a query. */
  static boolean passes(Member member) {
    return isSingle(member)
        || (member.addresses().size() >= LEAST_ADDRESSES
            && diversity(member.addresses()) >= LEAST_WINDOW_DIVERSITY);
  }

  /** Whether a name's day is worth clustering. */
  static boolean isCandidate(Member member) {
    return isSingle(member)
        || (member.addresses().size() >= LEAST_CANDIDATE_ADDRESSES
            && diversity(member.addresses()) > CANDIDATE_DIVERSITY);
  }

  private static boolean isSingle(Member member) {
    return member.addresses().size() == 1 && member.meanTtl() <= VERY_SHORT_TTL_SECONDS;
  }

  /**
   * The entropy of the addresses' /16 prefixes over that of as many prefixes: 0 in one prefix, 1 in
   * one each. For IPv6, which the authors do not have, /32.
   */
  static double diversity(Collection<IpAddress> addresses) {
    if (addresses.size() < 2) {
      return 0;
    }
    Map<IpAddress, Integer> counts = new HashMap<>();
    for (IpAddress address : addresses) {
      counts.merge(address.truncate(16, 32), 1, Integer::sum);
    }
    double entropy = 0;
    for (int count : counts.values()) {
      double share = (double) count / addresses.size();
      entropy -= share * Math.log(share);
    }
    return entropy / Math.log(addresses.size());
  }
}
