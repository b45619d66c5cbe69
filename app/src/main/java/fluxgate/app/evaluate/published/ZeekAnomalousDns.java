package fluxgate.app.evaluate.published;

import fluxgate.net.IpAddress;
import java.util.HashSet;
import java.util.Set;

/**
 * The fast-flux script of the Zeek package anomalous-dns (S. Hall, B. Kellogg, J. Baggs): the score
 * of Holz et al. times the share of networks among addresses, nASN/nA (1.32 nA + 18.54 nASN) &gt;
 * 142.38. It is computed for each address record from a name's second on, ignores answers with a
 * TTL over 30 minutes, and forgets a name that for 31 minutes brought no answer.
 *
 * <p>The list of exempted names that the package ships empty stays empty. A TTL that the source
 * does not carry does not exempt.
 */
public final class ZeekAnomalousDns implements PublishedDetector {
  private static final long MOST_TTL_SECONDS = 30 * 60;
  private static final long LIFE_MICROS = (MOST_TTL_SECONDS + 60) * 1_000_000;

  /**
   * With that many addresses, a name needs 177 networks to be accused; the script itself sets no
   * bound.
   */
  private static final int MOST_ADDRESSES = 4096;

  private static final class Candidate {
    final Set<IpAddress> addresses = new HashSet<>(4);
    final Set<Long> asns = new HashSet<>(4);
    long writtenMicros = Long.MIN_VALUE;
  }

  private final States<Candidate> states = new States<>(Candidate::new);

  /** The score of a name with so many addresses, at least one, in so many networks. */
  static double score(int addresses, int asns) {
    return (double) asns / addresses * Holz2008.score(addresses, asns);
  }

  @Override
  public void answered(Answer answer, Accusations accusations) {
    if (accusations.has(answer.domain())) {
      states.forget(answer.key());
      return;
    }
    if (answer.ttl().isKnown() && answer.ttl().seconds() > MOST_TTL_SECONDS) {
      return;
    }
    Candidate candidate = states.of(answer.key());
    if (candidate.writtenMicros < answer.micros() - LIFE_MICROS) {
      candidate.addresses.clear();
      candidate.asns.clear();
    }
    candidate.writtenMicros = answer.micros();
    for (int i = 0; i < answer.addresses().size(); i++) {
      boolean known = !candidate.addresses.isEmpty();
      if (candidate.addresses.size() < MOST_ADDRESSES) {
        candidate.addresses.add(answer.addresses().get(i));
        if (answer.asns()[i] != 0) {
          candidate.asns.add(answer.asns()[i]);
        }
      }
      if (known && Holz2008.isFlux(score(candidate.addresses.size(), candidate.asns.size()))) {
        accusations.add(answer.domain(), answer.micros());
        return;
      }
    }
  }
}
