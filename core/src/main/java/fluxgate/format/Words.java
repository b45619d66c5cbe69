package fluxgate.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Octets looked at eight at a time. In a mask the highest bit of each octet tells; the first octet
 * is the lowest.
 */
public final class Words {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long LOWS = 0x7F7F_7F7F_7F7F_7F7FL;
  private static final long HIGHS = 0x8080_8080_8080_8080L;

  /** The golden ratio in binary, as in other hashes here. */
  private static final long PHI = 0x9E37_79B9_7F4A_7C15L;

  private Words() {}

  /** The eight octets at {@code at}, all of them inside the buffer. */
  public static long at(byte[] buffer, int at) {
    return (long) LONGS.get(buffer, at);
  }

  /** Eight times the octet. */
  public static long of(int octet) {
    return ONES * (octet & 0xFF);
  }

  /** Marks the octets of {@code word} that are those of {@code octets} at their places. */
  public static long equal(long word, long octets) {
    long different = word ^ octets;
    return ~((different & LOWS) + LOWS | different | LOWS);
  }

  /** Marks the octets below 0x20, exactly where none is above 0x7F. */
  public static long controls(long word) {
    return word - ONES * 0x20 & ~word & HIGHS;
  }

  /** Marks the octets above 0x7F. */
  public static long notAscii(long word) {
    return word & HIGHS;
  }

  /** Which octet the first mark of a mask that has one stands at. */
  public static int first(long mask) {
    return Long.numberOfTrailingZeros(mask) >>> 3;
  }

  /** Adds octets to a hash that only has to spread what is no malice. */
  public static long hash(long seed, byte[] buffer, int start, int length) {
    long hash = seed ^ length;
    int at = start;
    int end = start + length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      hash = mix(hash ^ at(buffer, at));
    }
    if (at < end) {
      hash = mix(hash ^ rest(buffer, at, end));
    }
    return hash;
  }

  private static long rest(byte[] buffer, int at, int end) {
    if (at + Long.BYTES <= buffer.length) {
      return at(buffer, at) & (1L << 8 * (end - at)) - 1;
    }
    long rest = 0;
    for (int i = end - 1; i >= at; i--) {
      rest = rest << 8 | buffer[i] & 0xFF;
    }
    return rest;
  }

  private static long mix(long word) {
    long product = word * PHI;
    return product ^ product >>> 32;
  }
}
