package fluxgate.format.zeekdns;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.format.text.FieldList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the columns {@code query}, {@code qtype} and {@code answers} say together: all of a response
 * that its repetitions have in common.
 *
 * @param type null where Zeek saw the reply alone
 * @param kind how the answers stood there, as {@link FieldList#kind} says
 * @param question null where the type is
 * @param answerCount how many answers there are, empty ones included
 * @param parts the RRsets without their TTLs
 */
record Meaning(
    DomainName name,
    @Nullable RRType type,
    int kind,
    @Nullable Question question,
    int answerCount,
    List<Part> parts) {

  /** Whether the same octets with this type and kind mean this. */
  boolean is(@Nullable RRType other, int otherKind) {
    return kind == otherKind && Objects.equals(type, other);
  }

  /** An RRset for any TTL, and the answers that its records stood in. Single-threaded. */
  static final class Part {
    private final int[] answers;
    private RRset last;

    Part(DomainName owner, RRType type, List<Rdata> rdata, int[] answers) {
      this.answers = answers;
      this.last = new RRset(owner, type, Ttl.ABSENT, rdata);
    }

    int[] answers() {
      return answers;
    }

    /** The set with this TTL, absent where below 0; the one given out last where it fits. */
    RRset set(long seconds, TtlKind kind) {
      Ttl ttl = last.ttl();
      if (seconds < 0 ? ttl.isKnown() : ttl.seconds() != seconds || ttl.kind() != kind) {
        Ttl other = seconds < 0 ? Ttl.ABSENT : new Ttl(seconds, kind);
        last = new RRset(last.owner(), last.type(), other, last.rdata());
      }
      return last;
    }
  }
}
