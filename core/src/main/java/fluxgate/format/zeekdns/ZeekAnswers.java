package fluxgate.format.zeekdns;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.RdataList;
import fluxgate.dns.TtlKind;
import fluxgate.format.text.FieldList;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.Interned;
import fluxgate.format.text.KnownNames;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  private static final Meaning.Part[] NO_PARTS = {};
  private static final DomainName ARPA = DomainName.of("arpa");

  /** More than a busy hour repeats; four times as many saved no time on a day of 20,000 names. */
  private static final int MOST_PLACES = 16_384;

  /** A question and its answers take some 80 octets, and what they mean some 500. */
  private static final int MOST_OCTETS = 2 * 1024 * 1024;

  private final FieldList answers;
  private final FieldList ttls;
  private final KnownNames names = new KnownNames();
  private final Interned<Meaning> meanings = new Interned<>(MOST_PLACES, MOST_OCTETS);

  ZeekAnswers(FieldList answers, FieldList ttls) {
    this.answers = answers;
    this.ttls = ttls;
  }

  boolean isPresent() {
    return isInOnePiece() ? answers.kind() != FieldList.NOTHING : answers.size() > 0;
  }

  /** Whether lists whose octets are equal say the same. */
  private boolean isInOnePiece() {
    return answers.kind() != FieldList.IN_PIECES;
  }

  boolean isComplete() {
    return answers.isComplete() && ttls.isComplete();
  }

  /** Whether these are the changes of an update (RFC 2136), which older logs do not mark. */
  boolean isDynamicUpdate() {
    return answers.startsWith("add: ") || answers.startsWith("del: ");
  }

  /** The name asked for, or null where it is none. */
  @Nullable DomainName name(FieldValue query) {
    return names.rawName(query);
  }

  /**
   * What the question and the answers say, but for the TTLs: CNAME links in order, then the sets of
   * each type in order of appearance.
   *
   * @param type the type asked for; null where Zeek saw the reply alone: then only replies with
   *     addresses can be understood
   * @return null where {@code query} is no name
   */
  @Nullable Meaning meaning(FieldValue query, @Nullable RRType type) {
    boolean whole = isInOnePiece();
    long hash = 0;
    if (whole) {
      int code = type == null ? -1 : type.code();
      hash = Interned.hash(code * 4 + answers.kind(), query, answers.whole());
      Meaning known = meanings.get(hash, query, answers.whole());
      if (known != null && known.is(type, answers.kind())) {
        return known;
      }
    }
    DomainName name = names.rawName(query);
    if (name == null) {
      return null;
    }
    Meaning meaning = read(name, type);
    if (whole) {
      meanings.put(hash, query, answers.whole(), meaning);
    }
    return meaning;
  }

  private Meaning read(DomainName question, @Nullable RRType type) {
    Question asked = type == null ? null : new Question(question, type);
    int count = answers.size();
    if (count == 0 || type == null && !hasAddress()) {
      return new Meaning(asked, count, answers.kind(), NO_PARTS);
    }
    return new Meaning(asked, count, answers.kind(), parts(question, type, count));
  }

  private Meaning.Part[] parts(DomainName question, @Nullable RRType type, int count) {
    boolean wantsNames = type != null && NAME_TYPES.contains(type);
    boolean untyped = RRType.SOA.equals(type) || RRType.ANY.equals(type);
    if (!wantsNames) {
      Rdata[] addresses = addressesAlone(count);
      if (addresses != null) {
        boolean v4 = ((Rdata.Address) addresses[0]).address().isV4();
        RdataList rdata = RdataList.of(Arrays.asList(addresses));
        return new Meaning.Part[] {
          new Meaning.Part(question, v4 ? RRType.A : RRType.AAAA, rdata, null)
        };
      }
    }
    RRType asked = type == null ? RRType.A : type;
    DomainName owner = question;
    List<Meaning.Part> parts = new ArrayList<>(2);
    List<Pending> pending = new ArrayList<>(1);
    for (int i = 0; i < count; i++) {
      FieldValue answer = answers.get(i);
      if (answer.isEmpty()) {
        continue;
      }
      IpAddress address = wantsNames ? null : answer.address();
      RRType found;
      Rdata rdata;
      if (address != null) {
        found = address.isV4() ? RRType.A : RRType.AAAA;
        rdata = new Rdata.Address(address);
      } else {
        DomainName target = isRendering(answer) ? null : names.rawName(answer);
        if (target == null || untyped) {
          found = target == null ? renderedType(answer, asked) : asked;
          rdata = new Rdata.Other(answer.text(4 * Rdata.Other.MAX_TEXT));
        } else if (!wantsNames || isDelegationOfReverse(asked, target)) {
          Rdata link = new Rdata.Target(target);
          parts.add(part(owner, RRType.CNAME, List.of(link), new int[] {i}, count));
          owner = target;
          continue;
        } else {
          found = asked;
          rdata = new Rdata.Target(target);
        }
      }
      Pending.of(found, pending, count - i).add(rdata, i);
    }
    for (Pending set : pending) {
      int[] from = Arrays.copyOf(set.answers, set.rdata.size());
      parts.add(part(owner, set.type, set.rdata, from, count));
    }
    return parts.toArray(NO_PARTS);
  }

  private static Meaning.Part part(
      DomainName owner, RRType type, List<Rdata> rdata, int[] from, int count) {
    return new Meaning.Part(owner, type, RdataList.of(rdata), from.length == count ? null : from);
  }

  /** The answers where all are addresses of one family, as most are; else null. */
  private Rdata @Nullable [] addressesAlone(int count) {
    Rdata[] addresses = new Rdata[count];
    boolean v4 = false;
    for (int i = 0; i < count; i++) {
      IpAddress address = answers.get(i).address();
      if (address == null || i > 0 && address.isV4() != v4) {
        return null;
      }
      v4 = address.isV4();
      addresses[i] = new Rdata.Address(address);
    }
    return addresses;
  }

  /** The rdata of one type, and the answers that they stood in. */
  private static final class Pending {
    final RRType type;
    final List<Rdata> rdata;
    final int[] answers;

    Pending(RRType type, int most) {
      this.type = type;
      this.rdata = new ArrayList<>(most);
      this.answers = new int[most];
    }

    static Pending of(RRType type, List<Pending> all, int most) {
      for (Pending pending : all) {
        if (pending.type.equals(type)) {
          return pending;
        }
      }
      Pending added = new Pending(type, most);
      all.add(added);
      return added;
    }

    void add(Rdata data, int answer) {
      answers[rdata.size()] = answer;
      rdata.add(data);
    }
  }

  /** Adds the RRsets with the TTLs of this record. */
  void sets(Meaning meaning, TtlKind kind, List<RRset> sets) {
    if (meaning.parts().length == 0) {
      return;
    }
    boolean paired = ttls.readWholes() == meaning.answerCount;
    for (Meaning.Part part : meaning.parts()) {
      long seconds = paired ? leastSeconds(part.answers(), meaning.answerCount) : -1;
      sets.add(part.set(seconds, kind));
    }
  }

  /** The least TTL of the answers of a set; -1 where any is absent. */
  private long leastSeconds(int @Nullable [] answersOfSet, int count) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < (answersOfSet == null ? count : answersOfSet.length); i++) {
      long seconds = ttls.whole(answersOfSet == null ? i : answersOfSet[i]);
      // RFC 2181 section 8: a value with the top bit set counts as zero.
      least = Math.min(least, seconds > Integer.MAX_VALUE ? 0 : seconds);
    }
    return least;
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
}
