package fluxgate.format.windowsdnsdebug;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.wire.DnsMessage;
import fluxgate.dns.wire.SectionRRset;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.LineCursor;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines below a packet's own, which show the message record by record. */
final class Details {
  /**
   * A message of 64 kB holds some four thousand addresses, an answer that is used never so many.
   */
  private static final int MOST_RECORDS = 1_024;

  private static final int MOST_TYPE = 65_535;

  private record Key(Section section, DomainName owner, RRType type) {}

  /** Records of one key. */
  private static final class Records {
    final List<Rdata> rdata = new ArrayList<>(2);
    long ttlSeconds = Integer.MAX_VALUE;
  }

  private final LineCursor cursor = new LineCursor();
  private final FieldValue word = new FieldValue();
  private final FieldValue text = new FieldValue();
  private final Map<Key, Records> sets = new LinkedHashMap<>();

  private boolean begun;
  private boolean damaged;
  private long said;
  private int seen;
  private @Nullable Section section;

  // The record that is being read.
  private @Nullable DomainName owner;
  private @Nullable RRType type;
  private int rrclass;
  private long ttlSeconds;
  private @Nullable Rdata data;

  /** Forgets the last packet's. */
  void clear() {
    sets.clear();
    begun = false;
    damaged = false;
    said = 0;
    seen = 0;
    section = null;
    forgetRecord();
  }

  private void forgetRecord() {
    owner = null;
    type = null;
    rrclass = DnsMessage.CLASS_IN;
    ttlSeconds = -1;
    data = null;
  }

  /** Takes one line in. */
  void read(FieldValue line) {
    cursor.begin(line);
    cursor.skipSpaces();
    cursor.word(word);
    if (word.is("ACOUNT") || word.is("NSCOUNT") || word.is("ARCOUNT")) {
      begun = true;
      said += Math.max(0, cursor.word(word).whole(MOST_TYPE));
    } else if (cursor.skip("SECTION:")) {
      endRecord();
      section = section(word);
    } else if (section != null) {
      record();
    }
  }

  private static @Nullable Section section(FieldValue name) {
    return name.is("ANSWER")
        ? Section.ANSWER
        : name.is("AUTHORITY")
            ? Section.AUTHORITY
            : name.is("ADDITIONAL") ? Section.ADDITIONAL : null;
  }

  /** One line of a record. */
  private void record() {
    if (word.is("Offset")) {
      endRecord();
    } else if (word.is("Name")) {
      boolean quoted = cursor.skip("\"") && cursor.until("\"", text);
      owner = quoted ? CountedLabels.name(text) : null;
      damaged |= owner == null;
    } else if (word.is("TYPE")) {
      boolean numbered = cursor.until("(", text) && cursor.until(")", text);
      int code = numbered ? text.whole(MOST_TYPE) : -1;
      type = code < 0 ? null : new RRType(code);
      damaged |= type == null;
    } else if (word.is("CLASS")) {
      rrclass = cursor.word(text).whole(MOST_TYPE);
    } else if (word.is("TTL")) {
      ttlSeconds = cursor.word(text).whole(Integer.MAX_VALUE);
    } else if (word.is("DATA") && data == null) {
      cursor.rest(text);
      data = data(text);
    }
  }

  private Rdata data(FieldValue shown) {
    RRType of = type;
    if (of != null && of.isAddress()) {
      IpAddress address = shown.address();
      damaged |= address == null;
      return address == null ? new Rdata.Other("") : new Rdata.Address(address);
    }
    int from = 0;
    while (from < shown.length() && shown.charAt(from) != '(' && shown.charAt(from) != '[') {
      from++;
    }
    DomainName target = CountedLabels.name(shown.part(from, shown.length()));
    boolean targeted = of != null && isTarget(of);
    damaged |= targeted && target == null;
    return targeted && target != null
        ? new Rdata.Target(target)
        : new Rdata.Other(shown.text(4 * Rdata.Other.MAX_TEXT));
  }

  private static boolean isTarget(RRType type) {
    return type.equals(RRType.NS)
        || type.equals(RRType.CNAME)
        || type.equals(RRType.DNAME)
        || type.equals(RRType.PTR)
        || type.equals(RRType.MX);
  }

  private void endRecord() {
    DomainName of = owner;
    RRType what = type;
    Rdata shown = data;
    if (section != null && of != null && what != null && shown != null) {
      seen++;
      damaged |= seen > MOST_RECORDS || ttlSeconds < 0 && !what.equals(RRType.OPT);
      boolean used = !what.equals(RRType.OPT) && rrclass == DnsMessage.CLASS_IN && !damaged;
      if (used) {
        Records records = sets.computeIfAbsent(new Key(section, of, what), key -> new Records());
        records.rdata.add(shown);
        records.ttlSeconds = Math.min(records.ttlSeconds, ttlSeconds);
      }
    }
    forgetRecord();
  }

  /** The packet's last line was read. */
  void end() {
    endRecord();
  }

  /** Whether there are none, or all of them: as many records as the message's header says. */
  boolean isWhole() {
    return !begun || !damaged && seen == said;
  }

  /** The RRsets in order of first appearance. */
  List<SectionRRset> rrsets() {
    List<SectionRRset> rrsets = new ArrayList<>(sets.size());
    for (Map.Entry<Key, Records> entry : sets.entrySet()) {
      Key key = entry.getKey();
      rrsets.add(
          new SectionRRset(
              key.section,
              key.owner,
              key.type,
              entry.getValue().ttlSeconds,
              entry.getValue().rdata));
    }
    return rrsets;
  }
}
