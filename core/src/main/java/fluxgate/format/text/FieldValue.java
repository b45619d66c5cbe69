package fluxgate.format.text;

import fluxgate.dns.DomainName;
import fluxgate.format.Frame;
import fluxgate.format.Words;
import fluxgate.net.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One value of a record, as octets in a buffer that it does not own. A flyweight of a {@link
 * FieldRow}: valid until the next line. As a CharSequence it shows one character an octet.
 */
public final class FieldValue implements Field, CharSequence {
  /** What {@link #whole} gives for text that is no number. */
  public static final long NO_NUMBER = -1;

  private static final byte[] NOTHING = new byte[0];

  /** Digits of a number that {@link #plainWhole} reads; more may not fit. */
  private static final int MOST_DIGITS = 15;

  /** A longer fraction can round a number up. */
  private static final int MOST_FRACTION = 6;

  private byte[] buffer = NOTHING;
  private int start;
  private int length;
  private boolean present;

  @Override
  public void clear() {
    length = 0;
    present = false;
  }

  void set(byte[] buffer, int start, int length) {
    if (this.buffer != buffer) { // most values of an input lie in one: the collector need not hear
      this.buffer = buffer;
    }
    this.start = start;
    this.length = length;
    this.present = true;
  }

  /** A value with these octets. */
  public static FieldValue of(byte[] octets) {
    FieldValue value = new FieldValue();
    value.set(octets, 0, octets.length);
    return value;
  }

  /** Makes it a whole record. */
  public void set(Frame frame) {
    set(frame.buffer, frame.start, frame.length);
  }

  /** Whether the record has it: neither left out, nor null, nor the notation's unset mark. */
  public boolean isPresent() {
    return present;
  }

  @Override
  public int length() {
    return length;
  }

  /** Makes the octets those of the frame, without the line ends behind them. */
  public void fill(Frame frame) {
    frame.buffer = buffer;
    frame.start = start;
    frame.length = length;
    while (frame.length > 0
        && (buffer[start + frame.length - 1] == '\n' || buffer[start + frame.length - 1] == '\r')) {
      frame.length--;
    }
  }

  /** Where the octets lie. */
  byte[] buffer() {
    return buffer;
  }

  /** Where in {@link #buffer} the octets begin. */
  int start() {
    return start;
  }

  /** A hash of the octets that goes on from another. */
  long hash(long seed) {
    return Words.hash(seed, buffer, start, length);
  }

  /** Whether the octets stand at {@code from} in {@code octets}, which has as many there. */
  boolean equalTo(byte[] octets, int from) {
    return Arrays.equals(buffer, start, start + length, octets, from, from + length);
  }

  void copyTo(byte[] octets, int from) {
    System.arraycopy(buffer, start, octets, from, length);
  }

