package fluxgate.format.windowsdnsdebug;

import fluxgate.format.text.FieldValue;
import fluxgate.format.text.LineCursor;

/**
 * {@code 11/23/2026 7:38:00 AM 0E70 PACKET 00000000033397A0 UDP Snd 10.20.30.41 5b47 R Q [8081 DR
 * NOERROR] A (2)c2(5)flux9(7)example(0)}: one packet. A flyweight.
 */
final class PacketLine {
  /** Half of the day, thread. */
  private static final int MOST_WORDS_BEFORE = 3;

  private final LineCursor cursor = new LineCursor();
  private final FieldValue word = new FieldValue();
  private final FieldValue inside = new FieldValue();

  final FieldValue date = new FieldValue();
  final FieldValue time = new FieldValue();
  final FieldValue remote = new FieldValue();
  final FieldValue id = new FieldValue();
  final FieldValue type = new FieldValue();
  final FieldValue name = new FieldValue();
  private int flags;
  private LocaleTime.Half half = LocaleTime.Half.NONE;
  private boolean sent;
  private boolean response;
  private boolean query;

  /** What a line is. */
  enum Kind {
    PACKET,
    /** Of something else that the server logs. */
    OTHER_CONTEXT,
    /** A packet's, but not whole. */
    DAMAGED
  }

  Kind read(FieldValue line) {
    cursor.begin(line);
    cursor.word(date);
    cursor.word(time);
    half = LocaleTime.Half.NONE;
    boolean packet = false;
    for (int words = 0; words < MOST_WORDS_BEFORE && !packet; words++) {
      cursor.word(word);
      packet = word.is("PACKET");
      LocaleTime.Half said = words == 0 ? LocaleTime.half(word) : LocaleTime.Half.NONE;
      half = words == 0 ? said : half;
    }
    if (!packet) {
      return Kind.OTHER_CONTEXT;
    }
    cursor.word(word);
    if (!isTransport()) {
      cursor.word(word); // behind the packet's address in memory
    }
    if (!isTransport()) {
      return Kind.DAMAGED;
    }
    cursor.word(word);
    sent = word.is("Snd");
    if (!sent && !word.is("Rcv")) {
      return Kind.DAMAGED;
    }
    cursor.word(remote);
    cursor.word(id);
    cursor.word(word);
    response = word.is("R");
    if (response) {
      cursor.word(word);
    }
    query = word.is("Q");
    if (!cursor.skip("[") || !cursor.until("]", inside) || inside.length() < 4) {
      return Kind.DAMAGED;
    }
    flags = hex(inside.part(0, 4));
    cursor.skipSpaces();
    cursor.word(type);
    cursor.rest(name);
    return Kind.PACKET;
  }

  private boolean isTransport() {
    return word.is("UDP") || word.is("TCP");
  }

  LocaleTime.Half half() {
    return half;
  }

  /** Whether this server sent it. */
  boolean isSent() {
    return sent;
  }

  boolean isResponse() {
    return response;
  }

  /** Whether it is of a standard query, and no notification or update. */
  boolean isQuery() {
    return query;
  }

  /** The flags as in a message; the log writes their octets the other way round. -1 for none. */
  int flags() {
    int digits = flags;
    return digits < 0 ? -1 : (digits & 0xFF) << 8 | digits >>> 8;
  }

  /** A number of up to four hexadecimal digits, or -1. */
  static int hex(FieldValue text) {
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || i == 4) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return text.length() == 0 ? -1 : value;
  }
}
