package fluxgate.dns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A resource record type: an open set (RFC 3597), so not an enum.
 *
 * @param code 0 to 65535
 */
public record RRType(int code) {
  /** Reserved (RFC 6895), so never in data: stands where a source does not say the type. */
  public static final RRType UNKNOWN = new RRType(0);

  public static final RRType A = new RRType(1);
  public static final RRType NS = new RRType(2);
  public static final RRType CNAME = new RRType(5);
  public static final RRType SOA = new RRType(6);
  public static final RRType PTR = new RRType(12);
  public static final RRType MX = new RRType(15);
  public static final RRType TXT = new RRType(16);
  public static final RRType AAAA = new RRType(28);
  public static final RRType SRV = new RRType(33);
  public static final RRType DNAME = new RRType(39);
  public static final RRType OPT = new RRType(41);
  public static final RRType RRSIG = new RRType(46);
  public static final RRType SVCB = new RRType(64);
  public static final RRType HTTPS = new RRType(65);
  public static final RRType ANY = new RRType(255);

  private static final Map<String, RRType> BY_NAME = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private static final Map<Integer, String> NAMES = new TreeMap<>();
  private static final List<RRType> ENDING_IN_NAME = new ArrayList<>();

  static {
    row(A, "A");
    row(NS, "NS");
    row(CNAME, "CNAME");
    row(SOA, "SOA");
    row(PTR, "PTR");
    row(new RRType(13), "HINFO");
    row(MX, "MX");
    row(TXT, "TXT");
    row(AAAA, "AAAA");
    row(new RRType(29), "LOC");
    row(SRV, "SRV");
    row(new RRType(35), "NAPTR");
    row(DNAME, "DNAME");
    row(OPT, "OPT");
    row(new RRType(43), "DS");
    row(new RRType(44), "SSHFP");
    row(RRSIG, "RRSIG");
    row(new RRType(47), "NSEC");
    row(new RRType(48), "DNSKEY");
    row(new RRType(50), "NSEC3");
    row(new RRType(51), "NSEC3PARAM");
    row(new RRType(52), "TLSA");
    row(SVCB, "SVCB");
    row(HTTPS, "HTTPS");
    row(new RRType(99), "SPF");
    row(new RRType(249), "TKEY");
    row(new RRType(250), "TSIG");
    row(new RRType(251), "IXFR");
    row(new RRType(252), "AXFR");
    row(ANY, "ANY");
    row(new RRType(257), "CAA");
  }

  private static void row(RRType type, String name) {
    BY_NAME.put(name, type);
    NAMES.put(type.code, name);
    if (type.endsInName()) {
      ENDING_IN_NAME.add(type);
    }
  }

  public RRType {
    if (code < 0 || code > 0xFFFF) {
      throw new IllegalArgumentException("RRtype " + code + " outside 0..65535");
    }
  }

  /** The type that a mnemonic, {@code TYPE65280} or a bare number names, or null. */
  public static @Nullable RRType parse(String text) {
    RRType known = BY_NAME.get(text);
    if (known != null) {
      return known;
    }
    String digits = text.regionMatches(true, 0, "TYPE", 0, 4) ? text.substring(4) : text;
    if (digits.isEmpty()
        || digits.length() > 5
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return text.equals("*") ? ANY : null;
    }
    int code = Integer.parseInt(digits);
    return code > 0xFFFF ? null : new RRType(code);
  }

  /** Written out, as in {@link fluxgate.net.IpAddress}. */
  @Override
  public int hashCode() {
    return code;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RRType that && code == that.code;
  }

  public boolean isAddress() {
    return code == 1 || code == 28;
  }

  /** How many octets of the data stand before the name that they end in; -1 where that is none. */
  public int octetsBeforeName() {
    return switch (code) {
      case 2, 5, 12, 39 -> 0; // NS, CNAME, PTR, DNAME
      case 15 -> 2; // MX: preference
      case 33 -> 6; // SRV: priority, weight, port
      default -> -1;
    };
  }

  /** Whether the data are a name that can be asked for, or end in one. */
  public boolean endsInName() {
    return octetsBeforeName() >= 0;
  }

  /** All types of which {@link #endsInName} holds. */
  public static List<RRType> endingInName() {
    return Collections.unmodifiableList(ENDING_IN_NAME);
  }

  @Override
  public String toString() {
    String name = NAMES.get(code);
    return name != null ? name : "TYPE" + code;
  }
}
