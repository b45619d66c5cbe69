package fluxgate.format.text;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.format.message.Relevance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the records of one answer section together to RRsets, where a log says their types and
 * perhaps their owners. Records without an owner stand in the order of the message: an alias
 * belongs to what the alias before it leads to, the others to what the last one leads to.
 *
 * <p>Records of one owner and type are one RRset, with the least of their TTLs. More than {@value
 * #MOST} records are no answer that a resolver gives.
 */
public final class AnswerChain {
  /** Resolvers give dozens at most. */
  public static final int MOST = 1_024;

  private final DomainName question;
  private final TtlKind kind;
  private final List<Pending> pending = new ArrayList<>(2);
  private DomainName next;
  private int records;

  /** An RRset that may get more records. */
  private static final class Pending {
    final DomainName owner;
    final RRType type;
    final List<Rdata> rdata = new ArrayList<>(2);
    long ttl = Long.MAX_VALUE;

    Pending(DomainName owner, RRType type) {
      this.owner = owner;
      this.type = type;
    }
  }

  /**
   * @param question the name asked for
   * @param kind of the TTLs, where there are any
   */
  public AnswerChain(DomainName question, TtlKind kind) {
    this.question = question;
    this.kind = kind;
    this.next = question;
  }

  /**
   * Takes one record.
   *
   * @param owner null where the log does not say it
   * @param ttlSeconds below 0 where the log does not say it
   */
  public void add(@Nullable DomainName owner, RRType type, Rdata rdata, long ttlSeconds) {
    // What stands where an address or an alias should says nothing.
    boolean damaged =
        type.isAddress() && !(rdata instanceof Rdata.Address)
            || type.equals(RRType.CNAME) && !(rdata instanceof Rdata.Target);
    if (damaged || records++ >= MOST) {
      return;
    }
    Pending set = of(owner == null ? next : owner, type);
    set.rdata.add(rdata);
    // RFC 2181 section 8: a value with the top bit set counts as zero.
    long seconds = ttlSeconds > Integer.MAX_VALUE ? 0 : ttlSeconds;
    set.ttl = Math.min(set.ttl, seconds);
    if (type.equals(RRType.CNAME) && rdata instanceof Rdata.Target target) {
      next = target.name();
    }
  }

  private Pending of(DomainName owner, RRType type) {
    for (int i = pending.size() - 1; i >= 0; i--) {
      Pending set = pending.get(i);
      if (set.type.equals(type) && set.owner.equals(owner)) {
        return set;
      }
    }
    Pending set = new Pending(owner, type);
    pending.add(set);
    return set;
  }

  /** The RRsets that have to do with the question, in order. */
  public List<RRset> sets() {
    List<Relevance.Part> parts = new ArrayList<>(pending.size());
    for (Pending set : pending) {
      Ttl ttl = set.ttl < 0 ? Ttl.ABSENT : new Ttl(set.ttl, kind);
      parts.add(new Relevance.Part(Section.ANSWER, new RRset(set.owner, set.type, ttl, set.rdata)));
    }
    Relevance relevance = Relevance.of(question, parts);
    return parts.stream().filter(relevance::has).map(Relevance.Part::set).toList();
  }
}
