package fluxgate.app.redaction;

import fluxgate.net.IpAddress;
import fluxgate.net.SpecialRanges;
import fluxgate.observation.Client;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds clients in free text. It looks for addresses in the ways in which sentences, host names and
 * file names write them (dots, dashes or underscores, forwards or backwards), for the hosts that it
 * was told, and for the folders of people.
 */
final class TextScrubber {
  private static final Pattern DOTTED =
      Pattern.compile("(?<!\\d)\\d{1,3}(?:\\.\\d{1,3}){3}(?!\\d)");
  private static final Pattern DASHED =
      Pattern.compile("(?<!\\d)(\\d{1,3})([-_])(\\d{1,3})\\2(\\d{1,3})\\2(\\d{1,3})(?!\\d)");
  private static final Pattern COLONS =
      Pattern.compile("(?<![\\w:])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,8}(?!\\w)");

  /** Where systems keep what belongs to one person. */
  private static final Pattern PERSON =
      Pattern.compile(
          "(?i)((?:^|[\\\\/])(?:users|home|documents and settings)[\\\\/]+)([^\\\\/\"]+)");

  /** Shorter first labels of hosts ({@code pc}, {@code ns1}) are words of many names. */
  private static final int SHORTEST_LABEL = 4;

  private final RedactionKey key;

  /** Addresses of clients, with the identity: a machine that has a name is one client by any. */
  private final Map<IpAddress, String> clients = new HashMap<>();

  /** What stands for a client in text, in lower case, longest first; with the identity. */
  private final Map<String, String> words =
      new TreeMap<>((a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length());

  private @Nullable Pattern anyWord;

  TextScrubber(RedactionKey key) {
    this.key = key;
  }

  /** Learns an identity to look for. */
  void learn(Client client) {
    String identity = client.label();
    IpAddress address = client.address();
    if (address != null) {
      clients.put(address, identity);
      String text = address.toString();
      if (text.indexOf(':') >= 0) {
        words.put(text.replace(':', '-'), identity);
        words.put(text.replace(':', '_'), identity);
      }
    }
    String host = client.host();
    if (host != null && !host.isBlank()) {
      String lower = host.toLowerCase(Locale.ROOT);
      words.put(lower, identity);
      int dot = lower.indexOf('.');
      if (dot >= SHORTEST_LABEL) {
        words.putIfAbsent(lower.substring(0, dot), identity);
      }
    }
    anyWord = null;
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
    scrubbed = replace(COLONS, scrubbed, m -> address(m.group(), mayStay));
    scrubbed = replace(DOTTED, scrubbed, m -> address(m.group(), mayStay));
    scrubbed = replace(DASHED, scrubbed, this::dashed);
    if (!words.isEmpty()) {
      scrubbed =
          replace(
              anyWord(),
              scrubbed,
              m -> pseudonym(words.getOrDefault(m.group().toLowerCase(Locale.ROOT), m.group())));
    }
    return scrubbed;
  }

  String pseudonym(String identity) {
    return key.pseudonym(identity);
  }

  private String pseudonym(IpAddress address) {
    return pseudonym(clients.getOrDefault(address, address.toString()));
  }

  private String address(String text, Predicate<IpAddress> mayStay) {
    String trimmed =
        text.endsWith(":") && !text.endsWith("::") ? text.substring(0, text.length() - 1) : text;
    IpAddress address = IpAddress.parse(trimmed);
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

  private Pattern anyWord() {
    Pattern pattern = anyWord;
    if (pattern == null) {
      StringBuilder any = new StringBuilder();
      for (String word : words.keySet()) {
        any.append(any.isEmpty() ? "" : "|").append(Pattern.quote(word));
      }
      pattern =
          Pattern.compile(
              "(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
      anyWord = pattern;
    }
    return pattern;
  }

  private static String replace(
      Pattern pattern, String text, java.util.function.Function<MatchResult, String> by) {
    Matcher matcher = pattern.matcher(text);
    return matcher.replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
  }
}
