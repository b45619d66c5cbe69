package fluxgate.format.zeekdns;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.format.text.FieldList;
import fluxgate.format.text.FieldValue;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns {@code answers} and {@code TTLs}: texts without owner and type, and a TTL for each.
 *
 * <p>An IP literal is an address (but for types whose data are names), and addresses belong to the
 * last CNAME target. A name is the next CNAME link where addresses were asked for, and a target
 * where a type was asked whose data are names. Anything with a space or a bracket is Zeek's
 * rendering of another type, led by its mnemonic ({@code TXT 5 hello}, {@code <unknown type=65>}).
 *
 * <p>Limits: a CNAME before an NS, MX or SRV answer looks like a target of the question's name;
 * before a PTR answer it is told by its {@code .arpa} target (RFC 2317).
 */
final class ZeekAnswers {
  private static final Set<RRType> NAME_TYPES =
      Set.of(RRType.NS, RRType.PTR, RRType.MX, RRType.SRV, RRType.CNAME, RRType.DNAME);
  private static final DomainName ARPA = DomainName.of("arpa");

  private final FieldList answers;
  private final FieldList ttls;

  ZeekAnswers(FieldList answers, FieldList ttls) {
    this.answers = answers;
    this.ttls = ttls;
  }

  boolean isPresent() {
    return answers.size() > 0;
  }

  boolean isComplete() {
    return answers.isComplete() && ttls.isComplete();
  }

  /** Whether these are the changes of an update (RFC 2136), which older logs do not mark. */
  boolean isDynamicUpdate() {
    return answers.size() > 0
        && (answers.get(0).startsWith("add: ") || answers.get(0).startsWith("del: "));
  }

  /**
   * Adds the RRsets that the answers make: CNAME links in order, then the sets of each type in
   * order of appearance.
   *
   * @param question the name asked for
   * @param type the type asked for; null where Zeek saw the reply alone: then only replies with
   *     addresses can be understood
   */
  void read(DomainName question, @Nullable RRType type, TtlKind kind, List<RRset> sets) {
    if (type == null && !hasAddress()) {
      return;
    }
    boolean wantsNames = type != null && NAME_TYPES.contains(type);
    boolean untyped = RRType.SOA.equals(type) || RRType.ANY.equals(type);
    DomainName owner = question;
    Map<RRType, List<Rdata>> data = new LinkedHashMap<>();
    Map<RRType, Ttl> least = new LinkedHashMap<>();
    for (int i = 0; i < answers.size(); i++) {
      FieldValue answer = answers.get(i);
      if (answer.isEmpty()) {
        continue;
      }
      IpAddress address = wantsNames ? null : answer.address();
      RRType asked = type == null ? RRType.A : type;
      RRType found;
      Rdata rdata;
      if (address != null) {
        found = address.isV4() ? RRType.A : RRType.AAAA;
        rdata = new Rdata.Address(address);
      } else {
        DomainName target = isRendering(answer) ? null : answer.rawName();
        if (target == null || untyped) {
          found = target == null ? renderedType(answer, asked) : asked;
          rdata = new Rdata.Other(answer.text(4 * Rdata.Other.MAX_TEXT));
        } else if (!wantsNames || isDelegationOfReverse(asked, target)) {
          sets.add(new RRset(owner, RRType.CNAME, ttl(i, kind), List.of(new Rdata.Target(target))));
          owner = target;
          continue;
        } else {
          found = asked;
          rdata = new Rdata.Target(target);
        }
      }
      data.computeIfAbsent(found, t -> new ArrayList<>()).add(rdata);
      least.merge(found, ttl(i, kind), ZeekAnswers::smaller);
    }
    for (Map.Entry<RRType, List<Rdata>> entry : data.entrySet()) {
      Ttl ttl = least.getOrDefault(entry.getKey(), Ttl.ABSENT);
      sets.add(new RRset(owner, entry.getKey(), ttl, entry.getValue()));
    }
  }

  private boolean hasAddress() {
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).address() != null) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDelegationOfReverse(RRType asked, DomainName target) {
    return asked.equals(RRType.PTR) && target.isAtOrBelow(ARPA);
  }

  /** Whether this is text that Zeek made of a record, not a name. */
  private static boolean isRendering(FieldValue answer) {
    if (answer.startsWith("<")) {
      return true;
    }
    for (int i = 0; i < answer.length(); i++) {
      if (answer.charAt(i) == ' ') {
        return true;
      }
    }
    return false;
  }

  private static RRType renderedType(FieldValue answer, RRType asked) {
    String text = answer.text(64);
    if (text.startsWith("<unknown type=")) {
      int end = text.indexOf('>');
      RRType type = end < 0 ? null : RRType.parse(text.substring(14, end));
      return type == null ? RRType.UNKNOWN : type;
    }
    int end = text.indexOf(' ');
    RRType type = end < 0 ? null : RRType.parse(text.substring(0, end));
    if (type == null || type.isAddress()) {
      return asked.isAddress() ? RRType.UNKNOWN : asked;
    }
    return type;
  }

  /** The TTL that goes with an answer; absent where the two columns do not pair up. */
  private Ttl ttl(int index, TtlKind kind) {
    if (ttls.size() != answers.size()) {
      return Ttl.ABSENT;
    }
    long seconds = ttls.get(index).whole();
    if (seconds < 0) {
      return Ttl.ABSENT;
    }
    // RFC 2181 section 8: a value with the top bit set counts as zero.
    return new Ttl(seconds > Integer.MAX_VALUE ? 0 : seconds, kind);
  }

  private static Ttl smaller(Ttl one, Ttl other) {
    if (!one.isKnown() || !other.isKnown()) {
      return Ttl.ABSENT;
    }
    return one.seconds() <= other.seconds() ? one : other;
  }
}
