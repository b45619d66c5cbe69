package fluxgate.detect.context;

import fluxgate.dns.DomainName;
import fluxgate.net.IpPrefix;
import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one entry of a list covers. */
public sealed interface Scope {
  /** How much text a scope may have: the longest name with every octet escaped. */
  int MOST_CHARACTERS = 1024;

  /** RFC 6793: four octets. */
  long MOST_ASN = 0xFFFF_FFFFL;

  /** That name and no other: {@code www.shop.example}. */
  record Exact(DomainName name) implements Scope {
    @Override
    public String toString() {
      return name.toString();
    }
  }

  /** Every name below it, not the name itself: {@code *.shop.example}. */
  record Below(DomainName name) implements Scope {
    @Override
    public String toString() {
      return "*." + name;
    }
  }

  /** The name and every name below it: {@code .shop.example}. */
  record AtOrBelow(DomainName name) implements Scope {
    @Override
    public String toString() {
      return "." + name;
    }
  }

  /** Addresses: {@code 198.51.100.0/24}; a bare address is a block of one. */
  record Block(IpPrefix prefix) implements Scope {
    @Override
    public String toString() {
      boolean one = prefix.length() == (prefix.address().isV4() ? 32 : 128);
      return one ? prefix.address().toString() : prefix.toString();
    }
  }

  /**
   * Addresses that a system announces: {@code AS64500}.
   *
   * @param number 1 to 4294967295
   */
  record Asn(long number) implements Scope {
    @Override
    public String toString() {
      return "AS" + number;
    }
  }

  /**
   * The scope that the text spells; null where it spells none, or the whole internet (the root, a
   * block of length 0). A name in Unicode becomes its A-labels, and {@code bad[.]example}, written
   * so that no program links it, the name that was meant.
   */
  static @Nullable Scope parse(String text) {
    String word = text.strip().replace("[.]", ".");
    if (word.isEmpty() || word.length() > MOST_CHARACTERS) {
      return null;
    }
    if (word.toUpperCase(Locale.ROOT).matches("AS[0-9]+")) {
      long number = word.length() > 12 ? 0 : Long.parseLong(word.substring(2));
      return number > 0 && number <= MOST_ASN ? new Asn(number) : null;
    }
    IpPrefix prefix = IpPrefix.parse(word);
    if (prefix != null) {
      return prefix.length() == 0 ? null : new Block(prefix);
    }
    if (word.startsWith("*.")) {
      DomainName name = name(word.substring(2));
      return name == null ? null : new Below(name);
    }
    if (word.startsWith(".")) {
      DomainName name = name(word.substring(1));
      return name == null ? null : new AtOrBelow(name);
    }
    DomainName name = name(word);
    return name == null ? null : new Exact(name);
  }

  /** Why a text spells no scope, in words of a small fixed set. */
  static String refusal(String text) {
    return IpPrefix.parse(text.strip()) != null
        ? "all addresses that there are"
        : "neither name, *.suffix, address, block nor system";
  }

  /**
   * A domain name that a person or a list wrote: null for the root, for what no name can be, and
   * for text that is plainly something else (blanks, slashes, {@code @}, a star inside).
   */
  static @Nullable DomainName name(String text) {
    String word = text.strip();
    boolean ascii = true;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c <= ' ' || c == 0x7F || "/@*?,;:\"'<>()[]{}|=%&$!#^`~".indexOf(c) >= 0) {
        return null;
      }
      ascii &= c < 0x7F;
    }
    if (!ascii) {
      try {
        word = IDN.toASCII(word, IDN.ALLOW_UNASSIGNED);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
    // All digits and dots is a broken address, never a name that anybody registered.
    if (word.isEmpty() || word.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
      return null;
    }
    DomainName name = DomainName.parse(word);
    return name == null || name.isRoot() ? null : name;
  }
}
