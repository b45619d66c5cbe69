package fluxgate.format.text;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.format.Outcome;
import fluxgate.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What {@code named} writes of a client, in BIND itself and in the appliances that are built around
 * it: {@code queries: info: client @0x7f 192.0.2.10#5353/key k (www.example): view inside: query:
 * www.example IN A +E(0)K (192.0.2.53)}. A flyweight.
 */
public final class NamedLine {
  /** Category, severity, "debug 3:", an appliance's word. */
  private static final int MOST_WORDS_BEFORE = 5;

  /** Longer than any mnemonic of a type or a code. */
  private static final int MOST_WORD = 32;

  private static final Outcome NO_QUERY = Outcome.rejected("no_query");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  private static final Outcome OTHER_CLASS = Outcome.skipped("other_class");

  private final FieldValue word = new FieldValue();
  private final FieldValue name = new FieldValue();
  private final FieldValue rrclass = new FieldValue();
  private final FieldValue type = new FieldValue();
  private Outcome problem = NO_QUERY;

  /** Who asked, without the port and the scope. */
  public final FieldValue client = new FieldValue();

  /**
   * Passes all that stands before the words themselves.
   *
   * @return false where the line is of no client
   */
  public boolean read(LineCursor line) {
    if (!begin(line)) {
      return false;
    }
    if (line.skip("@")) {
      line.word(word);
    }
    if (!line.until("#", client)) {
      return false;
    }
    for (int i = 0; i < client.length(); i++) {
      if (client.charAt(i) == ' ') {
        return false;
      }
      if (client.charAt(i) == '%') {
        client.set(client.buffer(), client.start(), i);
      }
    }
    // A name is escaped: a space inside is \032.
    return line.until(": ", word) && (!line.skip("view ") || line.until(": ", word));
  }

  /** Passes {@code queries: info: client }; whatever else stands first is somebody's wrapper. */
  private boolean begin(LineCursor line) {
    for (int words = 0; words < MOST_WORDS_BEFORE; words++) {
      if (line.skip("client ") || line.skip("List Matched ")) { // the latter is DNS Guardian's
        return true;
      }
      int from = line.passed();
      if (line.number(10) >= 0 && line.skip(":") && line.skip("client ")) {
        return true; // what is left of a process number
      }
      line.back(from);
      line.word(word);
      boolean label = word.length() > 1 && word.charAt(word.length() - 1) == ':';
      for (int i = 0; i < word.length() - 1 && label; i++) {
        char c = word.charAt(i);
        label = c == '-' || (c | 0x20) >= 'a' && (c | 0x20) <= 'z' || c >= '0' && c <= '9';
      }
      if (!label && !word.is("debug")) {
        return false;
      }
    }
    return false;
  }

  /** Whether name, class and type stand here; for recognising, so that nothing is said of them. */
  public boolean isQuestion(LineCursor line) {
    words(line);
    return !name.isEmpty() && !rrclass.isEmpty() && !type.isEmpty();
  }

  private void words(LineCursor line) {
    line.word(name);
    line.word(rrclass);
    line.word(type);
  }

  /** Passes {@code www.example IN A}; null where that is no question, see {@link #problem}. */
  public @Nullable Question question(LineCursor line) {
    words(line);
    if (name.isEmpty() || type.isEmpty()) {
      problem = NO_QUERY;
      return null;
    }
    if (!rrclass.is("IN")) {
      problem = OTHER_CLASS;
      return null;
    }
    DomainName asked = name.name();
    if (asked == null) {
      problem = BAD_NAME;
      return null;
    }
    RRType askedType = RRType.parse(type.text(MOST_WORD));
    if (askedType == null) {
      problem = BAD_RRTYPE;
      return null;
    }
    return new Question(asked, askedType);
  }

  /** What became of a record without a question. */
  public Outcome problem() {
    return problem;
  }

  /** Passes the address that was asked, in the first brackets that begin a word. */
  public @Nullable IpAddress server(LineCursor line) {
    boolean here = line.skip("(") || line.until(" (", word);
    return here && line.until(")", word) ? word.address() : null;
  }

  /** Passes a word, which is the response code or is not. */
  public @Nullable Rcode rcode(LineCursor line) {
    return Rcode.parse(line.word(word).text(MOST_WORD));
  }
}
