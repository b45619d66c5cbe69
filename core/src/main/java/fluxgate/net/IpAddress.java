package fluxgate.net;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One IPv4 or IPv6 address. IPv4 is held as its IPv4-mapped form, so {@code ::ffff:192.0.2.7} and
 * {@code 192.0.2.7} are equal, and IPv4 sorts before all global IPv6.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record IpAddress(long high, long low) implements Comparable<IpAddress> {
  private static final long V4_MARK = 0x0000_FFFF_0000_0000L;
  private static final int V6_BYTES = 16;
  private static final int V4_BYTES = 4;

  /** IPv6 with the last 32 bits as a dotted quad, in full. */
  private static final int MOST_TEXT = 45;

  /** The IPv4 address with these 32 bits. */
  public static IpAddress v4(int bits) {
    return new IpAddress(0, v4Low(bits));
  }

  /** {@link #low} of the IPv4 address with these 32 bits; its {@link #high} is 0. */
  public static long v4Low(int bits) {
    return V4_MARK | bits & 0xFFFF_FFFFL;
  }

  /**
   * The address in network byte order.
   *
   * @return null unless {@code length} is 4 or 16
   */
  public static @Nullable IpAddress fromBytes(byte[] bytes, int offset, int length) {
    if (length == V4_BYTES) {
      return v4((int) readBits(bytes, offset, V4_BYTES));
    }
    return length == V6_BYTES
        ? new IpAddress(readBits(bytes, offset, 8), readBits(bytes, offset + 8, 8))
        : null;
  }

  private static long readBits(byte[] bytes, int offset, int count) {
    long bits = 0;
    for (int i = 0; i < count; i++) {
      bits = bits << 8 | (bytes[offset + i] & 0xFF);
    }
    return bits;
  }

  /**
   * The address that the text spells; throws IllegalArgumentException naming the text otherwise.
   * For literals in code.
   */
  public static IpAddress of(String text) {
    IpAddress address = parse(text);
    if (address == null) {
      throw new IllegalArgumentException("not an IP address: " + text);
    }
    return address;
  }

  /**
   * Reads a dotted-quad or RFC 4291 literal. No zone index, no brackets, no leading zeros in IPv4
   * parts (they are octal to some readers), and never a name lookup.
   *
   * @return null when the text is no address
   */
  public static @Nullable IpAddress parse(CharSequence text) {
    int length = text.length();
    if (length < 2 || length > MOST_TEXT) {
      return null;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return parseV6(text);
      }
      if (c == '.') {
        long v4 = parseV4(text, 0, length);
        return v4 < 0 ? null : v4((int) v4);
      }
      if (Character.digit(c, 16) < 0) {
        return null;
      }
    }
    return null;
  }

  /** As {@link #parse(CharSequence)}, from ASCII octets that are not kept. */
  public static @Nullable IpAddress parse(byte[] text, int offset, int length) {
    if (length < 2 || length > MOST_TEXT) {
      return null;
    }
    long v4 = plainV4(text, offset, offset + length);
    return v4 >= 0
        ? v4((int) v4)
        : parse(new String(text, offset, length, StandardCharsets.ISO_8859_1));
  }

  /** The 32 bits where the octets are a dotted quad without doubt, else -1. */
  private static long plainV4(byte[] text, int start, int end) {
    long bits = 0;
    int parts = 1;
    int value = -1;
    for (int i = start; i < end; i++) {
      int digit = text[i] - '0';
      if (digit >= 0 && digit <= 9) {
        if (value == 0 || value > 25) {
          return -1; // a leading zero, or a value above 259
        }
        value = value < 0 ? digit : value * 10 + digit;
      } else if (text[i] == '.' && value >= 0 && value <= 255 && parts < 4) {
        bits = bits << 8 | value;
        parts++;
        value = -1;
      } else {
        return -1;
      }
    }
    return parts == 4 && value >= 0 && value <= 255 ? bits << 8 | value : -1;
  }

  /** The 32 bits of a dotted quad in {@code [start, end)}, or -1. */
  private static long parseV4(CharSequence text, int start, int end) {
    long bits = 0;
    int parts = 0;
    int i = start;
    while (i < end) {
      int value = 0;
      int digits = 0;
      while (i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9' && digits < 4) {
        value = value * 10 + (text.charAt(i) - '0');
        digits++;
        i++;
      }
      boolean leadingZero = digits > 1 && text.charAt(i - digits) == '0';
      if (digits == 0 || digits > 3 || value > 255 || leadingZero) {
        return -1;
      }
      bits = bits << 8 | value;
      parts++;
      if (i == end) {
        return parts == 4 ? bits : -1;
      }
      if (text.charAt(i++) != '.' || parts == 4) {
        return -1;
      }
    }
    return -1;
  }

  private static @Nullable IpAddress parseV6(CharSequence text) {
    int[] groups = new int[8];
    int count = 0;
    int gap = -1;
    int i = 0;
    int end = text.length();
    if (text.charAt(0) == ':') {
      if (text.charAt(1) != ':') {
        return null;
      }
      gap = 0;
      i = 2;
    }
    while (i < end) {
      if (count == 8) {
        return null;
      }
      int start = i;
      int value = 0;
      while (i < end && i - start < 5 && Character.digit(text.charAt(i), 16) >= 0) {
        value = value << 4 | Character.digit(text.charAt(i++), 16);
      }
      if (i < end && text.charAt(i) == '.') {
        long v4 = parseV4(text, start, end);
        if (v4 < 0 || count > 6) {
          return null;
        }
        groups[count++] = (int) (v4 >>> 16);
        groups[count++] = (int) (v4 & 0xFFFF);
        i = end;
        break;
      }
      if (i == start || i - start > 4) {
        return null;
      }
      groups[count++] = value;
      if (i == end) {
        break;
      }
      if (text.charAt(i++) != ':' || i == end) {
        return null;
      }
      if (text.charAt(i) == ':') {
        if (gap >= 0) {
          return null;
        }
        gap = count;
        i++;
      }
    }
    if (gap < 0 ? count != 8 : count > 7) {
      return null;
    }
    if (gap >= 0) {
      int tail = count - gap;
      int[] spread = new int[8];
      System.arraycopy(groups, 0, spread, 0, gap);
      System.arraycopy(groups, gap, spread, 8 - tail, tail);
      groups = spread;
    }
    long high = 0;
    long low = 0;
    for (int g = 0; g < 4; g++) {
      high = high << 16 | groups[g];
      low = low << 16 | groups[g + 4];
    }
    return new IpAddress(high, low);
  }

  public boolean isV4() {
    return high == 0 && low >>> 32 == 0xFFFF;
  }

  /** The 32 bits of an IPv4 address; meaningless for IPv6. */
  public int v4Bits() {
    return (int) low;
  }

  /** Network byte order: 4 bytes for IPv4, 16 for IPv6. */
  public byte[] toBytes() {
    byte[] bytes = new byte[isV4() ? V4_BYTES : V6_BYTES];
    for (int i = 0; i < bytes.length; i++) {
      int shift = 8 * (bytes.length - 1 - i);
      bytes[i] = (byte) (shift >= 64 ? high >>> (shift - 64) : low >>> shift);
    }
    return bytes;
  }

  /**
   * The address with everything after its first bits cleared: {@code v4Length} bits for IPv4,
   * {@code v6Length} for IPv6.
   */
  public IpAddress truncate(int v4Length, int v6Length) {
    int length = isV4() ? 96 + v4Length : v6Length;
    long keepHigh = length >= 64 ? -1L : length == 0 ? 0 : -1L << (64 - length);
    long keepLow = length >= 128 ? -1L : length <= 64 ? 0 : -1L << (128 - length);
    boolean whole = (high & ~keepHigh) == 0 && (low & ~keepLow) == 0;
    return whole ? this : new IpAddress(high & keepHigh, low & keepLow);
  }

  /**
   * Written out: the one that the compiler makes starts slowly, and look-ups by it are all that a
   * run does.
   */
  @Override
  public int hashCode() {
    long mixed = (high ^ low) * 0x9E3779B97F4A7C15L;
    return (int) (mixed ^ mixed >>> 32);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpAddress that && high == that.high && low == that.low;
  }

  @Override
  public int compareTo(IpAddress other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** RFC 5952 text. */
  @Override
  public String toString() {
    if (isV4()) {
      int bits = v4Bits();
      return (bits >>> 24)
          + "."
          + (bits >>> 16 & 0xFF)
          + "."
          + (bits >>> 8 & 0xFF)
          + "."
          + (bits & 0xFF);
    }
    int[] groups = new int[8];
    for (int g = 0; g < 4; g++) {
      groups[g] = (int) (high >>> (48 - 16 * g)) & 0xFFFF;
      groups[g + 4] = (int) (low >>> (48 - 16 * g)) & 0xFFFF;
    }
    int gap = longestZeroRun(groups);
    StringBuilder text = new StringBuilder(39);
    for (int g = 0; g < 8; g++) {
      if (g == gap) {
        text.append("::");
        while (g + 1 < 8 && groups[g + 1] == 0) {
          g++;
        }
        continue;
      }
      if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(groups[g]));
    }
    return text.toString();
  }

  /** The start of the first longest run of at least two zero groups, or -1. */
  private static int longestZeroRun(int[] groups) {
    int best = -1;
    int bestLength = 1;
    for (int g = 0; g < 8; g++) {
      int length = 0;
      while (g + length < 8 && groups[g + length] == 0) {
        length++;
      }
      if (length > bestLength) {
        best = g;
        bestLength = length;
      }
      g += length;
    }
    return best;
  }

  /** A private copy of the addresses in ascending order. */
  public static IpAddress[] sorted(IpAddress[] addresses) {
    IpAddress[] copy = addresses.clone();
    Arrays.sort(copy);
    return copy;
  }
}
