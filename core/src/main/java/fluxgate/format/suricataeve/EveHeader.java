package fluxgate.format.suricataeve;

import fluxgate.dns.TtlKind;
import fluxgate.observation.RRsetObservation.Authority;

/**
 * The header of a DNS message as an event has it: {@code flags} as hexadecimal digits, or booleans
 * that are left out when false.
 *
 * @param known whether the event says anything of the flags
 */
record EveHeader(
    boolean known,
    boolean authoritative,
    boolean recursionWanted,
    boolean recursionGiven,
    int opcode) {
  /** The opcode of an event whose opcode is no number. */
  static final int BAD_OPCODE = -1;

  private static final int AA = 0x0400;
  private static final int RD = 0x0100;
  private static final int RA = 0x0080;

  static EveHeader of(EveDnsRow dns) {
    int flags = hexadecimal(dns.flags);
    boolean known = flags >= 0 || dns.qr.isPresent() || dns.aa.isPresent() || dns.rd.isPresent();
    int bits = Math.max(flags, 0);
    int opcode = dns.opcode.isPresent() ? dns.opcode.whole(15) : bits >>> 11 & 0xF;
    return new EveHeader(
        known,
        (bits & AA) != 0 || dns.aa.isTrue(),
        (bits & RD) != 0 || dns.rd.isTrue(),
        (bits & RA) != 0 || dns.ra.isTrue(),
        opcode);
  }

  /** One to four hexadecimal digits, or -1. */
  static int hexadecimal(CharSequence text) {
    int value = 0;
    if (text.isEmpty() || text.length() > 4) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  Authority authority() {
    if (!known) {
      return Authority.UNKNOWN;
    }
    return authoritative ? Authority.AUTHORITATIVE : Authority.NOT_AUTHORITATIVE;
  }

  /**
   * Whether a resolver asked an authority: nobody wanted recursion and nobody offered it.
   *
   * @param says whether the response holds answers or a referral
   */
  boolean isUpstream(boolean says) {
    return known && !recursionWanted && !recursionGiven && (authoritative || says);
  }

  /** Whether it is a resolver that asks: the flags are said, and recursion is not wanted. */
  boolean isAskedUpstream() {
    return known && !recursionWanted;
  }

  TtlKind ttlKind(boolean upstream) {
    return upstream || authoritative ? TtlKind.AUTHORITATIVE : TtlKind.REMAINING;
  }
}
