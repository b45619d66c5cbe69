package fluxgate.app.history.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The octets of a page, read front to back. Beyond the end there are zeros to be read in one go, so
 * what reads too far is found by its place and not by each read.
 */
final class PageOctets {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** So many octets more than there are can be read at any place in them. */
  private static final int SPARE = 16;

  final byte[] octets;
  final int size;
  int at;

  /**
   * @param octets which are copied where there is no room behind them
   */
  PageOctets(byte[] octets, int size) {
    this.octets = octets.length >= size + SPARE ? octets : Arrays.copyOf(octets, size + SPARE);
    this.size = size;
  }

  /** An array that so many octets fit into as they are. */
  static byte[] room(int size) {
    return new byte[size + SPARE];
  }

  /** Moves on over so many octets; where they began. */
  int take(long length) {
    if (length < 0 || length > size - at) {
      throw new IndexOutOfBoundsException("a page ends too early");
    }
    int from = at;
    at += (int) length;
    return from;
  }

  int octet() {
    return octets[take(1)] & 0xFF;
  }

  int int32() {
    return (int) word(take(4));
  }

  long int64() {
    return word(take(8));
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      value |= (octet & 0x7FL) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException("a number without end");
  }

  long zigzag() {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }

  /** Eight octets from a place on, the low one first. */
  long word(int place) {
    return (long) LONGS.get(octets, place);
  }

  /**
   * A packed value.
   *
   * @param bit where it begins
   * @param width 0 to 64
   */
  long bits(long bit, int width) {
    if (width == 0) {
      return 0;
    }
    int place = (int) (bit >>> 3);
    int shift = (int) (bit & 7);
    long value = word(place) >>> shift;
    if (shift + width > 64) {
      value |= (octets[place + 8] & 0xFFL) << 64 - shift;
    }
    return width == 64 ? value : value & (1L << width) - 1;
  }
}
