package fluxgate.dns;

/**
 * A time to live with what it means.
 *
 * @param seconds 0 to 2^31-1 (RFC 2181 §8; larger wire values are read as 0); 0 where absent
 * @param kind what the number means
 */
public record Ttl(long seconds, TtlKind kind) {
  /** The source does not carry TTLs. */
  public static final Ttl ABSENT = new Ttl(0, TtlKind.ABSENT);

  public Ttl {
    if (seconds < 0 || seconds > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("TTL " + seconds + " outside 0..2^31-1");
    }
  }

  public boolean isKnown() {
    return kind != TtlKind.ABSENT;
  }
}
