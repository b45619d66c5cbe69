package fluxgate.dns;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An absolute domain name, canonical at birth: ASCII letters in lower case, no trailing dot to
 * compare, labels of 1–63 octets, at most 255 octets on the wire. Octets outside printable ASCII
 * are kept as they are and shown as {@code \DDD} (RFC 4343 §2.1).
 *
 * <p>Held as its wire form without the root octet, with the hash computed once: comparing and
 * hashing never decode text.
 */
public final class DomainName implements Comparable<DomainName> {
  /** RFC 1035 §2.3.4: 255 octets with the root octet, so 254 without. */
  static final int MAX_WIRE_OCTETS = 254;

  static final int MAX_LABEL_OCTETS = 63;

  /** The root. */
  public static final DomainName ROOT = new DomainName(new byte[0]);

  private final byte[] labels;
  private final int hash;

  private DomainName(byte[] labels) {
    this.labels = labels;
    this.hash = Arrays.hashCode(labels);
  }

  /**
   * The name that the text spells; throws IllegalArgumentException naming the text otherwise. For
   * literals in code.
   */
  public static DomainName of(String text) {
    DomainName name = parse(text);
    if (name == null) {
      throw new IllegalArgumentException("not a domain name: " + text);
    }
    return name;
  }

  /**
   * Reads presentation format: dots between labels, an optional trailing dot, {@code \.} and {@code
   * \DDD} escapes. Characters above 127 become their UTF-8 octets, unfolded.
   *
   * @return null for an empty label, a label over 63 octets, a name over 255, or a broken escape
   */
  public static @Nullable DomainName parse(String text) {
    if (text.equals(".")) {
      return ROOT;
    }
    byte[] octets = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return parse(octets, 0, octets.length);
  }