  @Override
  public char charAt(int index) {
    return (char) (buffer[start + index] & 0xFF);
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return new String(buffer, start + from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Whether it is present and exactly these ASCII characters. */
  public boolean is(String ascii) {
    return present && length == ascii.length() && startsWith(ascii);
  }

  /** Whether it begins with these ASCII characters. */
  public boolean startsWith(String ascii) {
    return startsWith(ascii, 0);
  }

  /** Whether these ASCII characters stand at {@code from}. */
  boolean startsWith(String ascii, int from) {
    if (length - from < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (buffer[start + from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it says true: {@code true}, {@code T} or {@code 1}. */
  public boolean isTrue() {
    return is("T") || is("true") || is("1");
  }

  /**
   * A number from 0 to 2^63-1; a fraction is cut off.
   *
   * @return {@link #NO_NUMBER} where there is none or it is negative
   */
  public long whole() {
    long value = 0;
    for (int i = 0; i < length; i++) {
      int digit = buffer[start + i] - '0';
      if (digit < 0 || digit > 9) {
        return i > 0 ? withFraction() : NO_NUMBER;
      }
      if (value > (Long.MAX_VALUE - 9) / 10) {
        return NO_NUMBER;
      }
      value = value * 10 + digit;
    }
    return length == 0 ? NO_NUMBER : value;
  }

  /**
   * Reads a number without surprises that begins at {@code from}: digits, perhaps a fraction, as
   * {@link #whole} does.
   *
   * @return where it ends, or -1 where it needs more care
   */
  int plainWhole(int from, long[] into, int index) {
    int at = start + from;
    int end = start + length;
    long value = 0;
    int digits = 0;
    while (at < end && buffer[at] >= '0' && buffer[at] <= '9') {
      value = value * 10 + (buffer[at++] - '0');
      digits++;
    }
    if (digits == 0 || digits > MOST_DIGITS) {
      return -1;
    }
    if (at < end && buffer[at] == '.') {
      int first = ++at;
      while (at < end && buffer[at] >= '0' && buffer[at] <= '9') {
        at++;
      }
      if (at == first || at - first > MOST_FRACTION) {
        return -1;
      }
    }
    into[index] = value;
    return at - start;
  }

  private long withFraction() {
    long millionths = Timestamps.decimal(buffer, start, length, 6);
    return millionths < 0 ? NO_NUMBER : millionths / 1_000_000;
  }

  /** A number from 0 to {@code most}, or -1. */
  public int whole(int most) {
    long value = whole();
    return value <= most ? (int) value : -1;
  }

  /** Seconds as microseconds; {@link Timestamps#BAD} where it is no number or negative. */
  public long durationMicros() {
    long micros = Timestamps.decimal(buffer, start, length, 6);
    return micros < 0 ? Timestamps.BAD : micros;
  }

  /** A point in time between 1980 and 2200, or {@link Timestamps#BAD}. */
  public long timeMicros() {
    return Timestamps.parse(buffer, start, length);
  }

  /** A point in time written in ISO 8601, in UTC where it says no offset. */
  public long timeMicrosUtc() {
    return Timestamps.parseUtc(buffer, start, length);
  }

  /** As {@link #timeMicros}, of epoch milliseconds. */
  public long timeMicrosOfMillis() {
    return Timestamps.inRange(Timestamps.decimal(buffer, start, length, 3));
  }

  public @Nullable IpAddress address() {
    return IpAddress.parse(buffer, start, length);
  }

  /** The name in presentation format, escapes included; null where it is none. */
  public @Nullable DomainName name() {
    return DomainName.parse(buffer, start, length);
  }

  /**
   * The name whose labels stand here raw, joined by dots, as Zeek and Suricata write them: a
   * backslash is an octet like others, and nothing at all is the root. A dot inside a label cannot
   * be told from one between labels.
   *
   * @return null for an empty label, a label over 63 octets or a name over 255
   */
  public @Nullable DomainName rawName() {
    return DomainName.parseRaw(buffer, start, length);
  }

  /** What stands after the last space: the target of an MX or SRV record's data. */
  public FieldValue lastWord() {
    int from = length;
    while (from > 0 && buffer[start + from - 1] != ' ') {
      from--;
    }
    return part(from, length);
  }

  /** The octets from one place up to, but without, another. */
  public FieldValue part(int from, int to) {
    FieldValue part = new FieldValue();
    part.set(buffer, start + from, to - from);
    return part;
  }

  /** The octets as UTF-8 text. */
  public String text() {
    return new String(buffer, start, length, StandardCharsets.UTF_8);
  }

  /** As {@link #text}, of at most {@code most} octets. */
  public String text(int most) {
    return new String(buffer, start, Math.min(length, most), StandardCharsets.UTF_8);
  }

  @Override
  public void unescape(boolean doubled) {
    int first = indexOf((byte) '\\');
    if (first < 0) {
      return;
    }
    byte[] plain = Arrays.copyOfRange(buffer, start, start + length);
    int to = first;
    for (int i = first; i < length; i++) {
      if (plain[i] == '\\' && i + 3 < length && plain[i + 1] == 'x') {
        int high = Character.digit(plain[i + 2], 16);
        int low = Character.digit(plain[i + 3], 16);
        if (high >= 0 && low >= 0) {
          plain[to++] = (byte) (high << 4 | low);
          i += 3;
          continue;
        }
      }
      if (doubled && plain[i] == '\\' && i + 1 < length && plain[i + 1] == '\\') {
        i++;
      }
      plain[to++] = plain[i];
    }
    set(plain, 0, to);
  }

  private int indexOf(byte octet) {
    for (int i = 0; i < length; i++) {
      if (buffer[start + i] == octet) {
        return i;
      }
    }
    return -1;
  }

  /** For messages and tests. */
  @Override
  public String toString() {
    return present ? text() : "(absent)";
  }
}
