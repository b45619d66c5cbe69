package fluxgate.format.zeekdns;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.RdataList;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.format.text.FieldList;
import fluxgate.format.text.Interned;
import org.jspecify.annotations.Nullable;

/**
 * What the columns {@code query}, {@code qtype} and {@code answers} say together: all of a response
 * that its repetitions have in common.
 */
final class Meaning extends Interned.Known {
  /** Null where Zeek saw the reply alone. */
  final @Nullable Question question;

  /** How many answers there are, empty ones included. */
  final int answerCount;

  private final int kind;
  private final Part[] parts;

  /**
   * @param kind how the answers stood there, as {@link FieldList#kind} says
   */
  Meaning(@Nullable Question question, int answerCount, int kind, Part[] parts) {
    this.question = question;
    this.answerCount = answerCount;
    this.kind = kind;
    this.parts = parts;
  }

  /** The RRsets but for their TTLs. */
  Part[] parts() {
    return parts;
  }

  /** Whether the same octets with this type and kind mean this. */
  boolean is(@Nullable RRType type, int otherKind) {
    return kind == otherKind && (question == null ? type == null : question.type().equals(type));
  }

  /**
   * An RRset but for its TTL.
   *
   * @param answers those that its records stood in; null where all did
   */
  record Part(DomainName owner, RRType type, RdataList rdata, int @Nullable [] answers) {
    /** The set with this TTL, absent where below 0. */
    RRset set(long seconds, TtlKind kind) {
      Ttl ttl = seconds < 0 ? Ttl.ABSENT : new Ttl(seconds, kind);
      return new RRset(owner, type, ttl, rdata);
    }
  }
}
