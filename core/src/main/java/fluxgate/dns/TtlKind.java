package fluxgate.dns;

/** What a TTL that we read means. */
public enum TtlKind {
  /** As the zone's own server sent it: AA set, or taken on the upstream side of a resolver. */
  AUTHORITATIVE,
  /** As a cache counted it down; the largest one seen estimates the original. */
  REMAINING,
  /**
   * Rewritten to one constant on the way (a virtual machine's NAT, a resolver's minimum): says
   * nothing of the zone.
   */
  CLAMPED,
  /** The source does not carry it. */
  ABSENT
}
