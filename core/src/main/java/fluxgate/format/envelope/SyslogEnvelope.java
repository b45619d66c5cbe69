package fluxgate.format.envelope;

import fluxgate.format.Frame;
import fluxgate.format.LogClock;
import fluxgate.format.text.Timestamps;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Syslog headers of RFC 5424, and the many of RFC 3164: with or without priority, with a time of
 * either kind, with or without host and program, as daemons, relays and appliances write them.
 *
 * <p>Of RFC 5424 what only the wrapper says of the event (message id, structured data) stays inside
 * where it is not {@code -}. A program's name that begins with a percent sign is an appliance's
 * message code and stays as well.
 */
final class SyslogEnvelope implements Envelope {
  /** RFC 5424 §6: the longest of its names is a host's, 255. */
  private static final int MOST_NAME = 255;

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private final LogClock clock;
  private final LogClock utc;
  private byte[] octets = new byte[0];
  private int at;
  private int end;
  private @Nullable String lastHost;
  private @Nullable String lastProgram;

  SyslogEnvelope(LogClock clock) {
    this.clock = clock;
    utc = clock.utc();
  }

  @Override
  public boolean unwrap(Frame frame) {
    octets = frame.buffer;
    at = frame.start;
    end = frame.start + frame.length;
    skipOctetCount();
    boolean prioritised = skipPriority();
    boolean versioned = prioritised && peek(0) == '1' && peek(1) == ' ';
    if (versioned) {
      at += 2;
      return version1(frame);
    }
    long time = time();
    if (!prioritised && time == Timestamps.BAD) {
      return false;
    }
    skipSpaces();
    if (time != Timestamps.BAD) {
      frame.wrappedMicros = time;
      String host = host();
      frame.wrappedHost = host == null ? frame.wrappedHost : host;
    }
    String program = program();
    frame.wrappedProgram = program == null ? frame.wrappedProgram : program;
    return inside(frame);
  }

  private boolean inside(Frame frame) {
    skipSpaces();
    frame.start = at;
    frame.length = end - at;
    return true;
  }

  /** RFC 6587: the length of the message before it. */
  private void skipOctetCount() {
    int from = at;
    while (isDigit(peek(0)) && at - from < 7) {
      at++;
    }
    if (at == from || peek(0) != ' ' || peek(1) != '<') {
      at = from;
    } else {
      at++;
    }
  }

  private boolean skipPriority() {
    int from = at;
    if (peek(0) != '<' || !isDigit(peek(1))) {
      return false;
    }
    at++;
    while (isDigit(peek(0)) && at - from <= 3) {
      at++;
    }
    if (peek(0) != '>') {
      at = from;
      return false;
    }
    at++;
    return true;
  }

  private boolean version1(Frame frame) {
    int from = at;
    int stop = wordEnd();
    frame.wrappedMicros = Timestamps.parse(octets, from, stop - from);
    at = Math.min(stop + 1, end);
    String host = word(lastHost);
    lastHost = host;
    frame.wrappedHost = host;
    String program = word(lastProgram);
    lastProgram = program;
    frame.wrappedProgram = program;
    at = Math.min(wordEnd() + 1, end); // the process
    int message = at;
    int messageEnd = wordEnd();
    at = Math.min(messageEnd + 1, end);
    boolean structured = peek(0) == '[';
    if (!structured) {
      at = Math.min(wordEnd() + 1, end);
      if (messageEnd - message == 1 && octets[message] == '-') {
        skipByteOrderMark();
        return inside(frame);
      }
    }
    at = message;
    return inside(frame);
  }

  private void skipByteOrderMark() {
    if (peek(0) == 0xEF && peek(1) == 0xBB && peek(2) == 0xBF) {
      at += 3;
    }
  }

  /** The time that stands here; {@link Timestamps#BAD}, and nothing passed, where none does. */
  private long time() {
    int from = at;
    long time = peek(4) == '-' && isDigit(peek(0)) ? iso() : monthFirst();
    if (time == Timestamps.BAD) {
      at = from;
    }
    return time;
  }

  private long iso() {
    int stop = wordEnd();
    if (stop > at && octets[stop - 1] == ':' && stop - at > 20) {
      stop--;
    }
    long time = Timestamps.parse(octets, at, stop - at);
    at = stop;
    skip(':');
    return time;
  }

  /**
   * {@code Nov 3 07:38:10}, perhaps with a fraction, with a year before or behind the clock, with
   * UTC behind it; other zones are not told apart.
   */
  private long monthFirst() {
    skip('*'); // a clock that is not synchronised (Cisco)
    int month = month();
    if (month == 0 || peek(3) != ' ') {
      return Timestamps.BAD;
    }
    at += 4;
    skipSpaces();
    int day = number(2);
    if (!skip(' ')) {
      return Timestamps.BAD;
    }
    int year = -1;
    if (peek(4) == ' ') {
      year = number(4);
      at++;
    }
    int hour = number(2);
    boolean shaped = skip(':');
    int minute = number(2);
    shaped &= skip(':');
    int second = number(2);
    int micros = fraction();
    shaped &= at == end || peek(0) == ' ' || peek(0) == ':';
    if (!shaped) {
      return Timestamps.BAD;
    }
    if (peek(0) == ' ' && isDigit(peek(1)) && peek(5) == ' ' && year < 0) {
      at++; // the year after the clock
      year = number(4);
    }
    LogClock its = saysUtc() ? utc : clock;
    skip(':');
    return Timestamps.inRange(
        year < 0
            ? its.microsWithoutYear(month, day, hour, minute, second, micros)
            : its.micros(year, month, day, hour, minute, second, micros));
  }

