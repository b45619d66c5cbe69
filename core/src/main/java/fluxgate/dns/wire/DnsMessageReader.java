package fluxgate.dns.wire;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads DNS messages. Reusable and single-threaded: the scratch space is kept between messages.
 *
 * <p>Octets after the last record are ignored, as resolvers do. A message is taken whole or not at
 * all: half of an answer would look like another answer.
 */
public final class DnsMessageReader {
  /**
   * 4,095 address records with compressed owners (16 octets each) fill the largest message; nothing
   * real has more.
   */
  static final int MAX_RECORDS = 4095;

  /** Types above are rare; those below are shared rather than made anew for each record. */
  private static final RRType[] TYPES = new RRType[258];

  static {
    for (int code = 0; code < TYPES.length; code++) {
      TYPES[code] = new RRType(code);
    }
  }

  private static final Section[] SECTIONS = Section.values();

  private static final int TSIG = 250;
  private static final int TKEY = 249;
  private static final int OPT = 41;
  private static final int EXTENDED_ERROR = 15;

  /** Those that fit the header. */
  private static final Rcode[] RCODES = new Rcode[16];

  static {
    for (int code = 0; code < RCODES.length; code++) {
      RCODES[code] = new Rcode(code);
    }
  }

  private final WireCursor cursor = new WireCursor();
  private final RRsetGatherer gatherer = new RRsetGatherer();

  /** The message in {@code buffer[offset, offset + length)}, which is not kept. */
  public WireResult read(byte[] buffer, int offset, int length) {
    if (length < WireCursor.HEADER_OCTETS) {
      return WireFault.BAD_DNS_MESSAGE;
    }
    cursor.reset(buffer, offset, length);
    WireResult result = message();
    cursor.release();
    return result;
  }

  private WireResult message() {
    int id = cursor.u16();
    int flags = cursor.u16();
    int questions = cursor.u16();
    int[] counts = {cursor.u16(), cursor.u16(), cursor.u16()};
    Question question = null;
    int questionClass = DnsMessage.CLASS_IN;
    for (int i = 0; i < questions; i++) {
      if (i == MAX_RECORDS) {
        return WireFault.TOO_MANY_RECORDS;
      }
      DomainName name = cursor.name();
      RRType type = type(cursor.u16());
      int asked = cursor.u16();
      if (cursor.fault() != null) {
        return cursor.fault();
      }
      if (i == 0) {
        question = new Question(name, type);
        questionClass = asked;
      }
    }
    gatherer.clear();
    Records records = new Records(flags & 0xF);
    for (Section section : SECTIONS) {
      for (int i = 0; i < counts[section.ordinal()]; i++) {
        WireFault fault = records.read(section);
        if (fault != null) {
          return fault;
        }
      }
    }
    return new DnsMessage(
        id,
        flags,
        records.rcode < RCODES.length ? RCODES[records.rcode] : new Rcode(records.rcode),
        question,
        questionClass,
        gatherer.sets(),
        records.extendedErrors);
  }

  private static RRType type(int code) {
    return code < TYPES.length ? TYPES[code] : new RRType(code);
  }

  /** What the three record sections of one message give. */
  private final class Records {
    List<Integer> extendedErrors = List.of();
    int rcode;
    private int count;

    Records(int rcode) {
      this.rcode = rcode;
    }

    /** One record; its fault, or null. */
    @Nullable WireFault read(Section section) {
      DomainName owner = cursor.name();
      RRType type = type(cursor.u16());
      int recordClass = cursor.u16();
      long ttl = cursor.u32();
      int length = cursor.u16();
      if (!cursor.has(length)) {
        return cursor.fault();
      }
      if (++count > MAX_RECORDS) {
        return WireFault.TOO_MANY_RECORDS;
      }
      int end = cursor.position() + length;
      if (type.code() == OPT) {
        rcode |= (int) (ttl >>> 24) << 4;
        options(end);
      } else if (recordClass == DnsMessage.CLASS_IN && type.code() != TSIG && type.code() != TKEY) {
        Rdata rdata = RdataReader.read(cursor, type, length);
        if (rdata != null) {
          // RFC 2181 §8: a TTL with its top bit set is zero.
          gatherer.add(section, owner, type, ttl > Integer.MAX_VALUE ? 0 : ttl, rdata);
        }
      } else {
        cursor.moveTo(end);
      }
      return cursor.fault();
    }

    private void options(int end) {
      while (cursor.position() < end) {
        int left = end - cursor.position();
        int code = left < 4 ? 0 : cursor.u16();
        int length = left < 4 ? left : cursor.u16();
        if (left < 4 || length > left - 4) {
          cursor.fail(WireFault.BAD_EDNS);
          return;
        }
        int next = cursor.position() + length;
        if (code == EXTENDED_ERROR && length >= 2) {
          if (extendedErrors.isEmpty()) {
            extendedErrors = new ArrayList<>(1);
          }
          extendedErrors.add(cursor.u16());
        }
        cursor.moveTo(next);
      }
    }
  }
}
