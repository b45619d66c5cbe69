package fluxgate.net;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An autonomous system as a table has it.
 *
 * @param asn the number, 1 to 2^32-1
 * @param name the organisation's name; empty where the table has none
 * @param country ISO 3166 alpha-2, upper case, where the table supplies it
 */
public record AsnRecord(long asn, String name, @Nullable String country) {
  static final long MOST_ASN = 0xFFFF_FFFFL;

  /** Written out: what a record makes of itself at run time costs a start milliseconds. */
  @Override
  public int hashCode() {
    return 31 * Long.hashCode(asn) + name.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || other instanceof AsnRecord that
            && asn == that.asn
            && name.equals(that.name)
            && Objects.equals(country, that.country);
  }

  /** Reads {@code 64500} or {@code AS64500}: 1 to 2^32-1, or -1 for anything else. */
  static long parseAsn(String text) {
    int start = text.regionMatches(true, 0, "AS", 0, 2) ? 2 : 0;
    int digits = text.length() - start;
    if (digits < 1 || digits > 10) {
      return -1;
    }
    long asn = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      asn = asn * 10 + (c - '0');
    }
    return asn < 1 || asn > MOST_ASN ? -1 : asn;
  }

  /** Two ASCII letters in upper case, or null for anything else. */
  static @Nullable String parseCountry(String text) {
    boolean isCode =
        text.length() == 2
            && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    return isCode ? text.toUpperCase(java.util.Locale.ROOT) : null;
  }
}