  /** As {@link #parse(String)}, from UTF-8 octets that are not kept. */
  public static @Nullable DomainName parse(byte[] text, int offset, int length) {
    if (length == 1 && text[offset] == '.') {
      return ROOT;
    }
    if (length == 0 || length > 4 * MAX_WIRE_OCTETS) {
      return null;
    }
    byte[] wire = new byte[Math.min(length + 1, MAX_WIRE_OCTETS)];
    int at = 1;
    int labelStart = 0;
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      int octet = text[i] & 0xFF;
      if (octet == '.') {
        int labelLength = at - labelStart - 1;
        if (labelLength == 0) {
          return null;
        }
        wire[labelStart] = (byte) labelLength;
        labelStart = at;
        if (i + 1 == end) {
          return new DomainName(Arrays.copyOf(wire, at));
        }
        if (++at > MAX_WIRE_OCTETS) {
          return null;
        }
        continue;
      }
      if (octet == '\\') {
        int escaped = unescape(text, i + 1, end);
        if (escaped < 0) {
          return null;
        }
        octet = escaped & 0xFF;
        i += escaped >>> 8;
      }
      if (at >= wire.length || at - labelStart > MAX_LABEL_OCTETS) {
        return null;
      }
      wire[at++] = lower(octet);
    }
    int labelLength = at - labelStart - 1;
    if (labelLength == 0) {
      return null;
    }
    wire[labelStart] = (byte) labelLength;
    return new DomainName(at == wire.length ? wire : Arrays.copyOf(wire, at));
  }

  /** The escaped octet in the low 8 bits and the octets it took above them, or -1. */
  private static int unescape(byte[] text, int at, int end) {
    if (at >= end) {
      return -1;
    }
    if (text[at] < '0' || text[at] > '9') {
      return 1 << 8 | (text[at] & 0xFF);
    }
    if (at + 2 >= end || !isDigit(text[at + 1]) || !isDigit(text[at + 2])) {
      return -1;
    }
    int value = (text[at] - '0') * 100 + (text[at + 1] - '0') * 10 + (text[at + 2] - '0');
    return value > 255 ? -1 : 3 << 8 | value;
  }

  private static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }

  /**
   * The name whose uncompressed wire form, without the root octet, stands in {@code wire[offset,
   * offset + length)}. The octets are copied and folded.
   *
   * @return null when the label lengths do not add up or a limit is exceeded
   */
  public static @Nullable DomainName fromLabels(byte[] wire, int offset, int length) {
    if (length == 0) {
      return ROOT;
    }
    if (length > MAX_WIRE_OCTETS) {
      return null;
    }
    byte[] labels = Arrays.copyOfRange(wire, offset, offset + length);
    int at = 0;
    while (at < length) {
      int labelLength = labels[at] & 0xFF;
      if (labelLength == 0 || labelLength > MAX_LABEL_OCTETS || at + labelLength >= length) {
        return null;
      }
      for (int i = at + 1; i <= at + labelLength; i++) {
        labels[i] = lower(labels[i] & 0xFF);
      }
      at += labelLength + 1;
    }
    return new DomainName(labels);
  }

  /**
   * The name whose labels stand in {@code text[offset, offset + length)} raw, joined by dots: a
   * backslash is an octet like others, and nothing at all is the root. A dot inside a label cannot
   * be told from one between labels.
   *
   * @return null for an empty label, a label over 63 octets or a name over 255
   */
  public static @Nullable DomainName parseRaw(byte[] text, int offset, int length) {
    int end = length > 0 && text[offset + length - 1] == '.' ? length - 1 : length;
    if (end == 0) {
      return ROOT;
    }
    if (end >= MAX_WIRE_OCTETS) {
      return null;
    }
    byte[] labels = new byte[end + 1];
    int labelStart = 0;
    for (int i = 0; i < end; i++) {
      byte octet = text[offset + i];
      if (octet == '.') {
        if (i == labelStart || i - labelStart > MAX_LABEL_OCTETS) {
          return null;
        }
        labels[labelStart] = (byte) (i - labelStart);
        labelStart = i + 1;
      } else {
        labels[i + 1] = lower(octet);
      }
    }
    if (end == labelStart || end - labelStart > MAX_LABEL_OCTETS) {
      return null;
    }
    labels[labelStart] = (byte) (end - labelStart);
    return new DomainName(labels);
  }

  private static byte lower(int octet) {
    return (byte) (octet >= 'A' && octet <= 'Z' ? octet + 32 : octet);
  }

  public boolean isRoot() {
    return labels.length == 0;
  }

  /** How many labels; 0 for the root. */
  public int labelCount() {
    int count = 0;
    for (int at = 0; at < labels.length; at += labels[at] + 1) {
      count++;
    }
    return count;
  }

  /** The name made of the last {@code count} labels; this name when it has no more. */
  public DomainName suffix(int count) {
    int drop = labelCount() - count;
    if (drop <= 0) {
      return this;
    }
    int at = 0;
    for (int i = 0; i < drop; i++) {
      at += labels[at] + 1;
    }
    return at == labels.length
        ? ROOT
        : new DomainName(Arrays.copyOfRange(labels, at, labels.length));
  }

  /**
   * Whether this is {@code ancestor} or below it. Whole labels: {@code evilakamai.net} is not below
   * {@code akamai.net}.
   */
  public boolean isAtOrBelow(DomainName ancestor) {
    int start = labels.length - ancestor.labels.length;
    if (start < 0) {
      return false;
    }
    int at = 0;
    while (at < start) {
      at += labels[at] + 1;
    }
    return at == start
        && Arrays.equals(labels, start, labels.length, ancestor.labels, 0, ancestor.labels.length);
  }

  /** The wildcard directly below a name (RFC 4592); null where it would be too long. */
  public static @Nullable DomainName wildcardOf(DomainName parent) {
    byte[] wire = new byte[parent.labels.length + 2];
    if (wire.length > MAX_WIRE_OCTETS) {
      return null;
    }
    wire[0] = 1;
    wire[1] = '*';
    System.arraycopy(parent.labels, 0, wire, 2, parent.labels.length);
    return new DomainName(wire);
  }

  /** The octets of the wire form without the root octet, in a new array. */
  public byte[] toLabels() {
    return labels.clone();
  }

  /** How many octets {@link #toLabels} has. */
  public int octetCount() {
    return labels.length;
  }

  /**
   * The octet at an index of the wire form without the root octet: 0 to {@code octetCount() - 1}.
   */
  public byte octet(int index) {
    return labels[index];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || other instanceof DomainName that
            && hash == that.hash
            && Arrays.equals(labels, that.labels);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Order of the canonical wire octets: total and stable, not alphabetical. */
  @Override
  public int compareTo(DomainName other) {
    return Arrays.compareUnsigned(labels, other.labels);
  }

  /**
   * Presentation format without a trailing dot ({@code .} for the root); whatever is not printable
   * is escaped.
   */
  @Override
  public String toString() {
    if (labels.length == 0) {
      return ".";
    }
    StringBuilder text = new StringBuilder(labels.length);
    for (int at = 0; at < labels.length; ) {
      if (at > 0) {
        text.append('.');
      }
      int end = at + 1 + labels[at];
      for (int i = at + 1; i < end; i++) {
        appendOctet(text, labels[i] & 0xFF);
      }
      at = end;
    }
    return text.toString();
  }

  private static void appendOctet(StringBuilder text, int octet) {
    if (octet == '.' || octet == '\\') {
      text.append('\\').append((char) octet);
    } else if (octet > 0x20 && octet < 0x7F) {
      text.append((char) octet);
    } else {
      text.append('\\').append((char) ('0' + octet / 100));
      text.append((char) ('0' + octet / 10 % 10)).append((char) ('0' + octet % 10));
    }
  }
}
