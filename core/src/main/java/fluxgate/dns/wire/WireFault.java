package fluxgate.dns.wire;

import java.util.Locale;

/** Why octets are no DNS message. */
public enum WireFault implements WireResult {
  /** Shorter than the twelve octets of a header. */
  BAD_DNS_MESSAGE,
  /** A question or record goes on after the message ends. */
  RECORD_CUT,
  /** A name goes on after the message, or the rdata that holds it, ends. */
  NAME_CUT,
  /** A compression pointer that does not lead strictly backward, or leads into the header. */
  BAD_POINTER,
  /** A name with more compression pointers than a name can have labels. */
  TOO_MANY_POINTERS,
  /** A label type other than length and pointer (RFC 6891 §5 retired the rest). */
  BAD_LABEL,
  /** A name over 255 octets. */
  NAME_TOO_LONG,
  /** Rdata whose content does not fit the length given for it. */
  BAD_RDATA,
  /** EDNS options that do not fit the OPT record. */
  BAD_EDNS,
  /** More records than a message of addresses can hold. */
  TOO_MANY_RECORDS;

  private final String reason = name().toLowerCase(Locale.ROOT);

  /** The word for it in ledgers. */
  public String reason() {
    return reason;
  }
}
