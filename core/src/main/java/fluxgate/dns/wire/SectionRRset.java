package fluxgate.dns.wire;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.dns.RdataList;
import fluxgate.dns.Section;
import java.util.List;

/**
 * The records of one owner and type in one section, before anything is known of what their TTL
 * means.
 *
 * @param ttlSeconds the smallest in the set, 0 to 2^31-1
 * @param rdata as sent, in order; at least one
 */
public record SectionRRset(
    Section section, DomainName owner, RRType type, long ttlSeconds, List<Rdata> rdata) {
  public SectionRRset {
    rdata = RdataList.of(rdata);
  }
}
