package fluxgate.dns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A response code, extended part included (RFC 6895).
 *
 * @param code 0 to 4095
 */
public record Rcode(int code) {
  public static final Rcode NOERROR = new Rcode(0);
  public static final Rcode SERVFAIL = new Rcode(2);
  public static final Rcode NXDOMAIN = new Rcode(3);
  public static final Rcode REFUSED = new Rcode(5);

  private static final List<String> NAMES =
      List.of(
          "NOERROR",
          "FORMERR",
          "SERVFAIL",
          "NXDOMAIN",
          "NOTIMP",
          "REFUSED",
          "YXDOMAIN",
          "YXRRSET",
          "NXRRSET",
          "NOTAUTH",
          "NOTZONE");

  public Rcode {
    if (code < 0 || code > 0xFFF) {
      throw new IllegalArgumentException("rcode " + code + " outside 0..4095");
    }
  }

  /** The code that a mnemonic or a number names, or null. */
  public static @Nullable Rcode parse(String text) {
    for (int i = 0; i < NAMES.size(); i++) {
      if (NAMES.get(i).equalsIgnoreCase(text)) {
        return new Rcode(i);
      }
    }
    String digits = text.regionMatches(true, 0, "RCODE", 0, 5) ? text.substring(5) : text;
    if (digits.isEmpty()
        || digits.length() > 4
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    int code = Integer.parseInt(digits);
    return code > 0xFFF ? null : new Rcode(code);
  }

  @Override
  public String toString() {
    return code < NAMES.size() ? NAMES.get(code) : "RCODE" + code;
  }
}
