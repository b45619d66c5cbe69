package fluxgate.detect.context;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What fact a list of information states. Told by the words of the list's name. */
public enum ListRole {
  /** Addresses that answer for seized or blocked names: never a host of the name. */
  SINKHOLE("sinkhole"),
  /** Zones in which anybody's home gets a name. */
  DYNAMIC_DNS("dynamic dns", "dynamic-dns", "dyndns", "ddns"),
  /** Addresses and name servers of parked names. */
  PARKING("parking", "parked"),
  /** Addresses that resolve for everybody; many are homes that should not. */
  PUBLIC_RESOLVER("dns resolver", "public dns", "public-dns", "open resolver"),
  /** Addresses of private-network providers and data centres. */
  VPN("vpn"),
  /** The most used names. */
  POPULARITY("top 1", "top 5", "top-1", "top-5", "top1", "tranco", "umbrella", "majestic", "alexa"),
  /** Addresses of content delivery and clouds. */
  PROVIDER(
      "ip ranges",
      "ip address ranges",
      "datacenter ip",
      "cdn",
      "cloudflare",
      "akamai",
      "fastly",
      "cloudfront",
      "amazon",
      "azure"),
  /** Anything else: said, and weighed at nothing. */
  OTHER;

  private final List<String> words;

  ListRole(String... words) {
    this.words = List.of(words);
  }

  /** The word for it: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name in any case, or null. */
  public static @Nullable ListRole parse(String word) {
    for (ListRole role : values()) {
      if (role.word().equals(word.strip().toLowerCase(Locale.ROOT).replace('-', '_'))) {
        return role;
      }
    }
    return null;
  }

  /**
   * Which word tells this role, and where it stands, as {@code 'cdn' in its name}; empty where none
   * does by itself.
   *
   * @param texts each followed by what it is
   */
  String toldBy(String... texts) {
    for (int i = 0; i + 1 < texts.length; i += 2) {
      String text = texts[i].toLowerCase(Locale.ROOT);
      for (String word : words) {
        if (text.contains(word)) {
          return "'" + word + "' in " + texts[i + 1];
        }
      }
    }
    return "";
  }

  /** The first role of which a word stands in the list's name. */
  public static ListRole of(String listName) {
    String name = listName.toLowerCase(Locale.ROOT);
    for (ListRole role : values()) {
      if (role.words.stream().anyMatch(name::contains)) {
        return role;
      }
    }
    return OTHER;
  }
}