  /** Passes {@code UTC} or {@code GMT}, where a colon ends the time behind it (Cisco). */
  private boolean saysUtc() {
    boolean utcs = peek(1) == 'U' && peek(2) == 'T' && peek(3) == 'C';
    boolean gmts = peek(1) == 'G' && peek(2) == 'M' && peek(3) == 'T';
    boolean said = peek(0) == ' ' && (utcs || gmts) && peek(4) == ':';
    at += said ? 4 : 0;
    return said;
  }

  private int month() {
    for (int month = 0; month < 12; month++) {
      boolean same = true;
      for (int i = 0; i < 3 && same; i++) {
        same = (peek(i) | 0x20) == MONTHS.charAt(3 * month + i);
      }
      if (same) {
        return month + 1;
      }
    }
    return 0;
  }

  private int number(int mostDigits) {
    int value = 0;
    int from = at;
    while (at - from < mostDigits && isDigit(peek(0))) {
      value = value * 10 + octets[at++] - '0';
    }
    return at == from ? -1 : value;
  }

  private int fraction() {
    if (peek(0) != '.' || !isDigit(peek(1))) {
      return 0;
    }
    at++;
    int micros = 0;
    for (int place = 0; isDigit(peek(0)); place++) {
      if (place < 6) {
        micros = micros * 10 + octets[at] - '0';
      }
      at++;
    }
    int digits = digitsBefore();
    for (int place = digits; place < 6; place++) {
      micros *= 10;
    }
    return micros;
  }

  private int digitsBefore() {
    int from = at;
    while (isDigit(octets[from - 1])) {
      from--;
    }
    return Math.min(at - from, 6);
  }

  /** The host's name; null, and nothing passed, where the next word is the program's or text. */
  private @Nullable String host() {
    int stop = wordEnd();
    if (stop == at || stop == end || stop - at > MOST_NAME) {
      return null;
    }
    for (int i = at; i < stop; i++) {
      int c = octets[i];
      boolean fits = isLetter(c) || isDigit(c) || c == '.' || c == '-' || c == '_' || c == ':';
      if (!fits) {
        return null;
      }
    }
    if (octets[stop - 1] == ':') {
      return null;
    }
    String host = text(at, stop, lastHost);
    lastHost = host;
    at = stop;
    skipSpaces();
    return host;
  }

  /**
   * {@code name:} or {@code name[process]:}; null, and nothing passed, where neither stands here.
   */
  private @Nullable String program() {
    int stop = wordEnd();
    if (stop - at < 2 || stop - at > MOST_NAME || octets[stop - 1] != ':' || octets[at] == '%') {
      return null;
    }
    int nameEnd = stop - 1;
    if (octets[nameEnd - 1] == ']') {
      int open = nameEnd - 2;
      while (open > at && octets[open] != '[') {
        open--;
      }
      if (open <= at) {
        return null; // "[12:0]:" is text, and so is "]:"
      }
      nameEnd = open;
    }
    for (int i = at; i < nameEnd; i++) {
      int c = octets[i];
      boolean fits = isLetter(c) || isDigit(c) || c == '.' || c == '-' || c == '_' || c == '/';
      if (!fits) {
        return null;
      }
    }
    String program = text(at, nameEnd, lastProgram);
    lastProgram = program;
    at = stop;
    return program;
  }

  private @Nullable String word(@Nullable String known) {
    int stop = wordEnd();
    String word = stop - at == 1 && octets[at] == '-' ? null : text(at, stop, known);
    at = Math.min(stop + 1, end);
    return word;
  }

  /** The octets as text; {@code known} itself where it says the same, as it mostly does. */
  private String text(int from, int to, @Nullable String known) {
    int length = Math.min(to - from, MOST_NAME);
    if (known != null && known.length() == length) {
      int same = 0;
      while (same < length && octets[from + same] == known.charAt(same)) {
        same++;
      }
      if (same == length) {
        return known;
      }
    }
    return new String(octets, from, length, StandardCharsets.UTF_8);
  }

  private int wordEnd() {
    int stop = at;
    while (stop < end && octets[stop] != ' ') {
      stop++;
    }
    return stop;
  }

  private void skipSpaces() {
    while (at < end && octets[at] == ' ') {
      at++;
    }
  }

  private boolean skip(int octet) {
    boolean here = peek(0) == octet;
    at += here ? 1 : 0;
    return here;
  }

  private int peek(int ahead) {
    return at + ahead < end ? octets[at + ahead] & 0xFF : -1;
  }

  private static boolean isDigit(int octet) {
    return octet >= '0' && octet <= '9';
  }

  private static boolean isLetter(int octet) {
    return (octet | 0x20) >= 'a' && (octet | 0x20) <= 'z';
  }
}
