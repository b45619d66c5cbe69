package fluxgate.dns.wire;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.dns.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One DNS message.
 *
 * @param id chosen by the asker
 * @param flags the sixteen bits after the id (RFC 1035 §4.1.1)
 * @param rcode with the upper bits from OPT, where it has one
 * @param question the first one; null where the message has none
 * @param questionClass the class of the first question; {@link #CLASS_IN} where it has none
 * @param rrsets in the order in which they first appear; class IN only
 * @param extendedErrors the info-codes of RFC 8914, in order
 */
public record DnsMessage(
    int id,
    int flags,
    Rcode rcode,
    @Nullable Question question,
    int questionClass,
    List<SectionRRset> rrsets,
    List<Integer> extendedErrors)
    implements WireResult {
  public static final int CLASS_IN = 1;
  public static final int CLASS_ANY = 255;

  public DnsMessage {
    rrsets = List.copyOf(rrsets);
    extendedErrors = List.copyOf(extendedErrors);
  }

  public boolean isResponse() {
    return (flags & 0x8000) != 0;
  }

  /** 0 is QUERY. */
  public int opcode() {
    return flags >>> 11 & 0xF;
  }

  public boolean isAuthoritative() {
    return (flags & 0x0400) != 0;
  }

  public boolean isTruncated() {
    return (flags & 0x0200) != 0;
  }

  public boolean recursionDesired() {
    return (flags & 0x0100) != 0;
  }

  public boolean recursionAvailable() {
    return (flags & 0x0080) != 0;
  }

  /** Whether a section has an RRset of this type, whoever owns it. */
  public boolean has(Section section, RRType type) {
    for (SectionRRset rrset : rrsets) {
      if (rrset.section() == section && rrset.type().equals(type)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the answer section has any RRset. */
  public boolean hasAnswer() {
    return !rrsets.isEmpty() && rrsets.get(0).section() == Section.ANSWER;
  }

  /** The name asked for, or null. */
  public @Nullable DomainName questionName() {
    return question == null ? null : question.name();
  }
}
