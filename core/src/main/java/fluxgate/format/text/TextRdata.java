package fluxgate.format.text;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;
import java.util.Set;

/** Record data written as text beside its type. */
public final class TextRdata {
  private static final Set<RRType> ONE_NAME =
      Set.of(RRType.NS, RRType.CNAME, RRType.DNAME, RRType.PTR);

  /** Types whose data end in a name: after a preference (MX), after three numbers (SRV). */
  private static final Set<RRType> LAST_NAME = Set.of(RRType.MX, RRType.SRV);

  /** UTF-8 takes at most four octets a character. */
  private static final int MOST_OCTETS = 4 * Rdata.Other.MAX_TEXT;

  private TextRdata() {}

  /**
   * What the text says: an address for A and AAAA, a target for the types that name one, and text
   * as it stands for others and for what does not fit its type.
   *
   * @param raw whether names stand as raw labels (EVE) rather than in presentation format
   */
  public static Rdata of(RRType type, FieldValue text, boolean raw) {
    if (type.isAddress()) {
      IpAddress address = text.address();
      if (address != null && (address.isV4() || type.equals(RRType.AAAA))) {
        return new Rdata.Address(address);
      }
      return new Rdata.Other(text.text(MOST_OCTETS));
    }
    boolean last = LAST_NAME.contains(type);
    if (last || ONE_NAME.contains(type)) {
      FieldValue word = last ? text.lastWord() : text;
      DomainName name = raw ? word.rawName() : word.name();
      if (name != null) {
        return new Rdata.Target(name);
      }
    }
    return new Rdata.Other(text.text(MOST_OCTETS));
  }
}
