package fluxgate.dns;

import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of one owner name and type in one section of one response.
 *
 * @param owner the owner name
 * @param type the RRtype
 * @param ttl one TTL for the set (RFC 2181 §5.2): the smallest where records disagree
 * @param rdata as sent, in order; at least one. Sets that were read one after the other and say the
 *     same may share it, which is never a condition for anything
 */
public record RRset(DomainName owner, RRType type, Ttl ttl, List<Rdata> rdata) {
  public RRset {
    rdata = RdataList.of(rdata);
  }

  /** The addresses among the rdata, in the order sent: one unchangeable list for all calls. */
  public List<IpAddress> addresses() {
    return ((RdataList) rdata).addresses();
  }

  /** The names among the rdata, in the order sent. */
  public List<DomainName> targets() {
    List<DomainName> targets = new ArrayList<>(rdata.size());
    for (Rdata data : rdata) {
      if (data instanceof Rdata.Target t) {
        targets.add(t.name());
      }
    }
    return targets;
  }
}
