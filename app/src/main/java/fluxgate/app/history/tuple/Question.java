package fluxgate.app.history.tuple;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.net.IpPrefix;
import org.jspecify.annotations.Nullable;

/** What a look-up asks for. */
public sealed interface Question {
  /** How far a question about a name reaches. */
  enum Reach {
    /** The name alone. */
    ITSELF,
    /** All names below it, and not itself. */
    BELOW,
    /** The name and all below it. */
    AT_OR_BELOW;

    public boolean covers(DomainName name, DomainName found) {
      return switch (this) {
        case ITSELF -> found.equals(name);
        case BELOW -> found.isAtOrBelow(name) && !found.equals(name);
        case AT_OR_BELOW -> found.isAtOrBelow(name);
      };
    }
  }

  /**
   * Tuples of an owner name.
   *
   * @param type null for all
   */
  record Owner(DomainName name, Reach reach, @Nullable RRType type) implements Question {}

  /** Tuples whose rdata is an address of a block. */
  record Address(IpPrefix block) implements Question {}

  /**
   * Tuples whose rdata is a name: delegations to it, aliases of it, mail that it takes.
   *
   * @param type null for all
   */
  record Target(DomainName name, Reach reach, @Nullable RRType type) implements Question {}

  /**
   * The name that a word means, {@code *.} before it taken as all names below it, and a dot as the
   * name and all below it: as in the scopes of dispositions.
   *
   * @return null where it is no name, or has another wildcard
   */
  static @Nullable Owner owner(String word, @Nullable RRType type) {
    String plain = word.replace("[.]", ".");
    Reach reach = Reach.ITSELF;
    if (plain.startsWith("*.")) {
      reach = Reach.BELOW;
      plain = plain.substring(2);
    } else if (plain.startsWith(".") && plain.length() > 1) {
      reach = Reach.AT_OR_BELOW;
      plain = plain.substring(1);
    }
    DomainName name = DomainName.parse(plain);
    boolean otherWildcard = plain.contains("*") && (reach != Reach.ITSELF || !plain.equals("*"));
    return name == null || otherWildcard ? null : new Owner(name, reach, type);
  }

  /**
   * What a line of a batch asks, as dnsdbq has them: {@code rrset/name/NAME[/TYPE]}, {@code
   * rdata/ip/ADDRESS[,LENGTH]}, {@code rdata/name/NAME[/TYPE]}.
   *
   * @return null for anything else
   */
  static @Nullable Question parse(String line) {
    String[] words = line.strip().split("/", -1);
    if (words.length < 3) {
      return null;
    }
    RRType type = null;
    String kind = words[0] + "/" + words[1];
    if (kind.equals("rdata/ip")) {
      String block = words[2].replace(',', '/') + (words.length == 4 ? "/" + words[3] : "");
      IpPrefix prefix = words.length > 4 ? null : IpPrefix.parse(block);
      return prefix == null ? null : new Address(prefix);
    }
    if (words.length > 4) {
      return null;
    }
    if (words.length == 4 && !words[3].equalsIgnoreCase("ANY")) {
      type = RRType.parse(words[3]);
      if (type == null) {
        return null;
      }
    }
    Owner name = owner(words[2], type);
    return switch (kind) {
      case "rrset/name" -> name;
      case "rdata/name" -> name == null ? null : new Target(name.name(), name.reach(), type);
      default -> null;
    };
  }
}
