package fluxgate.app.redaction;

import fluxgate.net.IpAddress;
import fluxgate.net.SpecialRanges;
import fluxgate.observation.Client;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds clients in free text. It looks for addresses in the ways in which sentences, host names and
 * file names write them (dots, dashes or underscores, forwards or backwards), for addresses of
 * network cards, for the hosts that it was told, and for the folders of people.
 */
final class TextScrubber {
  private static final Pattern DOTTED =
      Pattern.compile("(?<!\\d)\\d{1,3}(?:(?:\\.|\\[\\.\\])\\d{1,3}){3}(?!\\d)");
  private static final Pattern DASHED =
      Pattern.compile("(?<!\\d)(\\d{1,3})([-_])(\\d{1,3})\\2(\\d{1,3})\\2(\\d{1,3})(?!\\d)");
  private static final Pattern COLONS =
      Pattern.compile(
          "(?<![0-9A-Fa-f:])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,8}(?:(?:\\.\\d{1,3}){3})?"
              + "(?![0-9A-Fa-f:])");

  /**
   * Addresses of network cards: 6 octets, or the 14 of the head of an Ethernet frame, and three
   * groups as Cisco writes them.
   */
  private static final Pattern HARDWARE =
      Pattern.compile(
          "(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}(?<sep>[:-])(?:[0-9A-Fa-f]{2}\\k<sep>){4,30}"
              + "[0-9A-Fa-f]{2}|[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4})(?![0-9A-Za-z])");

  /** Where systems keep what belongs to one person. */
  private static final Pattern PERSON =
      Pattern.compile(
          "(?i)((?:^|[\\\\/])(?:users|home|documents and settings)[\\\\/]+)([^\\\\/\"]+)");

  /** Shorter first labels of hosts ({@code pc}, {@code ns1}) are words of many names. */
  private static final int SHORTEST_LABEL = 4;

  private final RedactionKey key;

  /** Addresses of clients, with the identity: a machine that has a name is one client by any. */
  private final Map<IpAddress, String> clients = new HashMap<>();

  private final ClientWords words = new ClientWords();

  TextScrubber(RedactionKey key) {
    this.key = key;
  }

  /** Learns an identity to look for. */
  void learn(Client client) {
    String identity = client.label();
    IpAddress address = client.address();
    if (address != null) {
      if (client.host() == null) {
        clients.putIfAbsent(address, identity); // who has a name keeps it
      } else {
        clients.put(address, identity);
      }
      String text = address.toString();
      if (text.indexOf(':') >= 0) {
        words.put(text, identity);
        words.put(text.replace(':', '-'), identity);
        words.put(text.replace(':', '_'), identity);
      }
    }
    String host = client.host();
    if (host != null && !host.isBlank()) {
      words.put(host, identity);
      words.put(host.replace(".", "[.]"), identity); // as pages write names
      int dot = host.indexOf('.');
      if (dot >= SHORTEST_LABEL) {
        words.putIfAbsent(host.substring(0, dot), identity);
      }
    }
  }

  /** Whether the address is a client's, or of a range in which only an organisation's own lie. */
  boolean isOwn(IpAddress address) {
    if (clients.containsKey(address)) {
      return true;
    }
    SpecialRanges.Purpose purpose = SpecialRanges.purposeOf(address);
    return purpose == SpecialRanges.Purpose.PRIVATE
        || purpose == SpecialRanges.Purpose.SHARED
        || purpose == SpecialRanges.Purpose.LINK_LOCAL;
  }

  /** The text with every client and every other address that {@code mayStay} does not know. */
  String scrub(String text, Predicate<IpAddress> mayStay) {
    String scrubbed = replace(PERSON, text, m -> m.group(1) + pseudonym("person " + m.group(2)));
    scrubbed = replace(HARDWARE, scrubbed, m -> hardware(m.group()));
    scrubbed = replace(COLONS, scrubbed, m -> address(m.group(), mayStay));
    scrubbed = replace(DOTTED, scrubbed, m -> address(m.group(), mayStay));
    scrubbed = replace(DASHED, scrubbed, this::dashed);
    return words.replaced(scrubbed, this::pseudonym);
  }

  String pseudonym(String identity) {
    return key.pseudonym(identity);
  }

  /** Of a client: the same by its name and by an address that is known to be its own. */
  String pseudonym(Client client) {
    IpAddress address = client.address();
    return pseudonym(
        client.host() != null || address == null
            ? client.label()
            : clients.getOrDefault(address, client.label()));
  }

  private String pseudonym(IpAddress address) {
    return pseudonym(clients.getOrDefault(address, address.toString()));
  }

  private String hardware(String text) {
    String octets = text.replaceAll("[:.-]", "").toLowerCase(Locale.ROOT);
    return pseudonym("hardware " + octets);
  }

  private String address(String text, Predicate<IpAddress> mayStay) {
    String trimmed =
        text.endsWith(":") && !text.endsWith("::") ? text.substring(0, text.length() - 1) : text;
    IpAddress address = IpAddress.parse(trimmed.replace("[.]", "."));
    if (address == null || mayStay.test(address)) {
      return text;
    }
    return pseudonym(address) + text.substring(trimmed.length());
  }

  /** Four numbers with dashes are often something else: only a client's own count. */
  private String dashed(MatchResult m) {
    String forwards = String.join(".", m.group(1), m.group(3), m.group(4), m.group(5));
    String backwards = String.join(".", m.group(5), m.group(4), m.group(3), m.group(1));
    for (String order : new String[] {forwards, backwards}) {
      IpAddress address = IpAddress.parse(order);
      if (address != null && isOwn(address)) {
        return pseudonym(address);
      }
    }
    return m.group();
  }

  private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
    Matcher matcher = pattern.matcher(text);
    return matcher.replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
  }
}
