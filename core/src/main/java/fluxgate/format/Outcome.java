package fluxgate.format;

/**
 * What became of one record.
 *
 * @param kind the column of the ledger
 * @param reason lower_snake_case, from a small fixed set a format; empty where accepted
 */
public record Outcome(Kind kind, String reason) {
  /** The columns of the ledger that a decoder can fill. */
  public enum Kind {
    /** Understood and used. */
    ACCEPTED,
    /** Well-formed, but nothing that we use. */
    SKIPPED,
    /** Damaged or incomplete. */
    REJECTED,
    /** A header or comment: not a record, not counted. */
    NOT_A_RECORD
  }

  public static final Outcome ACCEPTED = new Outcome(Kind.ACCEPTED, "");
  public static final Outcome NOT_A_RECORD = new Outcome(Kind.NOT_A_RECORD, "");

  /** A constant for a decoder to keep: well-formed, but nothing that we use. */
  public static Outcome skipped(String reason) {
    return new Outcome(Kind.SKIPPED, reason);
  }

  /** A constant for a decoder to keep: damaged or incomplete. */
  public static Outcome rejected(String reason) {
    return new Outcome(Kind.REJECTED, reason);
  }
}
