package fluxgate.format.dnsmasq;

import fluxgate.format.text.FieldValue;
import fluxgate.format.text.LineCursor;

/** One line of dnsmasq's, without its time and program, taken apart. A flyweight. */
final class DnsmasqLine {
  /** What a line is. */
  enum Kind {
    QUERY,
    ANSWER,
    FORWARDED,
    VALIDATION,
    DNSSEC,
    OTHER
  }

  /** Whose answer it is. */
  enum Source {
    /** From upstream. */
    REPLY,
    /** What was kept of such a reply, or a zone's own. */
    KEPT,
    /** Made here. */
    LOCAL
  }

  /** A line without a number. */
  static final long NO_SERIAL = -1;

  private final FieldValue scratch = new FieldValue();
  private final FieldValue left = new FieldValue();

  Kind kind = Kind.OTHER;
  Source source = Source.LOCAL;
  long serial = NO_SERIAL;

  /** The asker that stands behind the number. */
  final FieldValue prefix = new FieldValue();

  final FieldValue name = new FieldValue();

  /** Queries: the type between the brackets. */
  final FieldValue type = new FieldValue();

  /** Queries: who asked. Answers: what the name is. */
  final FieldValue value = new FieldValue();

  /** Whether a name has spaces or a source is no source: somebody's attempt. */
  boolean badName;

  void read(LineCursor line) {
    kind = Kind.OTHER;
    badName = false;
    serial(line);
    if (line.skip("query[")) {
      query(line);
    } else if (line.skip("forwarded ")) {
      kind = Kind.FORWARDED;
      line.word(name);
    } else if (line.skip("validation ")) {
      kind = Kind.VALIDATION;
    } else if (line.skip("dnssec-query[") || line.skip("dnssec-retry[")) {
      kind = Kind.DNSSEC;
    } else if (line.untilLast(" is ", left)) {
      answer(line);
    }
  }

  /** {@code 12 192.0.2.10/5353 }, or {@code UDP 12 …}, or {@code * …}; or nothing. */
  private void serial(LineCursor line) {
    serial = NO_SERIAL;
    prefix.clear();
    if (line.skip("* ")) {
      return;
    }
    int from = line.passed();
    if (!line.skip("UDP ")) {
      line.skip("TCP ");
    }
    long number = line.number(10);
    if (number < 0 || !line.skip(" ") || line.atEnd()) {
      line.back(from);
      return;
    }
    serial = number;
    from = line.passed();
    boolean asker = line.until("/", prefix) && !hasSpace(prefix);
    if (!asker || line.number(5) < 0 || !line.skip(" ")) {
      prefix.clear();
      line.back(from);
    }
  }

  private void query(LineCursor line) {
    if (line.until("] ", type) && line.untilLast(" from ", name)) {
      kind = Kind.QUERY;
      line.rest(value);
      badName = hasSpace(name);
    }
  }

  private void answer(LineCursor line) {
    line.rest(value);
    int note = indexOf(value, " (");
    if (note >= 0) { // "(EDE: filtered)", "(DNSSEC signed)"
      LineCursor inside = new LineCursor();
      inside.begin(value);
      inside.until(" (", value);
    }
    LineCursor words = new LineCursor();
    words.begin(left);
    if (!words.untilLast(" ", scratch)) {
      return;
    }
    kind = Kind.ANSWER;
    words.rest(name);
    if (scratch.is("reply")) {
      source = Source.REPLY;
    } else if (scratch.is("cached") || scratch.is("cached-stale") || scratch.is("auth")) {
      source = Source.KEPT;
    } else {
      source = Source.LOCAL;
      badName =
          scratch.startsWith("reply ")
              || scratch.startsWith("cached ")
              || scratch.startsWith("cached-stale ")
              || scratch.startsWith("auth ");
    }
  }

  private static boolean hasSpace(FieldValue value) {
    return indexOf(value, " ") >= 0;
  }

  private static int indexOf(FieldValue value, String text) {
    for (int i = 0; i <= value.length() - text.length(); i++) {
      boolean same = true;
      for (int j = 0; j < text.length() && same; j++) {
        same = value.charAt(i + j) == text.charAt(j);
      }
      if (same) {
        return i;
      }
    }
    return -1;
  }
}
