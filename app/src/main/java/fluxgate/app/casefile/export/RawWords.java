package fluxgate.app.casefile.export;

import fluxgate.app.redaction.Redaction;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A raw record as it may leave the house where clients are hidden. What a log's fields mean is not
 * known here, and persons stand in many: so only what is known to name nobody stays (times and
 * numbers, names of fields, words of {@link KnownWords}, names below the case's domains, and the
 * addresses that these had). Every other address is a pseudonym, every other word is {@link
 * #WITHHELD}.
 */
final class RawWords {
  /** What stands where a word was. */
  static final String WITHHELD = "…";

  /** A hardware address in its usual forms, an address of IPv6, a word, letters of no word. */
  private static final Pattern PIECE =
      Pattern.compile(
          "(?<mac>(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}(?<sep>[:-])(?:[0-9A-Fa-f]{2}\\k<sep>){4,30}"
              + "[0-9A-Fa-f]{2}|[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4})(?![0-9A-Za-z]))"
              + "|(?<six>(?<![0-9A-Za-z.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,8}"
              + "(?:(?:\\.\\d{1,3}){3}|\\.\\d{1,9})?(?![0-9A-Za-z]))"
              + "|(?<word>[\\p{L}\\p{M}\\p{N}_.-]++)"
              + "|[^\\x00-\\x7F]++");

  private static final Pattern PART = Pattern.compile("[0-9A-Fa-f]+(?:\\.[0-9]+)*");

  /** More stand in no time. */
  private static final int MOST_COLONS = 3;

  /** {@code "query":}, {@code dst=}, {@code SRC\=}; what pads a text in base64 is none. */
  private static final Pattern FIELD =
      Pattern.compile("\"\\s*:|\\\\?=(?:[\"'](?![\\s,;}\\])]|$)|(?![=\\s\"',;&]|$))");

  /** Netfilter writes fields without a value. */
  private static final Pattern EMPTY_FIELD = Pattern.compile("\\\\?=(?: |$)");

  private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z][A-Za-z_.]{0,40}");

  private final Set<DomainName> domains;
  private final Set<IpAddress> shown;
  private final Redaction redaction;

  /**
   * @param domains of the case
   * @param shown addresses that they had
   */
  RawWords(Set<DomainName> domains, Set<IpAddress> shown, Redaction redaction) {
    this.domains = Set.copyOf(domains);
    this.shown = Set.copyOf(shown);
    this.redaction = redaction;
  }

  /** The text with nobody in it. */
  String disclosed(String raw) {
    String text = PersonFields.withheld(raw);
    Matcher piece = PIECE.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (piece.find()) {
      out.append(text, at, piece.start());
      if (piece.group("mac") != null) {
        out.append(redaction.text(piece.group()));
      } else if (piece.group("six") != null) {
        six(piece.group(), text, piece.start(), out);
      } else if (piece.group("word") != null) {
        out.append(word(piece.group(), text, piece.start(), piece.end()));
      } else {
        out.append(WITHHELD);
      }
      at = piece.end();
    }
    return out.append(text.substring(at)).toString();
  }

  /** An address with colons, or what only looks like one: a time, mostly. */
  private void six(String piece, String text, int start, StringBuilder out) {
    boolean trails = piece.endsWith(":") && !piece.endsWith("::");
    String trimmed = trails ? piece.substring(0, piece.length() - 1) : piece;
    IpAddress address = IpAddress.parse(trimmed);
    if (address != null) {
      out.append(address(trimmed, address)).append(trails ? ":" : "");
      return;
    }
    if (trimmed.contains("::")
        || trimmed.chars().filter(letter -> letter == ':').count() > MOST_COLONS) {
      out.append(WITHHELD);
      return;
    }
    Matcher word = PART.matcher(piece);
    int at = 0;
    while (word.find()) {
      out.append(piece, at, word.start())
          .append(word(word.group(), text, start + word.start(), start + word.end()));
      at = word.end();
    }
    out.append(piece.substring(at));
  }

  private String word(String word, String text, int start, int end) {
    String bare = word;
    while (bare.endsWith(".") || bare.endsWith("-")) {
      bare = bare.substring(0, bare.length() - 1);
    }
    if (bare.isEmpty()) {
      return word;
    }
    String rest = word.substring(bare.length());
    IpAddress address = IpAddress.parse(bare);
    if (address != null) {
      return address(bare, address) + rest;
    }
    if (KnownWords.has(bare, text, start + bare.length()) || isField(word, text, start, end)) {
      return word;
    }
    DomainName name = bare.indexOf('.') < 0 ? null : DomainName.parse(bare);
    return (name != null && isOfCase(name) ? redaction.document(bare) : WITHHELD) + rest;
  }

  private String address(String text, IpAddress address) {
    return shown.contains(address) ? redaction.document(text) : redaction.text(text);
  }

  private boolean isOfCase(DomainName name) {
    String text = name.toString();
    return domains.stream().anyMatch(domain -> domain.equals(name) || text.endsWith("." + domain));
  }

  /** Whether it is the name of a field, of an element, or of what an element's attribute names. */
  private static boolean isField(String word, String text, int start, int end) {
    if (!FIELD_NAME.matcher(word).matches()) {
      return false;
    }
    char before = start == 0 ? ' ' : text.charAt(start - 1);
    Matcher empty = EMPTY_FIELD.matcher(text).region(end, text.length());
    Matcher field = FIELD.matcher(text).region(end, text.length());
    if (field.lookingAt()) {
      return text.charAt(end) == '"'
          ? before == '"'
          : before == ' ' || before == ',' || before == '\t' || before == '|' || before == '<';
    }
    return (empty.lookingAt()
            && before == ' '
            && word.equals(word.toUpperCase(java.util.Locale.ROOT)))
        || before == '<'
        || (before == '/' && start > 1 && text.charAt(start - 2) == '<');
  }

  /** The domains of a case by their texts. */
  static Set<DomainName> domains(java.util.List<String> texts) {
    return texts.stream()
        .map(DomainName::parse)
        .filter(Objects::nonNull)
        .collect(java.util.stream.Collectors.toSet());
  }
}
